using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Links;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1304, CA1311, CA1862 // The database makes the letters small, not this program.

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What somebody looks for in the tree.</summary>
internal sealed record TreeSearch(string Words, string? Type = null, string? Status = null)
{
    /// <summary>Of these types only; empty for any.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = Type is null ? [] : [Type];

    public bool NamesOnly { get; init; }

    /// <summary>Whose pages <c>mine</c> are: what an owner is called.</summary>
    public IReadOnlyCollection<string> Owners { get; init; } = [];

    /// <summary>Pages of this owner only; null or empty for any.</summary>
    public string? OwnedBy { get; init; }

    public DateOnly Today { get; init; }

    /// <summary>How many to leave out at the start.</summary>
    public int Skip { get; init; }

    public int Most { get; init; } = DocumentTree.MostFound;

    public bool IsEmpty => Words.Length == 0 && Types.Count == 0 && string.IsNullOrEmpty(Status) && string.IsNullOrEmpty(OwnedBy);
}

/// <summary>Reads the tree as editors see it: drafts, what is live and what is in the bin.</summary>
internal sealed partial class DocumentTree(ContentStorage storage, ContentModel model, LiveSite live, LinkStates links)
{
    public const int MostFound = 100;

    private const int MostInBin = 400;

    /// <summary>How long before a review is due it is worth a look.</summary>
    public const int DaysAhead = 30;

    public async Task<IReadOnlyList<TreeRow>> ChildrenAsync(Guid? parent, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await Rows(database).Where(row => row.ParentKey == parent && row.TrashedUtc == null).OrderBy(row => row.SortOrder).ToListAsync(cancellation);
    }

    /// <summary>Where documents of a type stand: beside one there is, or below the first that may have it.</summary>
    public async Task<PlacedRow?> PlaceForAsync(string contentType, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var parents = model.ContentTypes.Where(type => type.AllowedContentTypes.Contains(contentType)).Select(type => type.Alias).ToList();
        var places = await database.Documents.Where(row => parents.Contains(row.ContentType) && row.TrashedUtc == null)
            .OrderByDescending(row => database.Documents.Count(child => child.ParentKey == row.Key && child.ContentType == contentType)).ThenBy(row => row.SortOrder).Select(row => row.Key).Take(1).ToListAsync(cancellation);
        return places is [var place] && await FindAsync(place, cancellation) is { IsBinned: false } found ? found : null;
    }

    /// <summary>Documents of these types that are there to start new ones from.</summary>
    public async Task<IReadOnlyList<TreeRow>> TemplatesAsync(IEnumerable<string> types, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var folders = model.ContentTypes.Where(type => type.HoldsTemplates).Select(type => type.Alias).ToList();
        var wanted = types.ToList();
        return await Rows(database).Where(row => row.TrashedUtc == null && wanted.Contains(row.ContentType) && database.Documents.Any(folder => folder.Key == row.ParentKey && folder.TrashedUtc == null && folders.Contains(folder.ContentType)))
            .OrderBy(row => row.SortOrder).ToListAsync(cancellation);
    }

    /// <summary>Those of the documents that have something below them.</summary>
    public async Task<HashSet<Guid>> ParentsAmongAsync(IEnumerable<Guid> keys, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var asked = keys.Select(key => (Guid?)key).ToList();
        return [.. await database.Documents.Where(row => asked.Contains(row.ParentKey) && row.TrashedUtc == null).Select(row => row.ParentKey!.Value).Distinct().ToListAsync(cancellation)];
    }

    public async Task<PlacedRow?> FindAsync(Guid key, CancellationToken cancellation = default) => await FindAsync([key], cancellation) is [var found, ..] ? found : null;

    /// <summary>A document that can be worked on, with its type: null in the bin, and when the model has its type no more.</summary>
    public async Task<(PlacedRow Row, ContentType Type)?> FindTypedAsync(Guid key, CancellationToken cancellation = default) =>
        await FindAsync(key, cancellation) is { IsBinned: false } found && model.Find(found.Row.ContentType) is { } type ? (found, type) : null;

