using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>What an import has done so far.</summary>
public sealed record Progress(string What, int Done, int Of);

/// <summary>Stores a folder of seeds: all of it in one transaction, or nothing.</summary>
internal sealed class Import(ContentStorage storage, ContentModel model, MediaFiles files, TimeProvider clock)
{
    public const string By = "import";

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation = default) => !await storage.AnyAsync($"SELECT 1 FROM content.documents", cancellation);

    /// <returns>How many documents and media items were stored.</returns>
    /// <exception cref="SeedException">The folder has mistakes.</exception>
    public async Task<(int Documents, int Media)> RunAsync(string folder, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        var write = new DocumentWrite(database, model, clock.GetUtcNow().UtcDateTime, By);
        var seeds = SeedFolder.Read(folder, model, await NamesAsync(database, cancellation));
        database.ChangeTracker.AutoDetectChangesEnabled = false;

        await StoreMediaAsync(database, seeds.Media, progress, write.Now, cancellation);
        var known = await database.Documents.ToDictionaryAsync(document => document.Key, cancellation);
        var keys = known.Values.Where(document => document.Path is not null).ToDictionary(document => document.Path!, document => document.Key);
        CheckKnown(seeds, known, keys);
        foreach (var seed in seeds.Documents) keys[seed.File.Path] = seed.File.Key;
        for (var i = 0; i < seeds.Documents.Count; i++)
        {
            await StoreAsync(write, seeds.Documents[i], known, keys, cancellation);
            if ((i + 1) % 50 == 0 || i + 1 == seeds.Documents.Count) progress?.Report(new("documents", i + 1, seeds.Documents.Count));
        }
        foreach (var (path, key) in seeds.Redirects)
            if (await database.Redirects.FindAsync([path], cancellation) is null) database.Redirects.Add(new PathRedirect { Path = path, DocumentKey = key, CreatedUtc = write.Now });

        if (!await database.Identity.AnyAsync(cancellation)) database.Identity.Add(new SiteIdentity { Id = Guid.NewGuid(), CreatedUtc = write.Now });
        database.Changes.Add(new Change());
        database.ChangeTracker.DetectChanges();
        await database.SaveChangesAsync(cancellation);
        database.ChangeTracker.AutoDetectChangesEnabled = true;
        await CheckAddressesAsync(database, seeds, cancellation);
        await transaction.CommitAsync(cancellation);
        return (seeds.Documents.Count, seeds.Media.Count);
    }

    private static async Task<SeedNames> NamesAsync(ContentDatabase database, CancellationToken cancellation)
    {
        var documents = await database.Documents.Where(document => document.Path != null).ToDictionaryAsync(document => document.Path!, document => document.Key, cancellation);
        var media = await database.Media.ToDictionaryAsync(item => "/media/" + item.Name, item => item.Key, cancellation);
        var types = await database.Documents.Where(document => document.Path != null).ToDictionaryAsync(document => document.Path!, document => document.ContentType, cancellation);
        var figures = types.Where(document => document.Value == "figure").Select(document => document.Key[(document.Key.LastIndexOf('/') + 1)..]).ToHashSet();
        return new SeedNames(path => documents.TryGetValue(path, out var key) ? key : null, path => media.TryGetValue(path, out var key) ? key : null)
        {
            TypeOf = types.GetValueOrDefault,
            IsFigure = figures.Contains,
        };
    }

    /// <summary>A folder may change what a document says, but not what it is, nor take the address of another one.</summary>
    private static void CheckKnown(SeedFolder seeds, Dictionary<Guid, Document> known, Dictionary<string, Guid> keys)
    {
        var imported = seeds.Documents.Select(seed => seed.File.Key).ToHashSet();
        List<string> faults = [];
        foreach (var seed in seeds.Documents)
        {
            if (known.TryGetValue(seed.File.Key, out var document) && document.ContentType != seed.ContentType.Alias) faults.Add($"{seed.File.File}:2: the document is a {document.ContentType}, and its type cannot change");
            if (seed.IsPublished && keys.TryGetValue(seed.File.Path, out var owner) && owner != seed.File.Key && !imported.Contains(owner)) faults.Add($"{seed.File.File}:1: another document has the address {seed.File.Path}");
        }
        if (faults.Count > 0) throw new SeedException(faults);
    }

    private async Task StoreMediaAsync(ContentDatabase database, IReadOnlyList<SeedMedia> items, IProgress<Progress>? progress, DateTime now, CancellationToken cancellation)
    {
        var known = await database.Media.ToDictionaryAsync(item => item.Key, cancellation);
        foreach (var seed in items)
        {
            var bytes = await File.ReadAllBytesAsync(seed.File, cancellation);
            var size = PictureSize.Of(seed.Name, bytes);
            if (!known.TryGetValue(seed.Key, out var item)) database.Media.Add(item = new MediaItem { Key = seed.Key, Name = seed.Name, Hash = "", CreatedUtc = now });
            (item.Name, item.Hash, item.Bytes, item.Width, item.Height) = (seed.Name, files.Store(bytes), bytes.Length, size?.Width, size?.Height);
            seed.Facts?.Give(item);
        }
        progress?.Report(new("media", items.Count, items.Count));
    }

    /// <summary>A document whose values are as they were gets no new version, so that importing twice changes nothing.</summary>
    private static async Task StoreAsync(DocumentWrite write, SeedDocument seed, Dictionary<Guid, Document> known, Dictionary<string, Guid> keys, CancellationToken cancellation)
    {
        var parent = seed.File.ParentPath is { } above ? known[keys[above]] : null;
        var isNew = !known.TryGetValue(seed.File.Key, out var document);
        if (isNew)
        {
            document = known[seed.File.Key] = new Document { Key = seed.File.Key, ContentType = seed.ContentType.Alias, DraftNumber = 0, CreatedUtc = write.Now };
            write.Database.Documents.Add(document);
        }
        document!.ParentKey = parent?.Key;
        document.TrashedUtc = seed.IsTrashed ? document.TrashedUtc ?? write.Now : null;
        var draft = await FindAsync(write, document, document.DraftNumber, cancellation);
        var shown = seed.Pending is null ? draft : await FindAsync(write, document, document.PublishedNumber, cancellation);
        var version = StoreVersion(write, document, seed.Content, shown);
        document.SortOrder = seed.SortOrder;
        document.Revision++;
        (document.PublishAtUtc, document.UnpublishAtUtc) = (seed.PublishAtUtc, seed.UnpublishAtUtc);
        document.PublishedNumber = seed.IsPublished ? version.Number : null;
        var path = seed.IsPublished && (parent is null || parent.Path is not null) ? Segment.Below(parent?.Path ?? "", version.Segment) : null;
        if (document.Path is { } old && old != path && await write.Database.Redirects.FindAsync([old], cancellation) is null)
            write.Database.Redirects.Add(new PathRedirect { Path = old, DocumentKey = document.Key, CreatedUtc = write.Now });
        document.Path = path;
        var latest = seed.Pending is { } pending ? StoreVersion(write, document, pending, version == shown ? draft : null) : version;
        await ReferAsync(write, document, latest, isNew, published: false, cancellation);
        await ReferAsync(write, document, seed.IsPublished ? version : null, isNew, published: true, cancellation);
        write.Record(document, By);
    }

    private static async Task<DocumentVersion?> FindAsync(DocumentWrite write, Document document, int? number, CancellationToken cancellation) =>
        number is null or 0 ? null : await write.VersionAsync(document.Key, number.Value, cancellation);

    /// <summary>A new version, or the one there is when it says the same.</summary>
    private static DocumentVersion StoreVersion(DocumentWrite write, Document document, DraftContent content, DocumentVersion? before)
    {
        document.DraftNumber++;
        var version = write.AddVersion(document, content);
        if (before is null || before.Values != version.Values || before.Name != version.Name || before.Segment != version.Segment) return version;
        write.Database.Versions.Remove(version);
        document.DraftNumber--;
        return before;
    }

    private static async Task ReferAsync(DocumentWrite write, Document document, DocumentVersion? version, bool isNew, bool published, CancellationToken cancellation)
    {
        if (!isNew) await write.Database.References.Where(row => row.FromKey == document.Key && row.IsPublished == published).ExecuteDeleteAsync(cancellation);
        if (version is not null) write.Database.References.AddRange(write.ReferencesOf(document, version, published));
    }

    /// <summary>Documents of the database that were not in the folder may stand below one that was moved or withdrawn.</summary>
    private async Task CheckAddressesAsync(ContentDatabase database, SeedFolder seeds, CancellationToken cancellation)
    {
        var imported = seeds.Documents.Select(seed => seed.File.Key).ToHashSet();
        var write = new DocumentWrite(database, model, clock.GetUtcNow().UtcDateTime, By);
        foreach (var document in await database.Documents.Where(document => document.ParentKey != null).ToListAsync(cancellation))
            if (!imported.Contains(document.Key) && imported.Contains(document.ParentKey!.Value)) await write.PlaceAsync(document, cancellation);
    }
}
