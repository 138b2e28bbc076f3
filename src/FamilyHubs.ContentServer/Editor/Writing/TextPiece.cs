using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Text that somebody wrote in one property, read as HTML when it is rich.</summary>
internal sealed record TextPiece(string Place, PropertyType Property, string Text, IElement? Html)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Aliases of text that families do not read.</summary>
    private static readonly HashSet<string> NotRead = ["searchWords", "sources", "toConfirm", "owner", "source", "words", "from", "segment", "rows"];

    /// <summary>Every text in the values and in the blocks among them, in the order of the form.</summary>
    public static IEnumerable<TextPiece> In(JsonObject values, ContentType type, ContentModel model, string place = "")
    {
        foreach (var property in type.PropertyList.Where(property => values[property.Alias] is not null && !NotRead.Contains(property.Alias)))
        {
            var value = values[property.Alias]!;
            var here = place + property.Alias;
            switch (property.DataType.EditorAlias)
            {
                case "Umbraco.RichText" when value.Text() is { } html:
                    var body = Parser.ParseDocument(html).Body!;
                    yield return new(here, property, body.TextContent, body);
                    break;
                case "Umbraco.TextBox" or "Umbraco.TextArea" when value.Text() is { } text:
                    yield return new(here, property, text, null);
                    break;
                case "Umbraco.MultipleTextstring" when value is JsonArray lines:
                    yield return new(here, property, string.Join("\n", lines.Select(line => line.Text())), null);
                    break;
                case "Umbraco.BlockList" when value is JsonArray blocks:
                    foreach (var (i, block) in blocks.OfType<JsonObject>().Index())
                        if (model.Find(block["contentType"].Text() ?? "") is { } element && block["values"] is JsonObject inside)
                            foreach (var piece in In(inside, element, model, $"{here}[{i}].")) yield return piece;
                    break;
            }
        }
    }

    /// <summary>Paragraphs, items and cells; plain text line by line.</summary>
    public IEnumerable<string> Paragraphs =>
        (Html is { } html
            ? html.QuerySelectorAll("p, li, td, blockquote").Where(element => element.QuerySelector("p, li") is null).Select(element => element.TextContent)
            : Text.Split('\n')).Select(Plain).Where(text => text.Length > 0);

    public IEnumerable<string> Sentences => Paragraphs.SelectMany(Prose.Sentences);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
