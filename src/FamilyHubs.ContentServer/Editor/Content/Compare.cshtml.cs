using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Two versions side by side, word by word.</summary>
internal sealed class CompareModel(DocumentStore documents, DocumentTree tree, ContentModel model) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public IReadOnlyList<DocumentVersion> Versions { get; private set; } = [];

    public DocumentVersion Older { get; private set; } = null!;

    public DocumentVersion Newer { get; private set; } = null!;

    public IReadOnlyList<ValueChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return NotFound();
        (Found, Type) = (found, type);
        Versions = await documents.VersionsAsync(Key, cancellation);
        var (older, newer) = (Version(From ?? found.Row.PublishedNumber ?? 1), Version(To ?? found.Row.DraftNumber));
        if (older is null || newer is null) return NotFound();
        (Older, Newer) = (older, newer);
        var (before, after) = (DraftContent.Of(older), DraftContent.Of(newer));
        Changes = ValueChange.Between(before.Name, before.Values, after.Name, after.Values, type, model);
        return Page();
    }

    private DocumentVersion? Version(int number) => Versions.FirstOrDefault(version => version.Number == number);
}
