using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>The order of the documents below one: moved up and down on the screen, stored when the person says so.</summary>
internal sealed class OrderModel(DocumentStore documents, DocumentTree tree, CurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The keys, in the order on the screen.</summary>
    [BindProperty]
    public List<Guid> Order { get; set; } = [];

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public bool MayArrange => person.May(Right.Arrange, Found.Line);

    public IReadOnlyList<TreeRow> Rows { get; private set; } = [];

    /// <summary>What was just moved.</summary>
    public Guid? Moved { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? @do, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayArrange) return StatusCode(StatusCodes.Status403Forbidden);
        Rows = [.. Rows.OrderBy(row => Order.IndexOf(row.Key) is >= 0 and var at ? at : int.MaxValue)];
        if (@do?.Split(' ') is ["up" or "down", var which] && Guid.TryParse(which, out var key)) return Shift(key, @do.StartsWith('u') ? -1 : 1);
        await documents.SortAsync(Key, [.. Rows.Select(row => row.Key)], person.Name, cancellation);
        return Redirect($"/editor/content/{Key}/order?done=sorted");
    }

    private PageResult Shift(Guid key, int by)
    {
        List<TreeRow> rows = [.. Rows];
        var from = rows.FindIndex(row => row.Key == key);
        if (from >= 0 && from + by >= 0 && from + by < rows.Count) (rows[from], rows[from + by]) = (rows[from + by], rows[from]);
        (Rows, Moved) = (rows, key);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return false;
        (Found, Type, Rows) = (found, type, await tree.ChildrenAsync(Key, cancellation));
        return true;
    }
}
