using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A document with what was said about sending it.</summary>
internal sealed record SentPage(PlacedRow Found, Approval Approval);

/// <summary>What waits for a person, and what a person sent.</summary>
internal sealed class WaitingApprovals(DocumentStore documents, DocumentTree tree, CurrentPerson person)
{
    /// <summary>What this person may approve, and others sent.</summary>
    public async Task<IReadOnlyList<SentPage>> ForMeAsync(CancellationToken cancellation = default)
    {
        List<SentPage> waiting = [];
        foreach (var sent in await AllAsync(cancellation))
            if (sent.Approval.IsWaiting && await person.MayAsync(Right.Publish, sent.Found.Row.Key, cancellation)) waiting.Add(sent);
        return waiting;
    }

    /// <summary>What this person sent: what came back first.</summary>
    public async Task<IReadOnlyList<SentPage>> ByMeAsync(CancellationToken cancellation = default) =>
        [.. (await AllAsync(cancellation)).Where(sent => sent.Approval.SentById == person.Id).OrderBy(sent => sent.Approval.IsWaiting)];

    private async Task<IReadOnlyList<SentPage>> AllAsync(CancellationToken cancellation)
    {
        var approvals = (await documents.ApprovalsAsync(cancellation)).ToDictionary(approval => approval.DocumentKey);
        return approvals.Count == 0 ? [] : [.. (await tree.FindAsync([.. approvals.Keys], cancellation)).Where(found => !found.IsBinned).Select(found => new SentPage(found, approvals[found.Row.Key]))];
    }
}
