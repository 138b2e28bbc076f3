using System.Security.Cryptography;
using System.Text;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A file of the media library. Sizes in bytes and pixels; width and height are 0 when it is not a picture.</summary>
public sealed record PublishedMedia(Guid Key, string Name, string Hash, long Bytes, int Width, int Height)
{
    /// <summary>Widths that a picture is made in, in pixels. There are no others: nobody can ask for one.</summary>
    private static readonly int[] Widths = [320, 640, 960, 1280, 1920];

    public DateTime CreatedUtc { get; init; }

    /// <summary>When the file was replaced or described otherwise; when it was added, if neither has happened.</summary>
    public DateTime UpdatedUtc { get => field == default ? CreatedUtc : field; init; }

    /// <summary>The point that stays in the picture where it is cut, from 0 to 1 from the left and from the top; null for the middle.</summary>
    public (double Left, double Top)? FocalPoint { get; init; }

    /// <summary>The part that somebody chose for cards; null when it follows from the focal point.</summary>
    internal PictureCrop? CardCrop { get; init; }

    /// <summary>The address: it stays the same when the file is replaced.</summary>
    public string Url => UrlOf(Key, FileName);

    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>In small letters without the dot, such as <c>svg</c>.</summary>
    public string Extension => Path.GetExtension(Name).TrimStart('.').ToLowerInvariant();

    /// <summary>A picture of pixels, which is shown in the width that a screen needs.</summary>
    public bool IsRaster => Width > 0 && Height > 0 && Extension is "jpg" or "jpeg" or "png" or "webp" or "gif";

    /// <summary>The picture in several widths, the smallest first. Their addresses change with what is in them.</summary>
    /// <param name="kind"><c>webp</c> or <c>jpg</c>.</param>
    /// <param name="cut">All of it, or a part.</param>
    public IReadOnlyList<Rendition> Renditions(string kind, PictureCut cut = PictureCut.Whole)
    {
        var part = PartOf(cut);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Hash} {part}")).AsSpan(0, 6));
        return [.. Widths.Where(width => width < part.Width).Append(Math.Min(part.Width, Widths[^1])).Distinct()
            .Select(width => new Rendition($"{Url}/{version}-{width}.{kind}", width, Math.Max(1, (int)Math.Round((double)width * part.Height / part.Width)), part))];
    }

    internal static string UrlOf(Guid key, string fileName) => $"{PlaceOf(key)}/{fileName}";

    /// <summary>The beginning of the address, which stays when the file is renamed.</summary>
    internal static string PlaceOf(Guid key) => $"/media/{key.ToString("N")[..8]}";

    internal static PublishedMedia Of(Media.MediaItem item) => new(item.Key, item.Name, item.Hash, item.Bytes, item.Width ?? 0, item.Height ?? 0)
    {
        CreatedUtc = item.CreatedUtc,
        UpdatedUtc = item.UpdatedUtc ?? item.CreatedUtc,
        FocalPoint = item is { FocalLeft: { } left, FocalTop: { } top } ? (left, top) : null,
        CardCrop = PictureCrop.Read(item.Crops),
    };

    /// <summary>The largest part of the right shape, with the focal point as near to its middle as can be.</summary>
    private PicturePart PartOf(PictureCut cut)
    {
        if (cut == PictureCut.Whole) return new(0, 0, Width, Height);
        if (CardCrop is { } chosen) return chosen.Of(Width, Height);
        var (width, height) = Width > Height * Rendition.CardShape ? ((int)(Height * Rendition.CardShape), Height) : (Width, Math.Max(1, (int)(Width / Rendition.CardShape)));
        var (left, top) = FocalPoint ?? (0.5, 0.5);
        return new(Math.Clamp((int)(left * Width) - width / 2, 0, Width - width), Math.Clamp((int)(top * Height) - height / 2, 0, Height - height), width, height);
    }
}
