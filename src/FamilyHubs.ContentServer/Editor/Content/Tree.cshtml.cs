using System.Globalization;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>The tree, opened at one document; or what a search found in it.</summary>
internal sealed class TreeModel(DocumentTree tree, Approvers approvers, CurrentPerson person, ContentModel model, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<(string Value, string Words)> Statuses =
        [("", "Any"), ("draft", "Draft"), ("live", "Live"), ("changed", "Live, with changes"), ("hidden", "Hidden"), ("scheduled", "Scheduled"), ("mine", "Mine: I am the owner"), ("approval", "Waiting for approval"), ("due", "Review due within 30 days"), ("overdue", "Review overdue"), ("confirm", "Facts to confirm"), ("broken", "A link is broken")];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>Whom a page can belong to.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    /// <summary>The document whose branch is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? At { get; set; }

    public IEnumerable<ContentType> Types => model.ContentTypes.Where(type => !type.IsElement && type.Icon.Length > 0 && !model.ContentTypes.Any(other => other.Compositions.Contains(type.Alias))).OrderBy(type => type.Name);

    /// <summary>Which hundred of what was found, from one.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public IReadOnlyList<PlacedRow>? Found { get; private set; }

    /// <summary>How many were found in all.</summary>
    public int Count { get; private set; }

    public int Parts => (Count + DocumentTree.MostFound - 1) / DocumentTree.MostFound;

    public string AddressOf(int part) => QueryHelpers.AddQueryString("/editor/content", new Dictionary<string, string?> { ["q"] = Q, ["type"] = Type, ["status"] = Status, ["owner"] = Owner, ["part"] = part.ToString(CultureInfo.InvariantCulture) });

    public bool MayWrite => person.May(Right.Write);

    public TreeBranch Root { get; private set; } = new([]);

    /// <summary>The parts of the site that the person may change, where they were given some; they may read the rest.</summary>
    public IReadOnlyList<TreeRow> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (person.Sections.Count > 0 && person.May(Right.Write)) Mine = [.. (await tree.FindAsync([.. person.Sections], cancellation)).Where(found => !found.IsBinned).Select(found => found.Row)];
        Owners = await tree.OwnersAsync(cancellation);
        var search = new TreeSearch((Q ?? "").Trim(), string.IsNullOrEmpty(Type) ? null : Type, Status) { Owners = await approvers.NamesOfAsync(person.Id, cancellation), OwnedBy = Owner, Today = LondonTime.Today(clock) };
        if (!search.IsEmpty)
        {
            Count = await tree.CountAsync(search, cancellation);
            Part = Math.Clamp(Part, 1, Math.Max(1, Parts));
            Found = await tree.SearchAsync(search with { Skip = (Part - 1) * DocumentTree.MostFound }, cancellation);
        }
        else Root = await BranchAsync(null, [], await OpenAsync(cancellation), cancellation);
    }

    /// <summary>The children of a document alone, for a script that opens a branch.</summary>
    public async Task<IActionResult> OnGetBranchAsync(Guid under, CancellationToken cancellation) =>
        await tree.FindAsync(under, cancellation) is { } found ? Partial("_TreeBranch", await BranchAsync(under, [.. found.Line], [], cancellation)) : NotFound();

    /// <summary>Whether to say that a document can only be read: to somebody who may change others.</summary>
    public bool IsOnlyRead(IEnumerable<Guid> line) => person.May(Right.Write) && !person.May(Right.Write, line);

    public string TypeName(TreeRow row) => model.Find(row.ContentType)?.Name ?? row.ContentType;

    private async Task<HashSet<Guid>> OpenAsync(CancellationToken cancellation)
    {
        if (At is { } key && await tree.FindAsync(key, cancellation) is { } placed) return [key, .. placed.Above.Select(row => row.Key)];
        return [.. (await tree.ChildrenAsync(null, cancellation)).Take(1).Select(row => row.Key)];
    }

    private async Task<TreeBranch> BranchAsync(Guid? parent, IReadOnlyList<Guid> above, HashSet<Guid> open, CancellationToken cancellation)
    {
        var rows = await tree.ChildrenAsync(parent, cancellation);
        var parents = await tree.ParentsAmongAsync(rows.Select(row => row.Key), cancellation);
        List<TreeLine> lines = [];
        foreach (var row in rows)
        {
            Guid[] line = [.. above, row.Key];
            lines.Add(new TreeLine(row, null, TypeName(row))
            {
                HasChildren = parents.Contains(row.Key),
                Below = open.Contains(row.Key) ? await BranchAsync(row.Key, line, open, cancellation) : null,
                MayHaveChildren = person.May(Right.Write, line) && model.Find(row.ContentType)?.AllowedContentTypes.Count > 0,
                IsOnlyRead = IsOnlyRead(line),
            });
        }
        return new(lines);
    }
}

/// <summary>The documents below one document.</summary>
internal sealed record TreeBranch(IReadOnlyList<TreeLine> Lines);

internal sealed record TreeLine(TreeRow Row, string? Where, string TypeName)
{
    public bool HasChildren { get; init; }

    public bool MayHaveChildren { get; init; }

    /// <summary>Whether it is outside the parts of the site that the person may change.</summary>
    public bool IsOnlyRead { get; init; }

    public TreeBranch? Below { get; init; }
}
