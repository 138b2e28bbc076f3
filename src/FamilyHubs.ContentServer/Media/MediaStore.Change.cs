using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Media;

/// <summary>What is known of a file besides its bytes.</summary>
/// <param name="Stem">Its name without the extension.</param>
/// <param name="Folder">Empty for the root.</param>
/// <param name="AltText">What it shows; null when it is not said.</param>
/// <param name="Tags">Words to find it by.</param>
internal sealed record MediaDetails(string Stem, string Folder, string? AltText, IReadOnlyList<string> Tags)
{
    /// <summary>From 0 to 1, from the left and from the top; null for the middle.</summary>
    public (double Left, double Top)? FocalPoint { get; init; }

    /// <summary>What cards show; null where it follows from the focal point.</summary>
    public PictureCrop? CardCrop { get; init; }
}

internal sealed partial class MediaStore
{
    /// <summary>Renames, moves and describes a file. An address with its old name leads to the new one.</summary>
    /// <exception cref="MediaRefused">Somebody deleted it, or its new name has no letters.</exception>
    public Task<MediaItem> ChangeAsync(Guid key, MediaDetails details, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var item = await write.GetAsync(key, cancellation);
            var stem = MediaNames.Part(details.Stem) ?? throw new MediaRefused("Enter a name with letters or digits in it");
            item.Name = await write.FreeNameAsync(MediaNames.Folder(details.Folder), stem, Path.GetExtension(item.Name), key, cancellation);
            item.AltText = OneLine.Of(details.AltText ?? "") is { Length: > 0 } words ? words : null;
            item.Tags = string.Join(", ", details.Tags.Select(OneLine.Of).Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } tags ? tags : null;
            (item.FocalLeft, item.FocalTop) = (details.FocalPoint?.Left, details.FocalPoint?.Top);
            item.Crops = details.CardCrop?.Write();
            item.UpdatedUtc = write.Now;
            write.Record("media change", item);
            return item;
        }, cancellation);

    /// <summary>Deletes a file and its bytes.</summary>
    /// <exception cref="MediaRefused">A document uses it, in its draft or as it is published.</exception>
    public async Task DeleteAsync(Guid key, string by, CancellationToken cancellation = default)
    {
        var deleted = await WriteAsync(by, async write =>
        {
            var item = await write.GetAsync(key, cancellation);
            if ((await UsersOfAsync(write.Database, key, cancellation)).Count > 0) throw new MediaRefused("The file is used, so it cannot be deleted. Take it out of the documents below first.");
            write.Database.Media.Remove(item);
            write.Record("media delete", item);
            return item;
        }, cancellation);
        await ForgetAsync(deleted.Hash);
    }

    /// <summary>The documents whose draft or published version picks a file, or has its address in a text.</summary>
    public static async Task<HashSet<Guid>> UsersOfAsync(ContentDatabase database, Guid key, CancellationToken cancellation = default)
    {
        var address = $"/media/{key.ToString("N")[..8]}/";
        var inText = database.Documents.Join(database.Versions, document => document.Key, version => version.DocumentKey, (document, version) => new { document, version })
            .Where(row => (row.version.Number == row.document.DraftNumber || row.version.Number == row.document.PublishedNumber) && row.version.Values.Contains(address)).Select(row => row.document.Key);
        return [.. await database.References.Where(reference => reference.ToKey == key).Select(reference => reference.FromKey).Union(inText).ToListAsync(cancellation)];
    }
}
