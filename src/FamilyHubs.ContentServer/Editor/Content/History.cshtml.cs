using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Every version of a document, and everything that was done to it.</summary>
internal sealed class HistoryModel(DocumentStore documents, DocumentTree tree, CurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public bool MayWrite { get; private set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public IReadOnlyList<DocumentVersion> Versions { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Audit { get; private set; } = [];

    /// <summary>Set when somebody saved between looking and restoring.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int revision, int number, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        if (!Versions.Any(version => version.Number == number)) return NotFound();
        try
        {
            await documents.RollBackAsync(Key, revision, number, person.Name, cancellation);
            return Redirect($"/editor/content/{Key}?done=restored");
        }
        catch (DocumentConflict conflict)
        {
            Refusal = $"{conflict.Theirs.SavedBy} saved a newer version a moment ago, so nothing was restored. Look at it first.";
            Response.StatusCode = StatusCodes.Status409Conflict;
            await FindAsync(cancellation);
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return false;
        (Found, Type) = (found, type);
        MayWrite = await person.MayAsync(Right.Write, Key, cancellation);
        Versions = await documents.VersionsAsync(Key, cancellation);
        Audit = await documents.AuditAsync(Key, cancellation);
        return true;
    }
}
