using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.RichText</c>: HTML inside the allow-list of <see cref="SafeHtml"/>; links to documents are <c>/{localLink:key}</c>.</summary>
internal sealed class RichTextEditor : PropertyEditor
{
    public override string Alias => "Umbraco.RichText";

    /// <summary>More than a book, in characters with tags. Nobody on a cheap phone could open the page.</summary>
    private const int Most = 200_000;

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.Text() is not { } text) check.Unreadable("Enter text");
        else if (text.Length > Most) check.Fault($"{check.Property.Name} must be {Most} characters or fewer; it has {text.Length}. Put the text on several pages.");
    }

    public override JsonNode? Clean(JsonNode value, ContentModel model) => SafeHtml.Clean(value.GetValue<string>()) is { Length: > 0 } html ? html : null;

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) => LocalLink.KeysIn(value.GetValue<string>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (node is YamlMappingNode map && map.Children.TryGetValue("html", out var html)) return TextOf(html, seed) is { } markup ? seed.LinksToKeys(html, markup) : null;
        return TextOf(node, seed) is { } markdown ? seed.Markdown(node, markdown) : null;
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        seed.Markdown(value.GetValue<string>()) is { } markdown
            ? markdown
            : new Dictionary<string, object> { ["html"] = seed.LinksToPaths(value.GetValue<string>()) };
}
