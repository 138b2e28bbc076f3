using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>The words of a text that may hold HTML.</summary>
internal static class PlainWords
{
    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.NonBacktracking);

    public static IEnumerable<string> Of(string html) => Tag.Replace(html, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
