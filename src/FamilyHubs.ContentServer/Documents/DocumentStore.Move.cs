using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <summary>Puts a document, with all below it, under another parent. Old addresses redirect.</summary>
    /// <exception cref="DocumentInvalid">The tree does not allow it there.</exception>
    public Task<Document> MoveAsync(Guid key, int revision, Guid newParent, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            await CheckPlaceAsync(write, newParent, document.ContentType, cancellation);
            if (await IsBelowAsync(write, newParent, key, cancellation)) throw new DocumentInvalid("parent", "A page cannot be moved below itself");
            document.SortOrder = 1 + (await write.Database.Documents.Where(sibling => sibling.ParentKey == newParent).MaxAsync(sibling => (int?)sibling.SortOrder, cancellation) ?? 0);
            document.ParentKey = newParent;
            write.Record(document, "move");
            await write.PlaceAsync(document, cancellation);
            return document;
        }, cancellation);

    /// <summary>Sets the order of the children of a document.</summary>
    public Task<Document> SortAsync(Guid parent, IReadOnlyList<Guid> order, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(parent, cancellation);
            var children = await write.Database.Documents.Where(child => child.ParentKey == parent).ToListAsync(cancellation);
            foreach (var child in children.Where(child => order.Contains(child.Key)))
            {
                child.SortOrder = order.Index().First(item => item.Item == child.Key).Index + 1;
                write.Touch(child.Key);
            }
            write.Record(document, "sort");
            return document;
        }, cancellation);

    /// <summary>Puts a document, with all below it, in the recycle bin. It is withdrawn at once.</summary>
    public Task<Document> TrashAsync(Guid key, int revision, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            document.TrashedUtc = write.Now;
            await SettleAsync(write, document, cancellation);
            write.Record(document, "trash");
            await write.PlaceAsync(document, cancellation);
            return document;
        }, cancellation);

    /// <summary>Takes a document out of the recycle bin, as a draft: a person decides when the public sees it again.</summary>
    /// <exception cref="DocumentInvalid">Its parent is in the bin.</exception>
    public Task<Document> RestoreAsync(Guid key, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, cancellation);
            if (document.ParentKey is { } parent && (await write.GetAsync(parent, cancellation)).TrashedUtc is not null) throw new DocumentInvalid("parent", "Restore the page above it first");
            (document.TrashedUtc, document.PublishAtUtc, document.UnpublishAtUtc) = (null, null, null);
            write.Record(document, "restore");
            return await UnpublishAsync(write, document, cancellation);
        }, cancellation);

    private static async Task<bool> IsBelowAsync(DocumentWrite write, Guid key, Guid ancestor, CancellationToken cancellation)
    {
        for (Guid? at = key; at is { } step; at = (await write.GetAsync(step, cancellation)).ParentKey)
            if (step == ancestor) return true;
        return false;
    }
}
