using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>The writing of one seed file.</summary>
internal sealed class SeedWriting(ContentModel model, Guid document, Func<Guid, string?> pathOf, Func<Guid, string?> mediaPathOf, string scope = "")
{
    public ContentModel Model => model;

    /// <summary>Null when there is no such document any more: what points at it is then left out.</summary>
    public string? PathOf(Guid key) => pathOf(key);

    public string? MediaPathOf(Guid key) => mediaPathOf(key);

    public SeedWriting At(string place) => new(model, document, pathOf, mediaPathOf, $"{scope}{place}/");

    public Guid BlockKey(string place) => StableKey.ForBlock(document, scope + place);

    /// <summary>HTML as Markdown, or null when Markdown cannot say it without loss.</summary>
    public string? Markdown(string html)
    {
        var markdown = HtmlAsMarkdown.Write(LinksToPaths(html));
        return markdown is not null && MarkdownText.ToHtml(markdown, (_, address) => address) == LinksToPaths(html) ? markdown : null;
    }

    public string LinksToPaths(string html) => LocalLink.WithoutDeadLinks(LocalLink.Replace(html, key => pathOf(key) ?? LocalLink.Nowhere));

    public Dictionary<string, object> Values(JsonObject values, ContentType type) => type.PropertyList
        .Where(property => values[property.Alias] is not null)
        .ToDictionary(property => property.Alias, property => property.DataType.Editor.ToSeed(values[property.Alias]!, property, this)!);
}
