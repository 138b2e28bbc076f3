using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Feedback;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Feedback;

/// <summary>What visitors say about one page.</summary>
internal sealed class PageFeedbackModel(PageFeedback feedback, DocumentTree tree, CurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public PageVotes? Votes { get; private set; }

    public IReadOnlyList<PageComment> Comments { get; private set; } = [];

    public bool MayDelete { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    /// <summary>Somebody wrote what should not be kept, such as a name.</summary>
    public async Task<IActionResult> OnPostAsync(long comment, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayDelete) return StatusCode(StatusCodes.Status403Forbidden);
        feedback.Delete(Key, comment);
        return Redirect($"/editor/content/{Key}/feedback");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not { } found) return false;
        (Found, Type) = found;
        Votes = feedback.Votes().FirstOrDefault(row => row.Page == Key);
        Comments = feedback.Comments(Key);
        MayDelete = await person.MayAsync(Right.Write, Key, cancellation);
        return true;
    }
}
