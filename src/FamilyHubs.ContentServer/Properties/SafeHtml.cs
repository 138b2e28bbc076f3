using System.Collections.Frozen;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>The HTML that may be stored in rich text. Everything outside the allow-list is taken out; its words stay.</summary>
internal static class SafeHtml
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
        ["p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "br", "sub", "sup", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td"]);

    /// <summary>Their words go too: they are code or furniture, not text.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        ["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "head", "title", "textarea", "select", "xmp", "noembed", "noframes", "plaintext"]);

    private static readonly HtmlParser Parser = new();

    private const int MostRounds = 10;

    /// <summary>
    /// Cleans until nothing changes, because taking an element out may leave nesting that a browser reads otherwise. Text that
    /// never settles is kept as words.
    /// </summary>
    public static string Clean(string html)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var clean = CleanOnce(html);
            if (clean == html) return clean;
            html = clean;
        }
        return $"<p>{System.Net.WebUtility.HtmlEncode(html)}</p>";
    }

    private static string CleanOnce(string html)
    {
        var body = Parser.ParseDocument("").Body!;
        body.InnerHtml = html;
        foreach (var child in body.ChildNodes.ToArray()) Clean(child);
        return body.ChildNodes.ToHtml().Trim();
    }

    /// <summary>Addresses that a link may go to: the web over TLS or plain, mail, phone, our own paths and places on the page.</summary>
    public static bool IsSafeAddress(string address)
    {
        if (address.Any(char.IsControl) || address.StartsWith("//", StringComparison.Ordinal) || address.Contains('\\', StringComparison.Ordinal)) return false;
        if (address.StartsWith('/') || address.StartsWith('#')) return true;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel";
    }

    private static void Clean(INode node)
    {
        if (node is IText) return;
        if (node is not IElement element || Dropped.Contains(element.LocalName))
        {
            node.Parent!.RemoveChild(node);
            return;
        }
        foreach (var child in element.ChildNodes.ToArray()) Clean(child);
        if (element.LocalName is "b" or "i") element = Rename(element, element.LocalName == "b" ? "strong" : "em");
        if (Allowed.Contains(element.LocalName) && element.NamespaceUri == "http://www.w3.org/1999/xhtml") KeepSafeAttributes(element);
        else Unwrap(element);
    }

    private static void KeepSafeAttributes(IElement element)
    {
        var href = element.LocalName == "a" ? element.GetAttribute("href")?.Trim() : null;
        var scope = element.LocalName == "th" ? element.GetAttribute("scope") ?? (element.Closest("thead") is null ? "row" : "col") : null;
        foreach (var attribute in element.Attributes.ToArray()) element.RemoveAttribute(attribute.Name);
        if (href is not null && IsSafeAddress(href)) element.SetAttribute("href", href);
        if (scope is not null) element.SetAttribute("scope", scope is "row" ? "row" : "col");
    }

    private static IElement Rename(IElement element, string name)
    {
        var renamed = element.Owner!.CreateElement(name);
        while (element.FirstChild is { } child) renamed.AppendChild(child);
        element.Replace(renamed);
        return renamed;
    }

    private static void Unwrap(IElement element)
    {
        while (element.FirstChild is { } child) element.Before(child);
        element.Remove();
    }
}
