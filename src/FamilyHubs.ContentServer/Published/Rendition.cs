namespace FamilyHubs.ContentServer.Published;

/// <summary>How much of a picture is shown.</summary>
public enum PictureCut
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Twice as wide as high, for a list of cards.</summary>
    Card,
}

/// <summary>A picture in one width, at an address of its own. Width and height in pixels.</summary>
public sealed record Rendition(string Url, int Width, int Height)
{
    /// <summary>Width of a card's picture, as a multiple of its height.</summary>
    internal const double CardShape = 2;

    internal Rendition(string url, int width, int height, PicturePart part)
        : this(url, width, height) => Part = part;

    /// <summary>What it shows of the picture.</summary>
    internal PicturePart Part { get; } = new(0, 0, 0, 0);

    /// <summary>The last part of the address, which names the file too.</summary>
    internal string FileName => Url[(Url.LastIndexOf('/') + 1)..];
}

/// <summary>A part of a picture, in its pixels.</summary>
internal sealed record PicturePart(int Left, int Top, int Width, int Height);
