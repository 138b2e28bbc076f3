using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// Lays drafts over the published site: the site as it would be if everything that is unfinished were published now. It is a
/// site like any other, so that what shows it needs no code for previews; it must never reach somebody who may not read drafts.
/// </summary>
internal sealed class DraftReader(ContentStorage storage, ContentModel model)
{
    public async Task<PublishedSite> OverAsync(PublishedSite site, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return Lay(site, await ReadAsync(database, Unpublished(database), cancellation));
    }

    /// <summary>These drafts alone over the site, with those above them that have no address yet.</summary>
    public async Task<PublishedSite> OverAsync(PublishedSite site, IReadOnlyList<Guid> only, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        List<Guid> above = [];
        foreach (var start in only)
        {
            for (Guid? key = start; key is { } at;)
            {
                key = await database.Documents.Where(row => row.Key == at).Select(row => row.ParentKey).SingleOrDefaultAsync(cancellation);
                if (key is { } parent) above.Add(parent);
            }
        }
        return Lay(site, await ReadAsync(database, Unpublished(database).Where(row => only.Contains(row.Key) || (above.Contains(row.Key) && row.Path == null)), cancellation));
    }

    private static IQueryable<Document> Unpublished(ContentDatabase database) =>
        database.Documents.AsNoTracking().Where(document => document.TrashedUtc == null && (document.Path == null || document.PublishedNumber != document.DraftNumber));

    private static async Task<List<(Document document, DocumentVersion version)>> ReadAsync(ContentDatabase database, IQueryable<Document> documents, CancellationToken cancellation) =>
        [.. (await documents.Join(database.Versions, document => new { document.Key, Number = document.DraftNumber }, version => new { Key = version.DocumentKey, version.Number }, (document, version) => new { document, version })
            .ToListAsync(cancellation)).Select(row => (row.document, row.version))];

    private PublishedSite Lay(PublishedSite site, List<(Document document, DocumentVersion version)> rows)
    {
        var drafts = rows.Where(row => model.Find(row.document.ContentType) is not null).ToDictionary(row => row.document.Key);
        Dictionary<Guid, string?> paths = [];
        List<PublishedContent> put = [];
        foreach (var (key, row) in drafts)
        {
            if (PathOf(key) is not { } path) continue;
            put.Add(PublishedReader.ContentOf(row.document, row.version, path, model));
            if (site.FindContent(key) is { } live && live.Path != path) AddMoved(key);
        }
        return site.Next(new SiteChange(site.Sequence) { Put = put });

        // Null below something in the recycle bin.
        string? PathOf(Guid key)
        {
            if (paths.TryGetValue(key, out var known)) return known;
            return paths[key] = drafts.TryGetValue(key, out var draft) ? Place(draft.document.ParentKey, draft.version.Segment)
                : site.FindContent(key) is { } live ? Place(live.ParentKey, live.Path[(live.Path.LastIndexOf('/') + 1)..])
                : null;
        }

        string? Place(Guid? parent, string segment) => parent is not { } above ? "/" : PathOf(above) is { } path ? Segment.Below(path, segment) : null;

        void AddMoved(Guid parent)
        {
            foreach (var key in site.ChildKeysOf(parent).Where(key => !drafts.ContainsKey(key)))
            {
                put.Add(site.FindContent(key)!.At(PathOf(key)!));
                AddMoved(key);
            }
        }
    }
}
