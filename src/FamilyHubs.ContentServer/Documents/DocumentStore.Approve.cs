using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <summary>Lays the draft before those who may publish it. Publishing it is the approval.</summary>
    /// <exception cref="DocumentInvalid">It is not finished, or the public sees it already.</exception>
    /// <exception cref="DocumentConflict">Somebody else saved since <paramref name="revision"/>.</exception>
    public Task<Document> SendForApprovalAsync(Guid key, int revision, string? note, Guid accountId, string by, CancellationToken cancellation = default) =>
        CommitAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            if (!document.HasUnpublishedChanges && document.IsLive) throw new DocumentInvalid("note", "The public sees this draft already");
            var draft = await write.VersionAsync(key, document.DraftNumber, cancellation);
            var faults = CheckDocument.ForPublishing(model, model.Get(document.ContentType), DraftContent.Of(draft));
            if (faults.Count > 0) throw new DocumentInvalid(faults);
            if (await write.Database.Approvals.FindAsync([key], cancellation) is { } before) write.Database.Approvals.Remove(before);
            await write.Database.SaveChangesAsync(cancellation);
            write.Database.Approvals.Add(new Approval { DocumentKey = key, Number = document.DraftNumber, SentById = accountId, SentBy = by, SentUtc = write.Now, Note = note is null ? null : OneLine.Of(note) });
            write.Record(document, "send for approval", note);
            return document;
        }, cancellation);

    /// <summary>Gives it back to the sender with what has to change.</summary>
    /// <exception cref="DocumentInvalid">Nothing waits for approval there.</exception>
    public Task<Document> ReturnAsync(Guid key, string answer, string by, CancellationToken cancellation = default) =>
        CommitAsync(by, async write =>
        {
            var document = await write.GetAsync(key, cancellation);
            if (await write.Database.Approvals.FindAsync([key], cancellation) is not { IsWaiting: true } approval) throw new DocumentInvalid("answer", "It does not wait for approval any more");
            (approval.ReturnedUtc, approval.ReturnedBy, approval.Answer) = (write.Now, by, OneLine.Of(answer));
            write.Record(document, "return", answer);
            return document;
        }, cancellation);

    /// <summary>The sender does not ask any more, or has read the answer.</summary>
    public Task<Document> TakeBackAsync(Guid key, string by, CancellationToken cancellation = default) =>
        CommitAsync(by, async write =>
        {
            var document = await write.GetAsync(key, cancellation);
            if (await write.Database.Approvals.FindAsync([key], cancellation) is not { } approval) return document;
            write.Database.Approvals.Remove(approval);
            write.Record(document, "take back");
            return document;
        }, cancellation);

    public async Task<Approval?> ApprovalAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Approvals.AsNoTracking().SingleOrDefaultAsync(approval => approval.DocumentKey == key, cancellation);
    }

    /// <summary>All that waits or came back, the oldest first.</summary>
    public async Task<IReadOnlyList<Approval>> ApprovalsAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Approvals.AsNoTracking().OrderBy(approval => approval.SentUtc).ToListAsync(cancellation);
    }

    /// <summary>What was published or put away waits for nobody.</summary>
    private static async Task SettleAsync(DocumentWrite write, Document document, CancellationToken cancellation)
    {
        if (await write.Database.Approvals.FindAsync([document.Key], cancellation) is not { } approval) return;
        write.Database.Approvals.Remove(approval);
        if (approval.IsWaiting) write.Record(document, document.TrashedUtc is null ? "approve" : "take back", $"sent by {approval.SentBy}");
    }
}
