using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1304, CA1311, CA1862 // The database makes the letters small, not this program.

namespace FamilyHubs.ContentServer.Editor.Media;

/// <summary>Some of the files of the library, and how many there are in all.</summary>
internal sealed record MediaPart(IReadOnlyList<MediaFile> Files, int Count);

/// <summary>Reads the library as editors see it.</summary>
internal sealed class MediaLibrary(ContentStorage storage, DocumentTree tree)
{
    public const int PageSize = 48;

    private const int MostWords = 8;

    public async Task<MediaFile?> FindAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Media.AsNoTracking().SingleOrDefaultAsync(item => item.Key == key, cancellation) is { } item ? new(item) : null;
    }

    /// <summary>The files in a folder, by name; not those in folders below it.</summary>
    public async Task<MediaPart> InAsync(string folder, int page, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var start = folder.Length == 0 ? "" : folder + "/";
        var items = database.Media.AsNoTracking().Where(item => item.Name.StartsWith(start) && !item.Name.Substring(start.Length).Contains('/'));
        return await PartAsync(items.OrderBy(item => item.Name), page, cancellation);
    }

    /// <summary>The files in whose name, tags or alternative text all the words are, the newest first.</summary>
    public async Task<MediaPart> SearchAsync(string words, int page, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var items = database.Media.AsNoTracking();
        foreach (var word in words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            items = items.Where(item => item.Name.ToLower().Contains(word) || item.Tags!.ToLower().Contains(word) || item.AltText!.ToLower().Contains(word));
        return await PartAsync(items.OrderByDescending(item => item.CreatedUtc).ThenBy(item => item.Name), page, cancellation);
    }

    /// <summary>The folders directly in a folder: those that were made, and those that files are in.</summary>
    public async Task<IReadOnlyList<string>> FoldersInAsync(string folder, CancellationToken cancellation = default)
    {
        var depth = folder.Length == 0 ? 0 : folder.Count(c => c == '/') + 1;
        return [.. (await FoldersAsync(cancellation)).Where(path => path.Count(c => c == '/') == depth && (depth == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal)))];
    }

    public async Task<IReadOnlyList<string>> FoldersAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var named = await database.Media.Where(item => item.Name.Contains('/')).Select(item => item.Name).ToListAsync(cancellation);
        var made = await database.MediaFolders.Select(folder => folder.Path).ToListAsync(cancellation);
        return [.. named.Select(name => name[..name.LastIndexOf('/')]).Distinct().Concat(made).SelectMany(MediaNames.Trail).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The documents that use a file, with where they stand.</summary>
    public async Task<IReadOnlyList<PlacedRow>> UsesAsync(Guid key, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await tree.FindAsync([.. await MediaStore.UsersOfAsync(database, key, cancellation)], cancellation);
    }

    private static async Task<MediaPart> PartAsync(IQueryable<MediaItem> items, int page, CancellationToken cancellation) => new(
        [.. (await items.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation)).Select(item => new MediaFile(item))],
        await items.CountAsync(cancellation));
}
