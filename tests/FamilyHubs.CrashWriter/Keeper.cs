using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.CrashWriter;

/// <summary>
/// Keeps what somebody writes into the pages below <c>/help</c>, in turn, and says so: <c>kept key name</c>. An early one says it
/// first, as no store may.
/// </summary>
internal sealed class Keeper(DocumentStore documents, WorkingCopies copies, Guid account, Action<string> say, bool isEarly)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public async Task KeepAsync(int round)
    {
        var topics = await documents.ChildrenAsync((await documents.FindAsync("/help"))!.Key);
        var page = topics[round % topics.Count];
        var name = $"{run}-{round}";
        var typed = DraftContent.Of((await documents.VersionsAsync(page.Key))[0]) with { Name = name };
        typed.Values["summary"] = string.Concat(Enumerable.Repeat($"{name} ", 2_000)); // Several pages of the file, so that it can be cut short.
        if (isEarly) say($"kept {page.Key} {name}");
        await copies.KeepAsync(page.Key, account, page.Revision, typed);
        if (!isEarly) say($"kept {page.Key} {name}");
    }
}
