namespace FamilyHubs.ContentServer.Media;

/// <summary>A file of the media library. Its bytes are in the media folder under <see cref="Hash"/>.</summary>
internal sealed class MediaItem
{
    public required Guid Key { get; init; }

    /// <summary>Folder and file name, such as <c>topics/baby-sleep.svg</c>.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    public long Bytes { get; set; }

    /// <summary>Pixels; null when not a picture.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    public DateTime CreatedUtc { get; init; }
}
