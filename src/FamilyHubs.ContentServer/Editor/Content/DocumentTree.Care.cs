using FamilyHubs.ContentServer.Links;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1304, CA1311, CA1862 // The database makes the letters small, not this program.

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>How many documents need somebody, each as the list of that name counts them.</summary>
internal sealed record CareFigures(int Mine, int Scheduled, int Due, int Overdue, int ToConfirm, int Broken);

internal sealed partial class DocumentTree
{
    /// <summary>Counts in one reading of the documents, without what they say.</summary>
    public async Task<CareFigures> CareAsync(IReadOnlyCollection<string> owners, DateOnly today, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var below = await BelowBinnedAsync(database, cancellation);
        var soon = today.AddDays(DaysAhead);
        var rows = database.Documents.AsNoTracking().Where(row => row.TrashedUtc == null && !below.Contains(row.Key));
        var counted = await rows.GroupBy(_ => 1).Select(all => new
        {
            Mine = all.Count(row => owners.Contains(row.Owner!.ToLower())),
            Scheduled = all.Count(row => row.PublishAtUtc != null || row.UnpublishAtUtc != null),
            Due = all.Count(row => row.ReviewDue <= soon),
            Overdue = all.Count(row => row.ReviewDue < today),
            ToConfirm = all.Count(row => row.ToConfirm > 0),
        }).SingleOrDefaultAsync(cancellation);
        var outside = BrokenOutside();
        var broken = await rows.CountAsync(row => row.Path != null && (BrokenFrom(database).Contains(row.Key) || outside.Contains(row.Key)), cancellation);
        return counted is null ? new(0, 0, 0, 0, 0, 0) : new(counted.Mine, counted.Scheduled, counted.Due, counted.Overdue, counted.ToConfirm, broken);
    }

    /// <summary>Everybody who owns a page.</summary>
    public async Task<IReadOnlyList<string>> OwnersAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Documents.Where(row => row.TrashedUtc == null && row.Owner != null).Select(row => row.Owner!).Distinct().OrderBy(owner => owner).ToListAsync(cancellation);
    }

    /// <summary>Published documents that link to something that other sites have no more.</summary>
    private List<Guid> BrokenOutside() =>
        links.AnyIsBroken ? [.. live.Current.Derived(site => new OutsideLinks(site)).DocumentsWith(address => links.FaultOf(address) is not null)] : [];

    /// <summary>Published documents that point at something the public cannot see.</summary>
    private static IQueryable<Guid> BrokenFrom(ContentDatabase database) =>
        database.References.Where(reference => reference.IsPublished && !database.Documents.Any(to => to.Key == reference.ToKey && to.Path != null) && !database.Media.Any(item => item.Key == reference.ToKey))
            .Select(reference => reference.FromKey);
}
