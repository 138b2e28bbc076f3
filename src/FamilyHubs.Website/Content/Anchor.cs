namespace FamilyHubs.Website.Content;

/// <summary>The id of a heading, so that a link on the page can jump to it: "oak-tree-road".</summary>
public static class Anchor
{
    public static string For(string words) =>
        string.Concat(words.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
