using System.Globalization;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.Content;

/// <summary>What a reader wants to know before a download: "PDF, 240 KB".</summary>
public static class FileWords
{
    public static string For(PublishedMedia file) =>
        $"{file.Extension.TrimStart('.').ToUpperInvariant()}, {Size(file.Bytes)}";

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => $"{bytes / 1_000} KB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.#} MB"),
    };
}
