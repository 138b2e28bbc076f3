namespace FamilyHubs.ContentServer;

/// <summary>How large uploads may be.</summary>
public sealed record MediaOptions
{
    /// <summary>Of one file.</summary>
    public int MaxMegabytes { get; init; } = 50;

    /// <summary>Of one picture, width times height.</summary>
    public int MaxMegapixels { get; init; } = 50;

    internal long MaxBytes => MaxMegabytes * 1_000_000L;

    internal long MaxPixels => MaxMegapixels * 1_000_000L;
}
