using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Lays drafts over the published site: the site as it would be if everything that is unfinished were published now.</summary>
internal sealed class DraftReader(ContentStorage storage, ContentModel model)
{
    public async Task<PublishedSite> OverAsync(PublishedSite site, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var places = await database.Documents.AsNoTracking().Select(row => new Place(row.Key, row.ParentKey, row.TrashedUtc, row.Path, row.SortOrder, row.DraftNumber, row.PublishedNumber)).ToDictionaryAsync(row => row.Key, cancellation);
        var drafts = await database.Documents.AsNoTracking().Where(row => row.TrashedUtc == null && (row.PublishedNumber == null || row.PublishedNumber != row.DraftNumber || row.Path == null))
            .Join(database.Versions, row => new { row.Key, Number = row.DraftNumber }, version => new { Key = version.DocumentKey, version.Number }, (row, version) => new { row, version })
            .ToListAsync(cancellation);
        var segments = drafts.ToDictionary(draft => draft.row.Key, draft => draft.version.Segment);
        List<PublishedContent> put = [];
        foreach (var draft in drafts)
            if (model.Find(draft.row.ContentType) is not null && PathOf(places[draft.row.Key], places, segments) is { } path) put.Add(ContentOf(draft.row, draft.version, path));
        return site.Next(new SiteChange(site.Sequence) { Put = put });
    }

    private PublishedContent ContentOf(Document document, DocumentVersion version, string path) => new(Encoding.UTF8.GetBytes(version.Values))
    {
        Key = document.Key,
        ParentKey = document.ParentKey,
        ContentType = document.ContentType,
        Name = version.Name,
        Path = path,
        SortOrder = document.SortOrder,
        CreatedUtc = document.CreatedUtc,
        UpdatedUtc = version.SavedUtc,
        References = [.. DocumentValues.References(JsonNode.Parse(version.Values)!.AsObject(), model.Get(document.ContentType), model).Select(reference => reference.To).Distinct()],
    };

    /// <summary>The address a document has, or would have; null below something in the bin.</summary>
    private static string? PathOf(Place place, Dictionary<Guid, Place> places, Dictionary<Guid, string> segments)
    {
        if (place.TrashedUtc is not null) return null;
        if (place.Path is { } path) return path;
        if (place.ParentKey is not { } parent || !places.TryGetValue(parent, out var above) || PathOf(above, places, segments) is not { } start) return null;
        return segments.TryGetValue(place.Key, out var segment) ? start == "/" ? "/" + segment : $"{start}/{segment}" : null;
    }

    private sealed record Place(Guid Key, Guid? ParentKey, DateTime? TrashedUtc, string? Path, int SortOrder, int DraftNumber, int? PublishedNumber);
}