    /// <summary>The documents of these keys that there are, in the order asked for, each with those above it.</summary>
    public async Task<IReadOnlyList<PlacedRow>> FindAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        Dictionary<Guid, TreeRow> known = [];
        for (List<Guid> wanted = [.. keys]; wanted.Count > 0;)
        {
            var asked = wanted;
            foreach (var row in await Rows(database).Where(row => asked.Contains(row.Key)).ToListAsync(cancellation)) known[row.Key] = row;
            wanted = [.. asked.Where(known.ContainsKey).Select(key => known[key].ParentKey).OfType<Guid>().Where(parent => !known.ContainsKey(parent)).Distinct()];
        }
        return [.. keys.Where(known.ContainsKey).Select(key => Place(known[key], known))];
    }

    /// <summary>What fits, by name first or the earliest review first; nothing that is in the bin.</summary>
    public async Task<IReadOnlyList<PlacedRow>> SearchAsync(TreeSearch search, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var rows = await MatchingAsync(database, search, cancellation);
        var inName = LikeAnywhere(search.Words);
        var ordered = search.Status is "due" or "overdue"
            ? rows.OrderBy(row => row.ReviewDue).ThenBy(row => row.Name)
            : rows.OrderByDescending(row => EF.Functions.Like(row.Name.ToLower(), inName, @"\")).ThenBy(row => row.Name);
        return await FindAsync(await ordered.Skip(search.Skip).Take(search.Most).Select(row => row.Key).ToListAsync(cancellation), cancellation);
    }

    public async Task<int> CountAsync(TreeSearch search, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await (await MatchingAsync(database, search, cancellation)).CountAsync(cancellation);
    }

    /// <summary>What was put in the bin itself, the latest first.</summary>
    public async Task<IReadOnlyList<TreeRow>> BinAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await Rows(database).Where(row => row.TrashedUtc != null).OrderByDescending(row => row.TrashedUtc).Take(MostInBin).ToListAsync(cancellation);
    }

    private async Task<IQueryable<TreeRow>> MatchingAsync(ContentDatabase database, TreeSearch search, CancellationToken cancellation)
    {
        var below = await BelowBinnedAsync(database, cancellation);
        var rows = Rows(database).Where(row => row.TrashedUtc == null);
        return Matching(database, below.Count == 0 ? rows : rows.Where(row => !below.Contains(row.Key)), search);
    }

    /// <summary>What stands below something in the bin is in it too.</summary>
    private static async Task<List<Guid>> BelowBinnedAsync(ContentDatabase database, CancellationToken cancellation)
    {
        List<Guid> below = [];
        for (var level = await database.Documents.Where(row => row.TrashedUtc != null).Select(row => row.Key).ToListAsync(cancellation); level.Count > 0;)
        {
            var above = level.Select(key => (Guid?)key).ToList();
            level = await database.Documents.Where(row => above.Contains(row.ParentKey) && row.TrashedUtc == null).Select(row => row.Key).ToListAsync(cancellation);
            below.AddRange(level);
        }
        return below;
    }

    private IQueryable<TreeRow> Matching(ContentDatabase database, IQueryable<TreeRow> rows, TreeSearch search)
    {
        var outside = search.Status == "broken" ? BrokenOutside() : [];
        var soon = search.Today.AddDays(DaysAhead);
        if (search.Types.Count > 0) rows = rows.Where(row => search.Types.Contains(row.ContentType));
        if (!string.IsNullOrEmpty(search.OwnedBy)) rows = rows.Where(row => row.Owner == search.OwnedBy);
        rows = search.Status switch
        {
            "draft" => rows.Where(row => row.PublishedNumber == null),
            "live" => rows.Where(row => row.Path != null),
            "changed" => rows.Where(row => row.Path != null && row.PublishedNumber != row.DraftNumber),
            "hidden" => rows.Where(row => row.PublishedNumber != null && row.Path == null),
            "scheduled" => rows.Where(row => row.PublishAtUtc != null || row.UnpublishAtUtc != null),
            "due" => rows.Where(row => row.ReviewDue <= soon),
            "overdue" => rows.Where(row => row.ReviewDue < search.Today),
            "confirm" => rows.Where(row => row.ToConfirm > 0),
            "mine" => rows.Where(row => search.Owners.Contains(row.Owner!.ToLower())),
            "approval" => rows.Where(row => database.Approvals.Any(approval => approval.DocumentKey == row.Key && approval.ReturnedUtc == null)),
            "broken" => rows.Where(row => row.Path != null && (BrokenFrom(database).Contains(row.Key) || outside.Contains(row.Key))),
            _ => rows,
        };
        foreach (var word in search.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var (inName, inText) = (LikeAnywhere(word), LikeAnywhere(AsStored(word)));
            rows = search.NamesOnly
                ? rows.Where(row => EF.Functions.Like(row.Name.ToLower(), inName, @"\"))
                : rows.Where(row => EF.Functions.Like(row.Name.ToLower(), inName, @"\") || EF.Functions.Like(row.Values.ToLower(), inText, @"\"));
        }
        return rows;
    }

    private static IQueryable<TreeRow> Rows(ContentDatabase database) =>
        from document in database.Documents.AsNoTracking()
        join version in database.Versions on new { document.Key, Number = document.DraftNumber } equals new { Key = version.DocumentKey, version.Number }
        select new TreeRow
        {
            Key = document.Key,
            ParentKey = document.ParentKey,
            ContentType = document.ContentType,
            Name = version.Name,
            Segment = version.Segment,
            SortOrder = document.SortOrder,
            Revision = document.Revision,
            DraftNumber = document.DraftNumber,
            PublishedNumber = document.PublishedNumber,
            Path = document.Path,
            TrashedUtc = document.TrashedUtc,
            PublishAtUtc = document.PublishAtUtc,
            UnpublishAtUtc = document.UnpublishAtUtc,
            SavedUtc = version.SavedUtc,
            SavedBy = version.SavedBy,
            ReviewDue = document.ReviewDue,
            Owner = document.Owner,
            ToConfirm = document.ToConfirm,
            Values = version.Values,
        };

    private static PlacedRow Place(TreeRow row, Dictionary<Guid, TreeRow> known)
    {
        List<TreeRow> above = [];
        for (var at = row; at.ParentKey is { } parent && known.TryGetValue(parent, out var next); at = next) above.Insert(0, next);
        return new(row, above);
    }

    private static string LikeAnywhere(string words) =>
        $"%{words.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    /// <summary>As the word stands in stored JSON, where some signs are written otherwise.</summary>
    private static string AsStored(string word) => JsonSerializer.Serialize(word, DocumentJson.Options)[1..^1];
}
