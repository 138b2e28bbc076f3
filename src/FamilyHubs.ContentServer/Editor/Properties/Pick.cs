using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1304, CA1311, CA1862 // The database makes the letters small, not this program.

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>A page or a file that can be chosen, or was: what it is called, and where it is.</summary>
/// <param name="Key">Of the document or media item.</param>
/// <param name="Name">What editors call it.</param>
/// <param name="Where">The documents above it, or the folder.</param>
/// <param name="Note">Its status when it is not simply live; null otherwise.</param>
/// <param name="Address">Of a page, or of a picture to show.</param>
internal sealed record Pick(Guid Key, string Name, string Where, string? Note, string? Address)
{
    public bool IsPicture => Address is { } address && Path.GetExtension(address).ToLowerInvariant() is ".svg" or ".png" or ".jpg" or ".jpeg" or ".webp" or ".gif" or ".avif";
}

/// <summary>Names what documents point at, and finds what they could point at.</summary>
internal sealed class Picks(DocumentTree tree, ContentStorage storage, ContentModel model)
{
    private const int MostOffered = 20;

    /// <summary>Everything that the values point at and that there is.</summary>
    public async Task<Dictionary<Guid, Pick>> NameAsync(JsonObject values, ContentType type, CancellationToken cancellation = default)
    {
        var stored = JsonNode.Parse(values.ToJsonString())!.AsObject();
        List<Guid> keys = [.. DocumentValues.References(stored, type, model).Select(reference => reference.To).Distinct()];
        var pages = (await tree.FindAsync(keys, cancellation)).Select(Of);
        await using var database = storage.CreateDbContext();
        var files = (await database.Media.AsNoTracking().Where(item => keys.Contains(item.Key)).ToListAsync(cancellation)).Select(Of);
        return pages.Concat(files).ToDictionary(pick => pick.Key);
    }

    /// <param name="words">Part of the name.</param>
    /// <param name="types">Aliases of document types; empty for all.</param>
    public async Task<IReadOnlyList<Pick>> PagesAsync(string words, IReadOnlyCollection<string> types, CancellationToken cancellation = default) =>
        [.. (await tree.SearchAsync(new TreeSearch(words.Trim()) { Types = types, NamesOnly = true }, cancellation)).Take(MostOffered).Select(Of)];

    public async Task<IReadOnlyList<Pick>> FilesAsync(string words, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        var asked = words.Trim().ToLowerInvariant();
        return [.. (await database.Media.AsNoTracking().Where(item => item.Name.ToLower().Contains(asked)).OrderBy(item => item.Name).Take(MostOffered).ToListAsync(cancellation)).Select(Of)];
    }

    /// <summary>The document types that a picker offers; empty for all.</summary>
    public static IReadOnlyCollection<string> TypesFor(PropertyType property, ContentModel model) =>
        [.. (property.DataType.Configuration["filter"].Text() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key => model.Find(Guid.Parse(key))).OfType<ContentType>().Select(type => type.Alias)];

    private Pick Of(PlacedRow found) => new(
        found.Row.Key,
        found.Row.Name,
        found.Above.Count == 0 ? model.Find(found.Row.ContentType)?.Name ?? "" : $"{model.Find(found.Row.ContentType)?.Name} in {string.Join(" › ", found.Above.Skip(1).Select(row => row.Name).DefaultIfEmpty(found.Above[0].Name))}",
        found.IsBinned ? DocumentStatus.Binned.Words() : found.Row.Status is DocumentStatus.Live or DocumentStatus.Changed ? null : found.Row.Status.Words(),
        found.Row.Path);

    private static Pick Of(MediaItem item)
    {
        var file = PublishedMedia.Of(item);
        return new(item.Key, file.FileName, item.Folder is { Length: > 0 } folder ? folder : "Media", null, file.IsRaster ? file.Renditions("webp")[0].Url : file.Url);
    }
}
