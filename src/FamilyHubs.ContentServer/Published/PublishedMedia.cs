namespace FamilyHubs.ContentServer.Published;

/// <summary>A file of the media library. Sizes in bytes and pixels; width and height are 0 when it is not a picture.</summary>
public sealed record PublishedMedia(Guid Key, string Name, string Hash, long Bytes, int Width, int Height)
{
    public DateTime CreatedUtc { get; init; }

    /// <summary>The address: it stays the same when the file is replaced.</summary>
    public string Url => UrlOf(Key, FileName);

    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    internal static string UrlOf(Guid key, string fileName) => $"/media/{key.ToString("N")[..8]}/{fileName}";

    /// <summary>In small letters without the dot, such as <c>svg</c>.</summary>
    public string Extension => Path.GetExtension(Name).TrimStart('.').ToLowerInvariant();
}
