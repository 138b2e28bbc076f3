using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What was put away, and the way to take it out again as a draft.</summary>
internal sealed class BinModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, ContentModel model) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<PlacedRow> Rows { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public bool MayArrange(PlacedRow placed) => person.May(Right.Arrange, placed.Line);

    public string TypeName(TreeRow row) => model.Find(row.ContentType)?.Name ?? row.ContentType;

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken cancellation)
    {
        if (await tree.FindAsync(key, cancellation) is not { Row.TrashedUtc: not null }) return NotFound();
        if (!await person.MayAsync(Right.Arrange, key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            await documents.RestoreAsync(key, person.Name, cancellation);
            return Redirect($"/editor/content/{key}");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            await ReadAsync(cancellation);
            return this.Again();
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var binned = await tree.BinAsync(cancellation);
        Rows = await tree.FindAsync([.. binned.Select(row => row.Key)], cancellation);
    }
}
