using FamilyHubs.ContentServer.Properties;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <summary>Makes the draft what the public sees.</summary>
    /// <exception cref="DocumentInvalid">The draft is not finished, or its address belongs to another page.</exception>
    /// <exception cref="DocumentConflict">Somebody else saved since <paramref name="revision"/>.</exception>
    public Task<Document> PublishAsync(Guid key, int revision, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write => await PublishAsync(write, await write.GetAsync(key, revision, cancellation), cancellation), cancellation);

    /// <summary>Takes the document, and with it all below, away from the public. Its addresses then answer 410.</summary>
    /// <exception cref="DocumentConflict">Somebody else saved since <paramref name="revision"/>.</exception>
    public Task<Document> UnpublishAsync(Guid key, int revision, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write => await UnpublishAsync(write, await write.GetAsync(key, revision, cancellation), cancellation), cancellation);

    private async Task<Document> PublishAsync(DocumentWrite write, Document document, CancellationToken cancellation)
    {
        if (document.TrashedUtc is not null) throw new DocumentMissing(document.Key);
        var draft = await write.VersionAsync(document.Key, document.DraftNumber, cancellation);
        var faults = CheckDocument.ForPublishing(model, model.Get(document.ContentType), DraftContent.Of(draft));
        faults.AddRange(await FindBrokenReferencesAsync(write, document, draft, cancellation));
        if (document.ContentType == HandMadeRedirects.ContentType) faults.AddRange(await new HandMadeRedirects(write.Database, model).FindFaultsAsync(document.Key, draft.Values, cancellation));
        if (faults.Count > 0) throw new DocumentInvalid(faults);

        document.PublishedNumber = document.DraftNumber;
        document.PublishAtUtc = null;
        await write.ReferToAsync(document, draft, published: true, cancellation);
        await SettleAsync(write, document, cancellation);
        write.Record(document, "publish", draft.Note);
        await write.PlaceAsync(document, cancellation);
        return document;
    }

    private static async Task<Document> UnpublishAsync(DocumentWrite write, Document document, CancellationToken cancellation)
    {
        document.PublishedNumber = null;
        document.UnpublishAtUtc = null;
        await write.Database.References.Where(row => row.FromKey == document.Key && row.IsPublished).ExecuteDeleteAsync(cancellation);
        write.Record(document, "unpublish");
        await write.PlaceAsync(document, cancellation);
        return document;
    }

    /// <summary>References to things that do not exist at all. One to an unpublished page is allowed: the public does not see it.</summary>
    private static async Task<IEnumerable<Fault>> FindBrokenReferencesAsync(DocumentWrite write, Document document, DocumentVersion draft, CancellationToken cancellation)
    {
        var references = write.ReferencesOf(document, draft, published: true).ToList();
        var keys = references.Select(reference => reference.ToKey).Distinct().ToList();
        var known = (await write.Database.Documents.Where(row => keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellation))
            .Concat(await write.Database.Media.Where(row => keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellation)).ToHashSet();
        return references.Where(reference => !known.Contains(reference.ToKey))
            .Select(reference => new Fault(reference.Property, $"{reference.Property} points at something that does not exist any more"));
    }
}
