using System.Globalization;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Editor.Media;

/// <summary>A file of the library as editors see it.</summary>
internal sealed record MediaFile(MediaItem Item)
{
    private readonly PublishedMedia media = PublishedMedia.Of(Item);

    public Guid Key => Item.Key;

    public string Name => Item.FileName;

    public string Stem => Path.GetFileNameWithoutExtension(Item.FileName);

    public string Folder => Item.Folder;

    public string Url => media.Url;

    /// <summary>For a small picture of it.</summary>
    public string SmallUrl => media.IsRaster ? media.Renditions("webp")[0].Url : media.Url;

    /// <summary>Of what cards show.</summary>
    public string CardUrl => media.Renditions("webp", PictureCut.Card)[0].Url;

    public bool IsPicture => media.Extension is "svg" or "png" or "jpg" or "jpeg" or "webp" or "gif" or "avif";

    public bool IsRaster => media.IsRaster;

    /// <summary>In capitals, such as <c>PDF</c>.</summary>
    public string Kind => media.Extension.ToUpperInvariant();

    /// <summary>Kind, size and, of a picture, its pixels.</summary>
    public string Facts => $"{Kind}, {Size(Item.Bytes)}{(Item.Width is { } width ? $", {width} × {Item.Height}" : "")}";

    public IReadOnlyList<string> Tags => (Item.Tags ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries);

    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => $"{bytes / 1_000} KB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.#} MB"),
    };
}
