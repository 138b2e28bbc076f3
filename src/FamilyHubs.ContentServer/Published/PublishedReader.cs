using System.Data.Common;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Reads what is published out of the content database.</summary>
internal sealed class PublishedReader(ContentStorage storage, ContentModel model) : IPublishedSource
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public string Name => "The content database";

    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(Pace, cancellation);

    /// <exception cref="InvalidOperationException">The database is empty.</exception>
    public async Task<SourceReading?> ReadSinceAsync(Guid origin, PublishedSite snapshot, CancellationToken cancellation)
    {
        var state = await ReadStateAsync(cancellation);
        if (state.Site == Guid.Empty) throw new InvalidOperationException("It is empty: seed it, import into it or restore a backup.");
        if (state.Site != origin || state.Sequence < snapshot.Sequence) return await ReadAllAsync(cancellation);
        if (state.Sequence == snapshot.Sequence) return null;
        return await ReadSinceAsync(snapshot.Sequence, cancellation) is { } change ? new(origin, IsWhole: false, change) : await ReadAllAsync(cancellation);
    }

    /// <summary>The whole site, at one moment.</summary>
    public async Task<SourceReading> ReadAllAsync(CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await BeginReadAsync(database, cancellation);
        var state = await StateAsync(database.Database.GetDbConnection(), cancellation);
        return new(state.Site, IsWhole: true, new SiteChange(state.Sequence)
        {
            Put = await ContentsAsync(database, database.Documents.Where(document => document.Path != null), cancellation),
            Redirects = await RedirectsAsync(database, database.Redirects, cancellation),
            PutMedia = await MediaAsync(database.Media, cancellation),
        });
    }

    /// <summary>What changed since a snapshot; null when only a whole reading can tell.</summary>
    private async Task<SiteChange?> ReadSinceAsync(long sequence, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await BeginReadAsync(database, cancellation);
        var changes = await database.Changes.AsNoTracking().Where(change => change.Sequence > sequence).ToListAsync(cancellation);
        if (changes.Count == 0) return new SiteChange(sequence);
        if (changes.Exists(change => change.Key is null)) return null;

        var keys = changes.Select(change => change.Key!.Value).Distinct().ToList();
        var put = await ContentsAsync(database, database.Documents.Where(document => keys.Contains(document.Key) && document.Path != null), cancellation);
        var media = await MediaAsync(database.Media.Where(item => keys.Contains(item.Key)), cancellation);
        var gone = keys.Except(put.Select(content => content.Key)).Except(media.Select(item => item.Key)).ToList();
        return new SiteChange(changes.Max(change => change.Sequence))
        {
            Put = put,
            Remove = gone,
            PutMedia = media,
            RemoveMedia = gone,
            Redirects = await RedirectsAsync(database, database.Redirects.Where(redirect => keys.Contains(redirect.DocumentKey)), cancellation),
        };
    }

    private async Task<State> ReadStateAsync(CancellationToken cancellation)
    {
        await using var connection = await storage.OpenAsync(cancellation);
        return await StateAsync(connection, cancellation);
    }

    private static async Task<State> StateAsync(DbConnection connection, CancellationToken cancellation) => (await connection.ReadAsync(
        $"""SELECT (SELECT "Id" FROM content.site), (SELECT max("Sequence") FROM content.changes)""",
        row => new State(row.IsDBNull(0) ? Guid.Empty : row.GetGuid(0), row.IsDBNull(1) ? 0 : row.GetInt64(1)), cancellation))[0];

    private static Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginReadAsync(ContentDatabase database, CancellationToken cancellation) =>
        database.Database.BeginTransactionAsync(database.IsPostgres ? System.Data.IsolationLevel.RepeatableRead : System.Data.IsolationLevel.Serializable, cancellation);

    private async Task<List<PublishedContent>> ContentsAsync(ContentDatabase database, IQueryable<Documents.Document> documents, CancellationToken cancellation)
    {
        List<PublishedContent> contents = [];
        await foreach (var row in documents.AsNoTracking()
            .Join(database.Versions, document => new { document.Key, Number = document.PublishedNumber!.Value }, version => new { Key = version.DocumentKey, version.Number }, (document, version) => new { document, version })
            .AsAsyncEnumerable().WithCancellation(cancellation)) // One after another: all rows of a large site at once would be as large again.
            if (model.Find(row.document.ContentType) is not null) contents.Add(ContentOf(row.document, row.version, row.document.Path!, model));
        return contents;
    }

    public static PublishedContent ContentOf(Documents.Document document, Documents.DocumentVersion version, string path, ContentModel model) => new(Encoding.UTF8.GetBytes(version.Values))
    {
        Key = document.Key,
        ParentKey = document.ParentKey,
        ContentType = document.ContentType,
        Name = version.Name,
        Path = path,
        SortOrder = document.SortOrder,
        CreatedUtc = document.CreatedUtc,
        UpdatedUtc = version.ModifiedUtc ?? version.SavedUtc,
        ChangeNote = version.Note,
        References = [.. DocumentValues.References(JsonNode.Parse(version.Values)!.AsObject(), model.Get(document.ContentType), model).Select(reference => reference.To).Distinct()],
    };

    private static async Task<List<KeyValuePair<string, Guid>>> RedirectsAsync(ContentDatabase database, IQueryable<Documents.PathRedirect> redirects, CancellationToken cancellation) =>
        [.. (await redirects.AsNoTracking().ToListAsync(cancellation)).Select(redirect => KeyValuePair.Create(redirect.Path, redirect.DocumentKey))];

    private static async Task<List<PublishedMedia>> MediaAsync(IQueryable<Media.MediaItem> items, CancellationToken cancellation) =>
        [.. (await items.AsNoTracking().ToListAsync(cancellation)).Select(PublishedMedia.Of)];

    private sealed record State(Guid Site, long Sequence);
}
