using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>Rich text as markup, or as a tree of elements when the settings say so.</summary>
internal sealed partial class ContentWriter
{
    private static readonly Regex LocalHref = new(@"<a href=""/\{localLink:([0-9a-fA-F-]{36})\}([^""]*)"">", RegexOptions.NonBacktracking);

    private static readonly Regex LocalAddress = new(@"^/\{localLink:([0-9a-fA-F-]{36})\}(.*)$", RegexOptions.NonBacktracking);

    private static readonly HtmlParser Parser = new();

    /// <summary>Stored as markup, or as markup and blocks.</summary>
    public void WriteRichText(PropertyValue value)
    {
        var markup = value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString()! : Text(value.Value, "markup") ?? "";
        var blocks = value.Value.ValueKind == JsonValueKind.Object && value.Value.TryGetProperty("blocks", out var list) ? list : (JsonElement?)null;
        json.WriteStartObject();
        if (request.Options.RichTextOutputAsJson) WriteTree(Parser.ParseFragment(markup, Parser.ParseDocument("").Body!), "#root", []);
        else json.WriteString("markup", WithLinks(markup));
        if (blocks is { } some)
        {
            WriteBlocks("blocks", some, value);
        }
        else
        {
            json.WriteStartArray("blocks");
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>Links to documents and media get their addresses, and say where they lead; one that leads nowhere keeps its words only.</summary>
    private string WithLinks(string markup) => markup.Contains("localLink:", StringComparison.Ordinal)
        ? LocalHref.Replace(markup, match => LinkTo(Guid.Parse(match.Groups[1].ValueSpan), match.Groups[2].Value))
        : markup;

    private string LinkTo(Guid key, string rest)
    {
        if (request.Find(key) is { } content)
            return $"<a href=\"{Encode(PathOf(content))}{rest}\" data-destination-id=\"{key}\" data-destination-type=\"{content.ContentType}\" data-start-item-path=\"{Encode(request.Site.RootSegment(request.Culture))}\" data-start-item-id=\"{rootKey}\" data-link-type=\"Content\">";
        if (request.Site.FindMedia(key) is { } media)
            return $"<a href=\"{Encode(media.Url)}\" data-destination-id=\"{key}\" data-destination-type=\"{MediaWriter.TypeOf(media)}\" data-link-type=\"Media\">";
        return "<a>";
    }

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);

    private void WriteTree(IEnumerable<INode> nodes, string tag, IEnumerable<IAttr> attributes)
    {
        json.WriteString("tag", tag);
        json.WriteStartObject("attributes");
        foreach (var attribute in attributes)
        {
            if (attribute.Name == "href" && LocalAddress.Match(attribute.Value) is { Success: true } link) WriteLinkAttributes(Guid.Parse(link.Groups[1].ValueSpan), link.Groups[2].Value);
            else json.WriteString(attribute.Name.StartsWith("data-", StringComparison.Ordinal) ? attribute.Name[5..] : attribute.Name, attribute.Value);
        }
        json.WriteEndObject();
        json.WriteStartArray("elements");
        foreach (var node in nodes) WriteNode(node);
        json.WriteEndArray();
    }

    private void WriteNode(INode node)
    {
        if (node is not IElement and not IText || node is IText && string.IsNullOrWhiteSpace(node.TextContent)) return;
        json.WriteStartObject();
        if (node is IElement element)
        {
            WriteTree(element.ChildNodes, element.LocalName, element.Attributes);
        }
        else
        {
            json.WriteString("text", node.ToHtml()); // As in the markup, with its entities: so does Umbraco.
            json.WriteString("tag", "#text");
        }
        json.WriteEndObject();
    }

    /// <summary>What follows the address of a document, a place in it say, is the query string of its route: so does Umbraco.</summary>
    private void WriteLinkAttributes(Guid key, string rest)
    {
        if (request.Find(key) is { } content)
        {
            WriteRoute("route", content, request.Culture, rest.Length > 0 ? rest : null);
            WriteDestination(key, content.ContentType, "Content");
        }
        else if (request.Site.FindMedia(key) is { } media)
        {
            json.WriteString("href", media.Url);
            WriteDestination(key, MediaWriter.TypeOf(media), "Media");
        }
    }

    private void WriteDestination(Guid key, string type, string kind)
    {
        json.WriteString("destinationId", key);
        json.WriteString("destinationType", type);
        json.WriteString("linkType", kind);
    }
}
