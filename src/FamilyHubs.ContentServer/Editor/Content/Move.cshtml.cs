using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Puts a document elsewhere in the tree, makes a copy of it, or puts it in the recycle bin.</summary>
internal sealed class MoveModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, ContentModel model) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    /// <summary>Part of the name of the new parent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public Guid To { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public bool MayArrange { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>Where the tree allows it.</summary>
    public IReadOnlyList<PlacedRow> Places { get; private set; } = [];

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int Below { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayArrange || (To != Guid.Empty && !await person.MayAsync(Right.Arrange, To, cancellation))) return StatusCode(StatusCodes.Status403Forbidden);
        if (To == Guid.Empty) return Refuse([new Fault("to", "Choose where to move it")]);
        return await DoAsync(() => documents.MoveAsync(Key, Revision, To, person.Name, cancellation), _ => $"/editor/content/{Key}?done=moved");
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite || Found.Row.ParentKey is not { } parent || !await person.MayAsync(Right.Write, parent, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        var copy = Found.Row.Draft with { Name = $"{Found.Row.Name} (copy)", Segment = null };
        return await DoAsync(() => documents.CreateAsync(parent, Type.Alias, copy, person.Name, cancellation), made => $"/editor/content/{made.Key}?done=copied");
    }

    public async Task<IActionResult> OnPostBinAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayArrange || (Found.Row.PublishedNumber is not null && !await person.MayAsync(Right.Publish, Key, cancellation))) return StatusCode(StatusCodes.Status403Forbidden);
        if (Found.Row.ParentKey is null) return Refuse([new Fault("to", "The front page and the settings cannot be put in the bin")]);
        return await DoAsync(() => documents.TrashAsync(Key, Revision, person.Name, cancellation), _ => "/editor/bin?done=binned");
    }

    private async Task<IActionResult> DoAsync(Func<Task<Document>> verb, Func<Document, string> next)
    {
        try
        {
            return Redirect(next(await verb()));
        }
        catch (DocumentInvalid refusal)
        {
            return Refuse([.. refusal.Faults.Select(fault => fault with { Property = "to" })]);
        }
        catch (DocumentConflict conflict)
        {
            Faults = [new Fault("to", $"{conflict.Theirs.SavedBy} changed this a moment ago. Look at it, then do it again.")];
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private PageResult Refuse(IReadOnlyList<Fault> faults)
    {
        Faults = faults;
        return this.Again();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type)) return false;
        (Found, Type) = (found, type);
        MayArrange = found.Row.ParentKey is { } parent && await person.MayAsync(Right.Arrange, Key, cancellation) && await person.MayAsync(Right.Arrange, parent, cancellation);
        MayWrite = await person.MayAsync(Right.Write, Key, cancellation);
        Below = (await tree.ChildrenAsync(Key, cancellation)).Count;
        List<string> parents = [.. model.ContentTypes.Where(other => other.AllowedContentTypes.Contains(type.Alias)).Select(other => other.Alias)];
        var places = parents.Count == 0 ? [] : await tree.SearchAsync(new TreeSearch((Q ?? "").Trim()) { Types = parents, NamesOnly = true }, cancellation);
        Places = [.. places.Where(place => place.Row.Key != found.Row.ParentKey && place.Row.Key != Key && !place.Above.Any(row => row.Key == Key))];
        return true;
    }
}
