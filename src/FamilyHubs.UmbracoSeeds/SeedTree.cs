using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.UmbracoSeeds;

/// <summary>The documents of the seeds as JSON: parents first and siblings in order, because Umbraco sorts by the order of creation.</summary>
internal static class SeedTree
{
    public static IEnumerable<SeedDocument> InOrder(IReadOnlyList<SeedDocument> documents) => documents
        .Where(document => !document.IsTrashed)
        .OrderBy(document => document.File.Path.Count(c => c == '/') + (document.File.Path == "/" ? 0 : 1))
        .ThenBy(document => document.File.ParentPath, StringComparer.Ordinal)
        .ThenBy(document => document.SortOrder)
        .ThenBy(document => document.Content.Name, StringComparer.OrdinalIgnoreCase);

    public static JsonObject Write(SeedDocument seed, SeedFolder folder, ContentModel model)
    {
        var parent = folder.Documents.FirstOrDefault(document => document.File.Path == seed.File.ParentPath);
        return new JsonObject
        {
            ["key"] = seed.File.Key.ToString(),
            ["parent"] = parent?.File.Key.ToString(),
            ["contentType"] = seed.ContentType.Alias,
            ["name"] = seed.Content.Name,
            ["segment"] = seed.File.Segment,
            ["isPublished"] = seed.IsPublished,
            ["values"] = new UmbracoValues(model).Of(seed.Content.Stored(seed.ContentType, model), seed.ContentType),
        };
    }
}
