using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Writes sanitised HTML as Markdown. What Markdown has no way to say gives null, and is then kept as HTML.</summary>
internal sealed class HtmlAsMarkdown
{
    private static readonly HtmlParser Parser = new();

    private readonly StringBuilder text = new();

    private bool failed;

    public static string? Write(string html)
    {
        var writer = new HtmlAsMarkdown();
        writer.Blocks(Parser.ParseDocument(html).Body!, "");
        return writer.failed ? null : writer.text.ToString().TrimEnd('\n') + "\n";
    }

    private void Blocks(INode parent, string indent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText { Data: var words } && string.IsNullOrWhiteSpace(words)) continue;
            if (node is IElement element) Block(element, indent);
            else failed = true;
        }
    }

    private void Block(IElement element, string indent)
    {
        switch (element.LocalName)
        {
            case "p":
                text.Append(indent).Append(Inline(element)).Append("\n\n");
                break;
            case "h2" or "h3" or "h4":
                text.Append('#', element.LocalName[1] - '0').Append(' ').Append(Inline(element)).Append("\n\n");
                break;
            case "ul" or "ol":
                List(element, indent);
                text.Append('\n');
                break;
            case "table":
                Table(element);
                break;
            default:
                failed = true;
                break;
        }
    }

    private void List(IElement list, string indent)
    {
        var number = 1;
        foreach (var item in list.Children)
        {
            var mark = list.LocalName == "ol" ? $"{number++}. " : "- ";
            var nested = item.Children.Where(child => child.LocalName is "ul" or "ol").ToList();
            text.Append(indent).Append(mark).Append(Inline(item, nested).Trim()).Append('\n');
            foreach (var child in nested) List(child, indent + new string(' ', mark.Length));
        }
    }

    private void Table(IElement table)
    {
        if (table.QuerySelector("thead") is null || table.QuerySelector("tbody th") is not null) failed = true;
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            text.Append("| ").AppendJoin(" | ", row.Children.Select(cell => Inline(cell))).Append(" |\n");
            if (row.ParentElement?.LocalName == "thead") text.Append('|').Insert(text.Length, " --- |", row.Children.Length).Append('\n');
        }
        text.Append('\n');
    }

    private string Inline(IElement element, List<IElement>? except = null)
    {
        var line = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            if (node is IElement child && except?.Contains(child) == true) continue;
            line.Append(node switch
            {
                IText words => Escape(words.Data),
                IElement { LocalName: "strong" } strong => $"**{Inline(strong)}**",
                IElement { LocalName: "em" } emphasis => $"*{Inline(emphasis)}*",
                IElement { LocalName: "a" } link => $"[{Inline(link)}]({link.GetAttribute("href")})",
                _ => Fail(),
            });
        }
        return line.ToString();
    }

    private string Fail()
    {
        failed = true;
        return "";
    }

    private static string Escape(string words)
    {
        var escaped = new StringBuilder();
        foreach (var c in words) escaped.Append(c is '*' or '_' or '`' or '\\' or '|' or '<' ? $"\\{c}" : c.ToString());
        return escaped.ToString();
    }
}
