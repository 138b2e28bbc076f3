using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <exception cref="DocumentInvalid">The tree does not allow that type there, or a value cannot be read.</exception>
    public Task<Document> CreateAsync(Guid? parent, string contentType, DraftContent content, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, write => CreateAsync(write, parent, contentType, content, cancellation), cancellation);

    /// <summary>Adds a document that the public sees at once; when it cannot be published nothing is stored.</summary>
    /// <exception cref="DocumentInvalid">The tree does not allow that type there, or it is not finished.</exception>
    public Task<Document> CreatePublishedAsync(Guid parent, string contentType, DraftContent content, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await CreateAsync(write, parent, contentType, content, cancellation);
            await write.Database.SaveChangesAsync(cancellation);
            return await PublishAsync(write, document, cancellation);
        }, cancellation);

    /// <summary>Stores a new version. What the public sees stays as it is.</summary>
    /// <exception cref="DocumentConflict">Somebody else saved since <paramref name="revision"/>.</exception>
    /// <exception cref="DocumentInvalid">A value cannot be read.</exception>
    public Task<Document> SaveDraftAsync(Guid key, int revision, DraftContent content, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            Check(document.ContentType, content);
            document.DraftNumber++;
            await write.ReferToAsync(document, write.AddVersion(document, content), published: false, cancellation);
            write.Record(document, "save");
            return document;
        }, cancellation);

    /// <summary>Makes an older version the draft again, as a new version. What the public sees stays as it is.</summary>
    public Task<Document> RollBackAsync(Guid key, int revision, int number, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            var older = DraftContent.Of(await write.VersionAsync(key, number, cancellation));
            document.DraftNumber++;
            await write.ReferToAsync(document, write.AddVersion(document, older), published: false, cancellation);
            write.Record(document, "roll back", $"to version {number}");
            return document;
        }, cancellation);

    private async Task<Document> CreateAsync(DocumentWrite write, Guid? parent, string contentType, DraftContent content, CancellationToken cancellation)
    {
        await CheckPlaceAsync(write, parent, contentType, cancellation);
        Check(contentType, content);
        var document = new Document
        {
            Key = Guid.CreateVersion7(clock.GetUtcNow()),
            ParentKey = parent,
            ContentType = contentType,
            SortOrder = 1 + (await write.Database.Documents.Where(sibling => sibling.ParentKey == parent).MaxAsync(sibling => (int?)sibling.SortOrder, cancellation) ?? 0),
            DraftNumber = 1,
            CreatedUtc = write.Now,
        };
        write.Database.Documents.Add(document);
        await write.ReferToAsync(document, write.AddVersion(document, content), published: false, cancellation);
        write.Record(document, "create");
        return document;
    }

    private void Check(string contentType, DraftContent content)
    {
        var faults = CheckDocument.ForDraft(model, model.Get(contentType), content);
        if (faults.Count > 0) throw new DocumentInvalid(faults);
    }

    private async Task CheckPlaceAsync(DocumentWrite write, Guid? parent, string contentType, CancellationToken cancellation)
    {
        var type = model.Find(contentType) ?? throw new DocumentInvalid("contentType", $"There is no document type '{contentType}'");
        if (parent is not { } key)
        {
            if (!type.AllowedAsRoot) throw new DocumentInvalid("contentType", $"A {type.Name.ToLowerInvariant()} cannot stand at the root");
            return;
        }
        for (Guid? at = key; at is { } step;)
        {
            var ancestor = await write.GetAsync(step, cancellation);
            if (ancestor.TrashedUtc is not null) throw new DocumentInvalid("parent", "That page is in the recycle bin");
            at = ancestor.ParentKey;
        }
        var above = model.Get((await write.GetAsync(key, cancellation)).ContentType);
        if (!above.AllowedContentTypes.Contains(contentType)) throw new DocumentInvalid("contentType", $"A {type.Name.ToLowerInvariant()} cannot stand below a {above.Name.ToLowerInvariant()}");
    }
}
