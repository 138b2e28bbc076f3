using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>
/// The documents as editors change them. Every verb is one transaction: when it returns, what it says is on the disk and
/// the public sees it; when it throws, nothing has changed.
/// </summary>
internal sealed partial class DocumentStore(ContentStorage storage, ContentModel model, LiveSite live, TimeProvider clock, Webhooks? webhooks = null, WebhookSender? sender = null)
{
    public async Task<Document?> FindAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Key == key, cancellation);
    }

    public async Task<Document?> FindAsync(string path, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Path == path, cancellation);
    }

    public async Task<IReadOnlyList<Document>> ChildrenAsync(Guid? parent, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Documents.AsNoTracking().Where(document => document.ParentKey == parent && document.TrashedUtc == null)
            .OrderBy(document => document.SortOrder).ToListAsync(cancellation);
    }

    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<DocumentVersion>> VersionsAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Versions.AsNoTracking().Where(version => version.DocumentKey == key).OrderByDescending(version => version.Number).ToListAsync(cancellation);
    }

    /// <summary>Who points at a document or media item, in drafts and in published versions.</summary>
    public async Task<IReadOnlyList<DocumentReference>> ReferencesToAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.References.AsNoTracking().Where(reference => reference.ToKey == key).ToListAsync(cancellation);
    }

    /// <summary>What was done to a document, the latest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Audit.AsNoTracking().Where(entry => entry.DocumentKey == key).OrderByDescending(entry => entry.Id).ToListAsync(cancellation);
    }

    private Task<Document> WriteAsync(string by, Func<DocumentWrite, Task<Document>> work, CancellationToken cancellation) =>
        CommitAsync(by, async write =>
        {
            var document = await work(write);
            document.Revision++;
            return document;
        }, cancellation);

    /// <summary>For what is said about a document and leaves it as it is: a form that is open on it goes on.</summary>
    private async Task<T> CommitAsync<T>(string by, Func<DocumentWrite, Task<T>> work, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        var write = new DocumentWrite(database, model, clock.GetUtcNow().UtcDateTime, by);
        var done = await work(write);
        write.AnnounceChanges();
        if (webhooks is not null) await webhooks.AnnounceAsync(database, write.Done, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await live.CatchUpAsync(CancellationToken.None);
        sender?.Wake();
        return done;
    }
}
