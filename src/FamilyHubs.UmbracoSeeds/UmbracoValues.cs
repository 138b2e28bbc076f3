using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.UmbracoSeeds;

/// <summary>Values as Umbraco's property editors take them from its back office.</summary>
internal sealed class UmbracoValues(ContentModel model)
{
    public JsonObject Of(JsonObject values, ContentType type)
    {
        var written = new JsonObject();
        foreach (var property in type.PropertyList)
            if (values[property.Alias] is { } value) written[property.Alias] = Of(value, property);
        return written;
    }

    private JsonNode Of(JsonNode value, PropertyType property) => property.DataType.EditorAlias switch
    {
        "Umbraco.DropDown.Flexible" => new JsonArray(value.DeepClone()),
        "Umbraco.DateOnly" => new JsonObject { ["date"] = value.DeepClone(), ["timeZone"] = null },
        "Umbraco.DateTimeWithTimeZone" => new JsonObject { ["date"] = value.DeepClone(), ["timeZone"] = "Europe/London" },
        "Umbraco.RichText" => new JsonObject { ["markup"] = value.DeepClone(), ["blocks"] = Blocks([], "Umbraco.RichText") },
        "Umbraco.BlockList" => Blocks(value.AsArray(), "Umbraco.BlockList"),
        "Umbraco.MultiNodeTreePicker" => new JsonArray([.. value.AsArray().Select(key => new JsonObject { ["type"] = "document", ["unique"] = key!.DeepClone() })]),
        "Umbraco.MediaPicker3" => new JsonArray([.. value.AsArray().Select(Media)]),
        "Umbraco.MultiUrlPicker" => new JsonArray([.. value.AsArray().Select(Link)]),
        _ => value.DeepClone(),
    };

    private JsonObject Blocks(JsonArray blocks, string layout) => new()
    {
        ["layout"] = new JsonObject { [layout] = new JsonArray([.. blocks.Select(block => new JsonObject { ["contentKey"] = Key(block), ["settingsKey"] = null })]) },
        ["contentData"] = new JsonArray([.. blocks.Select(block => Block(block!.AsObject()))]),
        ["settingsData"] = new JsonArray(),
        ["expose"] = new JsonArray([.. blocks.Select(block => new JsonObject { ["contentKey"] = Key(block), ["culture"] = null, ["segment"] = null })]),
    };

    private JsonObject Block(JsonObject block)
    {
        var type = model.Get(block["contentType"]!.GetValue<string>());
        var values = Of(block["values"]!.AsObject(), type);
        return new JsonObject
        {
            ["contentTypeKey"] = type.Key.ToString(),
            ["key"] = Key(block),
            ["values"] = new JsonArray([.. values.Select(pair => new JsonObject
            {
                ["alias"] = pair.Key,
                ["editorAlias"] = type.Properties[pair.Key].DataType.EditorAlias,
                ["culture"] = null,
                ["segment"] = null,
                ["value"] = pair.Value!.DeepClone(),
            })]),
        };
    }

    private static JsonNode Key(JsonNode? block) => block!["key"]!.DeepClone();

    /// <summary>Each pick has a key of its own in Umbraco; that of the media item serves, because a picker here holds one.</summary>
    private static JsonObject Media(JsonNode? pick) => new()
    {
        ["key"] = pick!["mediaKey"]!.DeepClone(),
        ["mediaKey"] = pick["mediaKey"]!.DeepClone(),
        ["mediaTypeAlias"] = "",
        ["crops"] = new JsonArray(),
        ["focalPoint"] = null,
    };

    private static JsonObject Link(JsonNode? link) => new()
    {
        ["type"] = link!["type"]!.DeepClone(),
        ["name"] = link["name"]!.DeepClone(),
        ["unique"] = link["unique"]?.DeepClone(),
        ["url"] = link["url"]?.DeepClone(),
        ["queryString"] = null,
        ["target"] = null,
    };
}
