namespace FamilyHubs.Website.Shared;

/// <summary>A name as it stands in an address: "step-free-entrance".</summary>
public static class Slug
{
    public static string For(string words) =>
        string.Join('-', string.Concat(words.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
