using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>An open form says that it is there, and hears who else is and who saved meanwhile.</summary>
[Unattended]
internal sealed class OpenModel(DocumentStore documents, OpenForms forms, CurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public Task<IActionResult> OnGetAsync(int revision, CancellationToken cancellation) => TellAsync(revision, cancellation);

    public async Task<IActionResult> OnPostAsync(int revision, bool left, CancellationToken cancellation)
    {
        if (!await person.MayAsync(Right.Write, Key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        if (left) forms.Leave(Key, person.Id);
        else forms.See(Key, person.Id, person.Name);
        return await TellAsync(revision, cancellation);
    }

    private async Task<IActionResult> TellAsync(int revision, CancellationToken cancellation)
    {
        if (await documents.FindAsync(Key, cancellation) is not { TrashedUtc: null } document) return NotFound();
        var isNewer = revision > 0 && document.Revision != revision;
        return new JsonResult(new { others = forms.Notice(Key, person.Id), newer = isNewer ? await NewerAsync(document, cancellation) : null });
    }

    private async Task<string> NewerAsync(Document document, CancellationToken cancellation)
    {
        var last = (await documents.AuditAsync(document.Key, cancellation))[0];
        return $"{last.By} changed this on {LondonWords.Of(last.AtUtc)}, after you opened it. When you save, you see both versions and take from each.";
    }
}
