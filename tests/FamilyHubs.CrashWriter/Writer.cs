using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.CrashWriter;

/// <summary>
/// Saves and publishes the pages below <c>/help</c> in turn, and says so: <c>saved key number name</c> and
/// <c>published key number</c>. An early one says it first, as no store may.
/// </summary>
internal sealed class Writer(DocumentStore documents, Action<string> say, bool isEarly)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public async Task WriteAsync(int round)
    {
        var topics = await documents.ChildrenAsync((await documents.FindAsync("/help"))!.Key);
        var page = topics[round % topics.Count];
        var name = $"{run}-{round}";
        var content = DraftContent.Of((await documents.VersionsAsync(page.Key))[0]) with { Name = name };
        content.Values["relatedPages"] = new JsonArray(topics[(round + 1) % topics.Count].Key.ToString());
        if (round % 3 == 0) content = content with { Segment = name };

        page = await DoAsync($"saved {page.Key} {page.DraftNumber + 1} {name}", () => documents.SaveDraftAsync(page.Key, page.Revision, content, run));
        await DoAsync($"published {page.Key} {page.DraftNumber}", () => documents.PublishAsync(page.Key, page.Revision, run));
    }

    private async Task<Document> DoAsync(string words, Func<Task<Document>> work)
    {
        if (isEarly) say(words);
        var document = await work();
        if (!isEarly) say(words);
        return document;
    }
}
