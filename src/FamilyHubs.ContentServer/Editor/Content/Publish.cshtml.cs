using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>When the public sees a document: now, from a time, until a time, or not any more.</summary>
internal sealed class PublishModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, ContentModel model, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? PublishAtDay { get; set; }

    [BindProperty]
    public string? PublishAtTime { get; set; }

    [BindProperty]
    public string? PublishAtWhich { get; set; }

    [BindProperty]
    public string? UnpublishAtDay { get; set; }

    [BindProperty]
    public string? UnpublishAtTime { get; set; }

    [BindProperty]
    public string? UnpublishAtWhich { get; set; }

    /// <summary>The address of the page that answers in its place.</summary>
    [BindProperty]
    public string? To { get; set; }

    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Property == field)?.Message;

    public bool MayPublish { get; private set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public PlannedTime PublishAt { get; private set; } = null!;

    public PlannedTime UnpublishAt { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What has to be mended before it can be published.</summary>
    public IReadOnlyList<Fault> Unfinished { get; private set; } = [];

    /// <summary>How many live documents stand directly below and go with it.</summary>
    public int LiveBelow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        Revision = Found.Row.Revision;
        PublishAt = PlannedTime.Of("publishAt", "publishing", Found.Row.PublishAtUtc);
        UnpublishAt = PlannedTime.Of("unpublishAt", "taking it away", Found.Row.UnpublishAtUtc);
        return Page();
    }

    public Task<IActionResult> OnPostNowAsync(CancellationToken cancellation) =>
        DoAsync("published", () => documents.PublishAsync(Key, Revision, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostUnpublishAsync(CancellationToken cancellation) =>
        DoAsync("unpublished", () => documents.UnpublishAsync(Key, Revision, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostArchiveAsync(CancellationToken cancellation) => DoAsync("archived", () =>
    {
        if (To?.Trim() is not { Length: > 0 } to) throw new DocumentInvalid("to", "Enter the address of the page that answers in its place");
        return documents.ArchiveAsync(Key, Revision, to, person.Name, cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostNoPlanAsync(CancellationToken cancellation) =>
        DoAsync("unplanned", () => documents.ScheduleAsync(Key, Revision, null, null, person.Name, cancellation), cancellation);

    public Task<IActionResult> OnPostPlanAsync(CancellationToken cancellation) => DoAsync("planned", () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<Fault> faults = [.. new[] { PublishAt.Check(now), UnpublishAt.Check(now) }.OfType<Fault>()];
        if (PublishAt.IsEmpty && UnpublishAt.IsEmpty) faults.Add(new Fault("publishAt", "Enter when to publish it, when to take it away, or both"));
        if (!PublishAt.IsEmpty) faults.AddRange(Unfinished);
        if (faults.Count > 0) throw new DocumentInvalid(faults);
        return documents.ScheduleAsync(Key, Revision, PublishAt.Utc, UnpublishAt.Utc, person.Name, cancellation);
    }, cancellation);

    private async Task<IActionResult> DoAsync(string done, Func<Task<Document>> verb, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
        PublishAt = new("publishAt", "publishing") { Day = PublishAtDay, Time = PublishAtTime, Which = PublishAtWhich };
        UnpublishAt = new("unpublishAt", "taking it away") { Day = UnpublishAtDay, Time = UnpublishAtTime, Which = UnpublishAtWhich };
        try
        {
            await verb();
            return Redirect($"/editor/content/{Key}/publish?done={done}");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (DocumentConflict conflict)
        {
            Faults = [new Fault("publishAt", $"{conflict.Theirs.SavedBy} changed this a moment ago. Look at the draft, then do it again.")];
            Revision = conflict.Current.Revision;
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return false;
        (Found, Type) = (found, type);
        Unfinished = PublishCheck.Of(model, type, found.Row.Draft);
        MayPublish = await person.MayAsync(Right.Publish, Key, cancellation);
        LiveBelow = (await tree.ChildrenAsync(Key, cancellation)).Count(row => row.Path is not null);
        return true;
    }
}
