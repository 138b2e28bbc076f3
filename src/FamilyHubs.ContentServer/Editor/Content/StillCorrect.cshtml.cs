using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Somebody read the page and found it true: one click, and the day is on the page.</summary>
internal sealed class StillCorrectModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int revision, string? next, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!await person.MayAsync(Right.Publish, Key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            await documents.VerifyAsync(Key, revision, LondonTime.Today(clock), person.Name, cancellation);
            return Redirect(next == "start" ? "/editor?done=checked" : $"/editor/content/{Key}?done=checked");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            return this.Again();
        }
        catch (DocumentConflict conflict)
        {
            Faults = [new Fault("verifiedOn", $"{conflict.Theirs.SavedBy} changed this a moment ago. Read it again, then confirm it.")];
            await FindAsync(cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not { } found) return false;
        (Found, Type) = found;
        return true;
    }
}
