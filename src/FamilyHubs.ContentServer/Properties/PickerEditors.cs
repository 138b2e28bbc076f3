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
        foreach (var key in (configuration["filter"]?.GetValue<string>() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (!Guid.TryParse(key, out var parsed) || !types.ContainsKey(parsed)) yield return $"filter: there is no document type with the key '{key}'";
    }

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value is not JsonArray keys || keys.Any(key => !Guid.TryParse(key?.GetValue<string>(), out _)))
        {
            check.Fault("Choose pages from the tree");
            return;
        }
        if (check.Configuration["maxNumber"]?.GetValue<int>() is > 0 and var most && keys.Count > most)
            check.Fault(most == 1 ? "Choose one only" : $"Choose {most} or fewer");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) => value.AsArray().Select(key => key!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => seed.Document(item, TextOf(item, seed))).OfType<Guid>().Select(key => (JsonNode)key.ToString())]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select(key => seed.PathOf(key!.GetValue<Guid>())).ToList();
}

/// <summary><c>Umbraco.MediaPicker3</c>: <c>[{ "mediaKey": … }]</c>.</summary>
internal sealed class MediaPickerEditor : PropertyEditor
{
    public override string Alias => "Umbraco.MediaPicker3";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value is not JsonArray picks || picks.Any(pick => !Guid.TryParse((pick as JsonObject)?["mediaKey"]?.GetValue<string>(), out _)))
            check.Fault("Choose from the media library");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) => value.AsArray().Select(pick => pick!["mediaKey"]!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => seed.Media(item, TextOf(item, seed))).OfType<Guid>().Select(key => new JsonObject { ["mediaKey"] = key.ToString() })]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select(pick => seed.MediaPathOf(pick!["mediaKey"]!.GetValue<Guid>())).ToList();
}

/// <summary><c>Umbraco.MultiUrlPicker</c>: <c>[{ "name", "type": "document" | "external", "unique" | "url" }]</c>.</summary>
internal sealed class UrlPickerEditor : PropertyEditor
{
    public override string Alias => "Umbraco.MultiUrlPicker";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value is not JsonArray links || links.Any(link => !IsLink(link as JsonObject)))
        {
            check.Fault("Each link needs words and a page, or an address that starts with https://, mailto: or tel:");
            return;
        }
        if (check.Configuration["maxNumber"]?.GetValue<int>() is > 0 and var most && links.Count > most)
            check.Fault(most == 1 ? "Enter one link only" : $"Enter {most} links or fewer");
    }

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) =>
        value.AsArray().Where(link => link!["unique"] is not null).Select(link => link!["unique"]!.GetValue<Guid>());

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => LinkFrom(item, seed)).OfType<JsonObject>()]);

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) => value.AsArray().Select(link =>
        link!["unique"] is { } key
            ? new Dictionary<string, object> { ["name"] = link["name"]!.GetValue<string>(), ["page"] = seed.PathOf(key.GetValue<Guid>()) }
            : new Dictionary<string, object> { ["name"] = link["name"]!.GetValue<string>(), ["url"] = link["url"]!.GetValue<string>() }).ToList();

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
        if (link is null || string.IsNullOrWhiteSpace(link["name"]?.GetValue<string>())) return false;
        if (link["unique"] is { } key) return Guid.TryParse(key.GetValue<string>(), out _);
        return link["url"]?.GetValueKind() == JsonValueKind.String && SafeHtml.IsSafeAddress(link["url"]!.GetValue<string>());
    }
}
