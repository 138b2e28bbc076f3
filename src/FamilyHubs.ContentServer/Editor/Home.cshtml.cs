using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Feedback;
using FamilyHubs.ContentServer.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>A figure of the start page, and the list that it counts.</summary>
internal sealed record Figure(int Count, string Words, string Address)
{
    /// <summary>Whether somebody should look today.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>Where a person starts: what waits for them, and what of the site needs somebody.</summary>
internal sealed class HomeModel(WorkingCopies copies, WaitingApprovals approvals, Approvers approvers, DocumentTree tree, StoredQueries queries, PageFeedback feedback, CurrentPerson person, TimeProvider clock) : PageModel
{
    private const int MostListed = 5;

    /// <summary>One who is cross says little about a page.</summary>
    private const int FewestVotes = 3;

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public string PersonName => person.Name;

    public bool MayPublish => person.May(Right.Publish);

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    /// <summary>What the person was writing and has not saved.</summary>
    public IReadOnlyList<(PlacedRow Found, DateTime KeptUtc)> Kept { get; private set; } = [];

    public IReadOnlyList<SentPage> Waiting { get; private set; } = [];

    public IReadOnlyList<SentPage> Returned { get; private set; } = [];

    /// <summary>The pages whose review is due first.</summary>
    public IReadOnlyList<PlacedRow> Due { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var kept = (await copies.OfAsync(person.Id, cancellation)).ToDictionary(copy => copy.DocumentKey, copy => copy.KeptUtc);
        Kept = [.. (await tree.FindAsync([.. kept.Keys], cancellation)).Where(found => !found.IsBinned).Take(MostListed).Select(found => (found, kept[found.Row.Key]))];
        var waiting = await approvals.ForMeAsync(cancellation);
        var returned = (await approvals.ByMeAsync(cancellation)).Where(sent => !sent.Approval.IsWaiting).ToList();
        (Waiting, Returned) = ([.. waiting.Take(MostListed)], [.. returned.Take(MostListed)]);
        var care = await tree.CareAsync(await approvers.NamesOfAsync(person.Id, cancellation), LondonTime.Today(clock), cancellation);
        if (care.Due > 0) Due = await tree.SearchAsync(new TreeSearch("", Status: "due") { Today = LondonTime.Today(clock), Most = MostListed }, cancellation);
        Figures =
        [
            .. MayPublish ? [new Figure(waiting.Count, "waiting for you", "/editor/approvals") { IsUrgent = waiting.Count > 0 }] : new Figure[] { new(returned.Count, "returned to you", "/editor/approvals") { IsUrgent = returned.Count > 0 } },
            new(care.Mine, "pages you own", List("mine")),
            new(care.Scheduled, "scheduled", List("scheduled")),
            new(care.Overdue, "reviews overdue", List("overdue")) { IsUrgent = care.Overdue > 0 },
            new(care.Due, "to review within 30 days", List("due")),
            new(care.ToConfirm, "with facts to confirm", List("confirm")),
            new(care.Broken, "with a broken link", List("broken")) { IsUrgent = care.Broken > 0 },
            new(feedback.Votes().Count(page => page.NotUseful >= FewestVotes && page.NotUseful > page.Useful), "pages people found unhelpful", "/editor/feedback"),
            new(queries.FoundLittle(0).Count, "searches that found nothing", "/editor/search-words"),
        ];
    }

    private static string List(string status) => $"/editor/content?status={status}";
}
