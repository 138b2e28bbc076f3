using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Writing;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A draft on its way to the public by way of a second person: sent, approved, or returned with what has to change.</summary>
internal sealed class ApproveModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, WritingHelp help, ApprovalMail mail, ContentModel model, PublishedSite site, TimeProvider clock) : PageModel
{
    public const int LongestNote = 2_000;

    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public Approval? Waiting { get; private set; }

    public bool MayWrite { get; private set; }

    public bool MayPublish { get; private set; }

    public bool MayTakeBack => MayWrite && Waiting is { } sent && (sent.SentById == person.Id || MayPublish);

    public bool CanBeSent => Waiting is not { IsWaiting: true } && Found.Row.Status is not DocumentStatus.Live;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What has to be mended before it can be published.</summary>
    public IReadOnlyList<Fault> Unfinished { get; private set; } = [];

    public IReadOnlyList<Advice> Advice { get; private set; } = [];

    /// <summary>From what the public sees to the draft.</summary>
    public IReadOnlyList<ValueChange> Changes { get; private set; } = [];

    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Property == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        Revision = Found.Row.Revision;
        return Page();
    }

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancellation) =>
        DoAsync(Right.Write, () => documents.SendForApprovalAsync(Key, Revision, Trimmed(Note, "note"), person.Id, person.Name, cancellation), $"/editor/content/{Key}/approval?done=sent", () => mail.SentAsync(Found, Note?.Trim(), person), cancellation);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellation) =>
        DoAsync(Right.Write, () => documents.TakeBackAsync(Key, person.Name, cancellation), $"/editor/content/{Key}/approval?done=taken-back", () => Task.CompletedTask, cancellation);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation) =>
        DoAsync(Right.Publish, () => documents.PublishAsync(Key, Revision, person.Name, cancellation), $"/editor/content/{Key}?done=published", () => Waiting is { } sent ? mail.ApprovedAsync(Found, sent, person.Name) : Task.CompletedTask, cancellation);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation) => DoAsync(Right.Publish, () =>
    {
        if (Trimmed(Answer, "answer") is not { } answer) throw new DocumentInvalid("answer", "Write what has to change");
        return documents.ReturnAsync(Key, answer, person.Name, cancellation);
    }, $"/editor/content/{Key}/approval?done=returned", () => mail.ReturnedAsync(Found, Waiting!, Answer?.Trim(), person.Name), cancellation);

    private static string? Trimmed(string? text, string field) => text?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestNote } => throw new DocumentInvalid(field, $"The note must be {LongestNote} characters or fewer"),
        var note => note,
    };

    private async Task<IActionResult> DoAsync(Right right, Func<Task<Document>> verb, string next, Func<Task> tell, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!await person.MayAsync(right, Key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            await verb();
            await tell();
            return Redirect(next);
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            return this.Again();
        }
        catch (DocumentConflict conflict)
        {
            Faults = [new Fault("note", $"{conflict.Theirs.SavedBy} changed this a moment ago. Look at what is new, then do it again.")];
            await FindAsync(cancellation);
            Revision = conflict.Current.Revision;
            ModelState.Remove(nameof(Revision));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not { } found) return false;
        (Found, Type) = found;
        Waiting = await documents.ApprovalAsync(Key, cancellation);
        MayWrite = await person.MayAsync(Right.Write, Key, cancellation);
        MayPublish = await person.MayAsync(Right.Publish, Key, cancellation);
        var draft = Found.Row.Draft;
        Unfinished = PublishCheck.Of(model, Type, draft);
        Advice = help.Read(Type, draft.Values, site, LondonTime.Today(clock));
        var versions = await documents.VersionsAsync(Key, cancellation);
        var before = versions.FirstOrDefault(version => version.Number == Found.Row.PublishedNumber) is { } published ? DraftContent.Of(published) : new DraftContent { Name = "", Values = [] };
        Changes = ValueChange.Between(before.Name, before.Values, draft.Name, draft.Values, Type, model);
        return true;
    }
}
