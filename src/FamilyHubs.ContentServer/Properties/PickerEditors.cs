using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.MultiNodeTreePicker</c>: keys of documents, in order.</summary>
internal sealed class DocumentPickerEditor : PropertyEditor
{
    public override string Alias => "Umbraco.MultiNodeTreePicker";

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types)
    {
        foreach (var fault in NotNumbers(configuration, "minNumber", "maxNumber")) yield return fault;
        if (configuration["filter"] is { } filter && filter.Text() is null) yield return "filter must be keys of document types, parted by commas";
        foreach (var key in (configuration["filter"].Text() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (!Guid.TryParse(key, out var parsed) || !types.ContainsKey(parsed)) yield return $"filter: there is no document type with the key '{key}'";
    }

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (!value.IsListOf(item => item.Key() is not null))
        {
            check.Unreadable("Choose pages from the tree");
            return;
        }
        if (check.Configuration["maxNumber"]?.GetValue<int>() is > 0 and var most && value.AsArray().Count > most)
            check.Fault(most == 1 ? "Choose one only" : $"Choose {most} or fewer");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) => value.AsArray().Select(key => key!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => seed.Document(item, TextOf(item, seed))).OfType<Guid>().Select(key => (JsonNode)key.ToString())]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select(key => seed.PathOf(key!.GetValue<Guid>())).OfType<string>().ToList();
}

/// <summary><c>Umbraco.MediaPicker3</c>: <c>[{ "mediaKey": … }]</c>.</summary>
internal sealed class MediaPickerEditor : PropertyEditor
{
    public override string Alias => "Umbraco.MediaPicker3";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (!value.IsListOf(pick => (pick as JsonObject)?["mediaKey"].Key() is not null)) check.Unreadable("Choose from the media library");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) => value.AsArray().Select(pick => pick!["mediaKey"]!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => seed.Media(item, TextOf(item, seed))).OfType<Guid>().Select(key => new JsonObject { ["mediaKey"] = key.ToString() })]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select(pick => seed.MediaPathOf(pick!["mediaKey"]!.GetValue<Guid>())).OfType<string>().ToList();
}

/// <summary><c>Umbraco.MultiUrlPicker</c>: <c>[{ "name", "type": "document" | "external", "unique" | "url" }]</c>.</summary>
internal sealed class UrlPickerEditor : PropertyEditor
{
    public override string Alias => "Umbraco.MultiUrlPicker";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (!value.IsListOf(link => IsLink(link as JsonObject)))
        {
            check.Unreadable("Each link needs words and a page, or an address that starts with https://, mailto: or tel:");
            return;
        }
        if (check.Configuration["maxNumber"]?.GetValue<int>() is > 0 and var most && value.AsArray().Count > most)
            check.Fault(most == 1 ? "Enter one link only" : $"Enter {most} links or fewer");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) =>
        value.AsArray().Where(link => link!["unique"] is not null).Select(link => link!["unique"]!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => LinkFrom(item, seed)).OfType<JsonObject>()]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select(link => LinkToSeed(link!.AsObject(), seed)).OfType<Dictionary<string, object>>().ToList();

    private static Dictionary<string, object>? LinkToSeed(JsonObject link, SeedWriting seed)
    {
        var name = link["name"]!.GetValue<string>();
        if (link["unique"].Key() is not { } key) return new() { ["name"] = name, ["url"] = link["url"]!.GetValue<string>() };
        return seed.PathOf(key) is { } path ? new() { ["name"] = name, ["page"] = path } : null;
    }

    private static JsonObject? LinkFrom(YamlNode node, SeedReading seed)
    {
        if (node is not YamlMappingNode map)
        {
            seed.Fault(node, "a link is written { name: …, page: /path } or { name: …, url: \"https://…\" }");
            return null;
        }
        string? Part(string name) => map.Children.TryGetValue(name, out var part) ? TextOf(part, seed) : null;
        if (Part("page") is not { } page) return new JsonObject { ["name"] = Part("name"), ["type"] = "external", ["url"] = Part("url") };
        return seed.Document(map, page) is { } key ? new JsonObject { ["name"] = Part("name"), ["type"] = "document", ["unique"] = key.ToString() } : null;
    }

    private static bool IsLink(JsonObject? link)
    {
        if (string.IsNullOrWhiteSpace(link?["name"].Text())) return false;
        if (link["unique"] is { } key) return key.Key() is not null;
        return link["url"].Text() is { } address && SafeHtml.IsSafeAddress(address);
    }
}
