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

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return !await database.Documents.AnyAsync(cancellation);
    }

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
        await CheckAddressesAsync(database, seeds, cancellation);
        await transaction.CommitAsync(cancellation);
        return (seeds.Documents.Count, seeds.Media.Count);
    }

    private static async Task<SeedNames> NamesAsync(ContentDatabase database, CancellationToken cancellation)
    {
        var documents = await database.Documents.Where(document => document.Path != null).ToDictionaryAsync(document => document.Path!, document => document.Key, cancellation);
        var media = await database.Media.ToDictionaryAsync(item => "/media/" + item.Name, item => item.Key, cancellation);
        return new SeedNames(
            path => documents.TryGetValue(path, out var key) ? key : null,
            path => media.TryGetValue(path, out var key) ? key : null);
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
        var version = await StoreVersionAsync(write, document, seed.Content, isNew, cancellation);
        document.SortOrder = seed.SortOrder;
        document.Revision++;
        (document.PublishAtUtc, document.UnpublishAtUtc) = (seed.PublishAtUtc, seed.UnpublishAtUtc);
        document.PublishedNumber = seed.IsPublished ? version.Number : null;
        var path = seed.IsPublished && (parent is null || parent.Path is not null) ? DocumentWrite.PathOf(parent?.Path ?? "", version.Segment) : null;
        if (document.Path is { } old && old != path && await write.Database.Redirects.FindAsync([old], cancellation) is null)
            write.Database.Redirects.Add(new PathRedirect { Path = old, DocumentKey = document.Key, CreatedUtc = write.Now });
        document.Path = path;
        await ReferAsync(write, document, version, isNew, published: false, cancellation);
        if (seed.IsPublished) await ReferAsync(write, document, version, isNew, published: true, cancellation);
        if (seed.Pending is { } pending)
        {
            var draft = await StoreVersionAsync(write, document, pending, isNew, cancellation);
            await ReferAsync(write, document, draft, isNew: false, published: false, cancellation);
        }
        write.Record(document, By);
    }

    private static async Task<DocumentVersion> StoreVersionAsync(DocumentWrite write, Document document, DraftContent content, bool isNew, CancellationToken cancellation)
    {
        var latest = isNew ? null : await write.Database.Versions.AsNoTracking().Where(version => version.DocumentKey == document.Key).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellation);
        document.DraftNumber++;
        var version = write.AddVersion(document, content);
        if (latest is null || latest.Values != version.Values || latest.Name != version.Name || latest.Segment != version.Segment) return version;
        write.Database.Versions.Remove(version);
        document.DraftNumber--;
        return latest;
    }

    private static async Task ReferAsync(DocumentWrite write, Document document, DocumentVersion version, bool isNew, bool published, CancellationToken cancellation)
    {
        var references = write.ReferencesOf(document, version, published).ToList();
        if (isNew)
        {
            write.Database.References.AddRange(references);
            return;
        }
        foreach (var tracked in write.Database.References.Local.Where(row => row.FromKey == document.Key && row.IsPublished == published).ToList()) write.Database.Entry(tracked).State = EntityState.Detached;
        await write.Database.References.Where(row => row.FromKey == document.Key && row.IsPublished == published).ExecuteDeleteAsync(cancellation);
        write.Database.References.AddRange(references);
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
