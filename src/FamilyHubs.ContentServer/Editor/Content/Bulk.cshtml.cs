using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What became of one of several documents: null when it was done.</summary>
internal sealed record BulkResult(PlacedRow Found, string? Refusal);

/// <summary>The same for several documents at once: each for itself, so that one that cannot be done keeps no other back.</summary>
internal sealed class BulkModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, ContentModel model, PublishedSite site) : PageModel
{
    private const int LongestOwner = 200;

    [BindProperty]
    public List<Guid> Keys { get; set; } = [];

    [BindProperty]
    public string? Verb { get; set; }

    [BindProperty]
    public Guid? Topic { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public Guid? Bundle { get; set; }

    [BindProperty]
    public bool AlsoPublish { get; set; }

    public IReadOnlyList<PlacedRow> Chosen { get; private set; } = [];

    /// <summary>Bundles that are not published.</summary>
    public IReadOnlyList<Bundle> Bundles { get; private set; } = [];

    public IReadOnlyList<BulkResult>? Results { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public bool MayPublish => person.May(Right.Publish);

    public IEnumerable<(string Value, string Words)> Verbs => MayPublish ? [("publish", "Publish the drafts"), ("unpublish", "Take them away from the public"), .. OfDrafts] : OfDrafts;

    public IEnumerable<(Guid Key, string Name)> Topics => site.ContentsOfType("topic").Select(topic => (topic.Key, topic.Name)).OrderBy(topic => topic.Name, StringComparer.CurrentCulture);

    private static IEnumerable<(string Value, string Words)> OfDrafts => [("add-topic", "Add a topic"), ("drop-topic", "Take a topic off"), ("owner", "Give them a new owner"), ("bundle", "Put them in a bundle")];

    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Property == field)?.Message;

    /// <summary>Shows what was ticked in a list, to choose what to do.</summary>
    public async Task OnPostAsync(CancellationToken cancellation) => await FindAsync(cancellation);

    public async Task<IActionResult> OnPostDoAsync(CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        Faults = [.. Check()];
        if (Faults.Count > 0) return this.Again();
        List<BulkResult> results = [];
        foreach (var found in Chosen) results.Add(new(found, await DoAsync(found, cancellation)));
        Results = results;
        return Page();
    }

    private IEnumerable<Fault> Check()
    {
        if (!Verbs.Any(verb => verb.Value == Verb)) yield return new Fault("verb", "Choose what to do");
        if (Verb is "add-topic" or "drop-topic" && !Topics.Any(topic => topic.Key == Topic)) yield return new Fault("whichTopic", "Choose a topic");
        if (Verb == "bundle" && !Bundles.Any(bundle => bundle.Id == Bundle)) yield return new Fault("bundle", "Choose a bundle, or make one first");
        if (Verb == "owner" && Owner?.Trim() is not { Length: > 0 and <= LongestOwner }) yield return new Fault("newOwner", $"Enter an owner of {LongestOwner} characters or fewer");
    }

    /// <returns>Why it was not done, or null.</returns>
    private async Task<string?> DoAsync(PlacedRow found, CancellationToken cancellation)
    {
        var row = found.Row;
        if (!await person.MayAsync(Verb is "publish" or "unpublish" ? Right.Publish : Right.Write, row.Key, cancellation)) return "It is outside your part of the site.";
        try
        {
            switch (Verb)
            {
                case "publish":
                    await documents.PublishAsync(row.Key, row.Revision, person.Name, cancellation);
                    return null;
                case "unpublish" when row.PublishedNumber is null:
                    return "The public does not see it.";
                case "unpublish":
                    await documents.UnpublishAsync(row.Key, row.Revision, person.Name, cancellation);
                    return null;
                case "bundle":
                    await documents.AddToBundleAsync(Bundle!.Value, row.Key, person.Name, cancellation);
                    return null;
                default:
                    return await ChangeAsync(found, cancellation);
            }
        }
        catch (DocumentInvalid refusal)
        {
            return string.Join(". ", refusal.Faults.Select(fault => fault.Message));
        }
        catch (DocumentConflict conflict)
        {
            return $"{conflict.Theirs.SavedBy} changed it a moment ago.";
        }
    }

    private async Task<string?> ChangeAsync(PlacedRow found, CancellationToken cancellation)
    {
        var property = Verb == "owner" ? "owner" : "topics";
        if (model.Find(found.Row.ContentType) is not { } type || !type.Properties.ContainsKey(property)) return Verb == "owner" ? "Documents of this type have no owner." : "Documents of this type have no topics.";
        var content = found.Row.Draft;
        var before = content.Values[property]?.ToJsonString();
        content.Values[property] = Verb == "owner" ? Owner!.Trim() : Retagged(content.Values[property] as JsonArray ?? []);
        if (content.Values[property]?.ToJsonString() == before) return null;
        var saved = await documents.SaveDraftAsync(found.Row.Key, found.Row.Revision, content, person.Name, cancellation);
        if (AlsoPublish && found.Row.Status == DocumentStatus.Live && await person.MayAsync(Right.Publish, found.Row.Key, cancellation)) await documents.PublishAsync(found.Row.Key, saved.Revision, person.Name, cancellation);
        return null;
    }

    private JsonArray Retagged(JsonArray topics)
    {
        List<string> keys = [.. topics.Select(topic => topic.Text()).OfType<string>().Where(key => key != Topic.ToString())];
        var had = topics.Any(topic => topic.Text() == Topic.ToString());
        if (Verb == "add-topic") return had ? [.. topics.Select(topic => (JsonNode)topic.Text()!)] : [.. keys.Append(Topic.ToString()!).Select(key => (JsonNode)key)];
        return [.. keys.Select(key => (JsonNode)key)];
    }

    private async Task FindAsync(CancellationToken cancellation)
    {
        Chosen = [.. (await tree.FindAsync([.. Keys.Distinct().Take(DocumentTree.MostFound)], cancellation)).Where(found => !found.IsBinned)];
        Bundles = [.. (await documents.BundlesAsync(cancellation)).Where(bundle => bundle.IsOpen())];
    }
}
