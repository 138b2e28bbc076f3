using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Bundles;

/// <summary>One bundle: what is in it, and what is done with all of it at once.</summary>
internal sealed class BundlePagesModel(DocumentStore documents, DocumentTree tree, DraftReader drafts, LiveSite live, CurrentPerson person, BundleMail mail, TimeProvider clock) : PageModel
{
    private const int LongestNote = 2_000;

    private PublishedSite preview = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? PublishAtDay { get; set; }

    [BindProperty]
    public string? PublishAtTime { get; set; }

    [BindProperty]
    public string? PublishAtWhich { get; set; }

    public PlannedTime PublishAt { get; private set; } = null!;

    public Bundle Bundle { get; private set; } = null!;

    public IReadOnlyList<PlacedRow> Pages { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public bool IsOpen => Bundle.IsOpen();

    public bool MayWrite => person.May(Right.Write);

    /// <summary>Whether the person may publish every document in it.</summary>
    public bool MayPublish { get; private set; }

    /// <summary>Where the page is shown with the drafts of this bundle and no others.</summary>
    public string? PreviewOf(PlacedRow found) => preview.Find(found.Row.Key) is { HasPage: true } page ? $"{ShowDrafts.Start}/bundle-{Id}{page.Path}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeOutAsync(Guid key, CancellationToken cancellation) => DoAsync(Right.Write, () => documents.TakeFromBundleAsync(Id, key, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancellation) => DoAsync(Right.Write, () => documents.PassBundleAsync(Id, BundleState.Waiting, Trimmed(), person.Name, cancellation), cancellation, bundle => mail.SentAsync(bundle, Pages, person));

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () => documents.PassBundleAsync(Id, BundleState.Returned, Trimmed(), person.Name, cancellation), cancellation, bundle => mail.ReturnedAsync(bundle, person));

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () => documents.PublishBundleAsync(Id, person.Name, cancellation), cancellation, bundle => mail.PublishedAsync(bundle, person));

    public Task<IActionResult> OnPostRollBackAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () => documents.RollBackBundleAsync(Id, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostNoPlanAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () => documents.ScheduleBundleAsync(Id, null, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostPlanAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () =>
    {
        if (PublishAt.IsEmpty) throw new DocumentInvalid("publishAt", "Enter when to publish it");
        if (PublishAt.Check(clock.GetUtcNow().UtcDateTime) is { } fault) throw new DocumentInvalid([fault]);
        return documents.ScheduleBundleAsync(Id, PublishAt.Utc, person.Name, cancellation);
    }, cancellation);

    private string? Trimmed() => Note?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestNote } => throw new DocumentInvalid("note", $"The note must be {LongestNote} characters or fewer"),
        var note => note,
    };

    private async Task<IActionResult> DoAsync(Right right, Func<Task<Bundle>> verb, CancellationToken cancellation, Func<Bundle, Task>? tell = null)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (right == Right.Publish ? !MayPublish : !MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        PublishAt = new("publishAt", "publishing") { Day = PublishAtDay, Time = PublishAtTime, Which = PublishAtWhich };
        try
        {
            var done = await verb();
            if (tell is not null) await tell(done);
            return Redirect($"/editor/bundles/{Id}");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            return this.Again();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await documents.BundleAsync(Id, cancellation) is not { } found) return false;
        Bundle = found.Bundle;
        PublishAt = PlannedTime.Of("publishAt", "publishing", Bundle.PublishAtUtc);
        Pages = await tree.FindAsync([.. found.Pages.Select(page => page.DocumentKey)], cancellation);
        preview = await drafts.OverAsync(live.Current, [.. Pages.Select(page => page.Row.Key)], cancellation);
        MayPublish = person.May(Right.Publish);
        foreach (var page in Pages) MayPublish &= await person.MayAsync(Right.Publish, page.Row.Key, cancellation);
        return true;
    }
}
