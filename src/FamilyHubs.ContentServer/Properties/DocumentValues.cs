using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Properties;

internal sealed record Reference(string Property, Guid To);

/// <summary>The values of a document or of a block as a whole.</summary>
internal static class DocumentValues
{
    /// <summary>The values as they are stored: known properties with something in them, each cleaned by its editor.</summary>
    public static JsonObject Clean(JsonObject values, ContentType type, ContentModel model)
    {
        var clean = new JsonObject();
        foreach (var property in type.PropertyList)
            if (values[property.Alias] is { } value && !ValueCheck.IsEmpty(value) && property.DataType.Editor.Clean(value, model) is { } kept && !ValueCheck.IsEmpty(kept))
                clean[property.Alias] = kept;
        return clean;
    }

    /// <summary>What the values point at, those in other languages too.</summary>
    public static IEnumerable<Reference> References(JsonObject values, ContentType type, ContentModel model) =>
        (values[Documents.DraftContent.CulturesName] as JsonObject ?? []).Select(culture => culture.Value!.AsObject())
            .SelectMany(inCulture => OwnReferences(inCulture, type, model)).Concat(OwnReferences(values, type, model)).Distinct();

    private static IEnumerable<Reference> OwnReferences(JsonObject values, ContentType type, ContentModel model) =>
        type.PropertyList
            .Where(property => !ValueCheck.IsEmpty(values[property.Alias]))
            .SelectMany(property => property.DataType.Editor.References(values[property.Alias]!, model).Select(key => new Reference(property.Alias, key)));
}
