namespace FamilyHubs.ContentServer.Media;

/// <summary>A file of the media library. Its bytes are in the media folder under <see cref="Hash"/>.</summary>
internal sealed class MediaItem
{
    public required Guid Key { get; init; }

    /// <summary>Folder and file name, such as <c>topics/baby-sleep.svg</c>. No two are the same.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    public long Bytes { get; set; }

    /// <summary>Pixels; null when not a picture.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    /// <summary>What a picture shows: offered wherever it is used next.</summary>
    public string? AltText { get; set; }

    /// <summary>Words to find it by, parted by commas.</summary>
    public string? Tags { get; set; }

    /// <summary>The point that a crop keeps, from 0 at the left to 1 at the right; null for the middle.</summary>
    public double? FocalLeft { get; set; }

    /// <summary>From 0 at the top to 1 at the bottom.</summary>
    public double? FocalTop { get; set; }

    /// <summary>The crops that somebody chose, in the JSON of Umbraco's image cropper; null when they follow from the focal point.</summary>
    public string? Crops { get; set; }

    public string? UploadedBy { get; init; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>When the file was replaced or what is known of it was changed; null when neither has happened.</summary>
    public DateTime? UpdatedUtc { get; set; }

    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Empty at the root.</summary>
    public string Folder => Name.LastIndexOf('/') is > 0 and var at ? Name[..at] : "";
}

/// <summary>A folder that somebody made. Folders of files need no row: their names are in the names of the files.</summary>
internal sealed class MediaFolder
{
    public required string Path { get; init; }
}
