using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Which documents point at one, or show its value.</summary>
internal sealed class WhereUsedModel(DocumentStore documents, DocumentTree tree, ContentModel model) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public IReadOnlyList<Use> Uses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return NotFound();
        (Found, Type) = (found, type);
        var references = (await documents.ReferencesToAsync(Key, cancellation)).ToLookup(reference => reference.FromKey);
        var placed = await tree.FindAsync([.. references.Select(group => group.Key)], cancellation);
        Uses = [.. placed.Where(row => !row.IsBinned).Select(row => UseOf(row, references[row.Row.Key])), .. await FigureUsesAsync(cancellation)];
        return Page();
    }

    private Use UseOf(PlacedRow placed, IEnumerable<DocumentReference> references)
    {
        var properties = model.Find(placed.Row.ContentType)?.Properties;
        var names = references.Select(reference => properties?.GetValueOrDefault(reference.Property)?.Name ?? reference.Property).Distinct();
        return new(placed, string.Join(", ", names), references.Any(reference => reference.IsPublished) && placed.Row.Path is not null);
    }

    /// <summary>Pages show a figure by its name in double brackets.</summary>
    private async Task<IEnumerable<Use>> FigureUsesAsync(CancellationToken cancellation)
    {
        if (Type.Alias != "figure") return [];
        var found = await tree.SearchAsync(new TreeSearch($"[[{Found.Row.Segment}]]"), cancellation);
        return found.Where(row => row.Row.Key != Key).Select(row => new Use(row, "in its text", row.Row.Path is not null));
    }

    internal sealed record Use(PlacedRow From, string Properties, bool IsLive);
}
