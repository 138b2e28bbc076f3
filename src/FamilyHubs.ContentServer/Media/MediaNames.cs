using System.Text;
using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Names in the library: small letters and digits of any script, and hyphens. What people type becomes such a name.</summary>
internal static class MediaNames
{
    private const string NoWords = "file";

    /// <summary>The name of a file without its extension.</summary>
    public static string Stem(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return Part(last.LastIndexOf('.') is > 0 and var dot ? last[..dot] : last) ?? NoWords;
    }

    /// <summary>A folder below folders; empty for the root.</summary>
    public static string Folder(string? path) => string.Join('/', (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Part).OfType<string>());

    /// <returns>Null when there is no letter or digit in it.</returns>
    public static string? Part(string? name)
    {
        var sound = string.Concat((name ?? "").EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)); // Halves of a pair cannot be looked at.
        return sound.Any(char.IsLetterOrDigit) ? Segment.From(sound) : null;
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>A folder and those above it, the outermost first.</summary>
    public static IEnumerable<string> Trail(string folder) => folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Select((_, i) => string.Join('/', folder.Split('/')[..(i + 1)]));
}
