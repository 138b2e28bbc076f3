using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>What a person wants a document to say.</summary>
internal sealed record DraftContent
{
    public required string Name { get; init; }

    /// <summary>Null: made from the name.</summary>
    public string? Segment { get; init; }

    public required JsonObject Values { get; init; }

    /// <summary>Values in other languages: ISO code, then <c>$name</c> and the properties that vary by culture.</summary>
    public IReadOnlyDictionary<string, JsonObject> Cultures { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>What changed, for those who read the history or follow a topic.</summary>
    public string? Note { get; init; }

    /// <summary>The values as a version stores them, cleaned by the property editors.</summary>
    public JsonObject Stored(ContentType type, ContentModel model)
    {
        var stored = DocumentValues.Clean(Values, type, model);
        if (Cultures.Count == 0) return stored;
        stored[CulturesName] = new JsonObject(Cultures.Select(culture =>
        {
            var values = DocumentValues.Clean(culture.Value, type, model);
            if (culture.Value[CultureName] is { } name) values[CultureName] = name.DeepClone();
            return KeyValuePair.Create(culture.Key, (JsonNode?)values);
        }));
        return stored;
    }

    public const string CulturesName = "$cultures";

    /// <summary>The name of the document in a language, among its values in that language.</summary>
    public const string CultureName = "$name";

    /// <summary>Reads stored values back.</summary>
    public static DraftContent Of(DocumentVersion version)
    {
        var values = JsonNode.Parse(version.Values)!.AsObject();
        var cultures = values[CulturesName]?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.DeepClone().AsObject()) ?? [];
        values.Remove(CulturesName);
        return new DraftContent { Name = version.Name, Segment = version.Segment, Values = values, Cultures = cultures };
    }
}
