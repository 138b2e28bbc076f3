using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Tests.Transfer;

/// <summary>What is stored, as lines of text that can be compared.</summary>
internal static class StoredContent
{
    /// <summary>Everything but revisions, the audit trail and the numbers of changes.</summary>
    public static async Task<string> ReadAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        var documents = await database.Documents.AsNoTracking().ToListAsync();
        var versions = await database.Versions.AsNoTracking().ToListAsync();
        return Text(documents.Select(row => $"document {row.Key} {row.ParentKey} {row.ContentType} {row.SortOrder} draft:{row.DraftNumber} published:{row.PublishedNumber} {row.Path} {row.TrashedUtc:O} {row.PublishAtUtc:O} {row.UnpublishAtUtc:O}")
            .Concat(versions.Select(row => $"version {row.DocumentKey} {row.Number} {row.Name} {row.Segment} {row.Values}"))
            .Concat((await database.References.AsNoTracking().ToListAsync()).Select(row => row.ToString()))
            .Concat((await database.Redirects.AsNoTracking().ToListAsync()).Select(row => $"redirect {row.Path} {row.DocumentKey}"))
            .Concat((await database.Media.AsNoTracking().ToListAsync()).Select(row => $"media {row.Key} {row.Name} {row.Hash} {row.Bytes} {row.Width} {row.Height} {row.AltText} {row.Tags} {row.FocalLeft} {row.FocalTop} {row.Crops}")));
    }

    /// <summary>What the content says, whatever its history: version numbers and times of the bin are not in an export.</summary>
    public static async Task<string> ReadMeaningAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        var documents = await database.Documents.AsNoTracking().ToListAsync();
        var versions = (await database.Versions.AsNoTracking().ToListAsync()).ToDictionary(row => (row.DocumentKey, row.Number), row => $"{row.Name} {row.Segment} {row.Values}");
        var trashed = documents.Where(row => row.TrashedUtc is not null).Select(row => row.Key).ToHashSet();
        return Text(documents.Select(row => $"document {row.Key} {row.ParentKey} {row.ContentType} {row.SortOrder} {row.Path} trashed:{row.TrashedUtc is not null} {row.PublishAtUtc:O} {row.UnpublishAtUtc:O}")
            .Concat(documents.Select(row => $"draft {row.Key} {versions[(row.Key, row.DraftNumber)]}"))
            .Concat(documents.Where(row => row is { PublishedNumber: not null, TrashedUtc: null }).Select(row => $"published {row.Key} {versions[(row.Key, row.PublishedNumber!.Value)]}"))
            .Concat((await database.References.AsNoTracking().ToListAsync()).Where(row => !row.IsPublished || !trashed.Contains(row.FromKey)).Select(row => row.ToString()))
            .Concat((await database.Redirects.AsNoTracking().ToListAsync()).Select(row => $"redirect {row.Path} {row.DocumentKey}"))
            .Concat((await database.Media.AsNoTracking().ToListAsync()).Select(row => $"media {row.Key} {row.Name} {row.Hash} {row.Bytes} {row.Width} {row.Height} {row.AltText} {row.Tags} {row.FocalLeft} {row.FocalTop} {row.Crops}")));
    }

    public static async Task<int> CountVersionsAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        return await database.Versions.CountAsync();
    }

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
