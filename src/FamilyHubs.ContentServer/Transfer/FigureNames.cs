using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Transfer;

internal static class FigureNames
{
    private static readonly Regex Token = new(@"\[\[([^\]\[]*)\]\]", RegexOptions.NonBacktracking);

    /// <summary>The names between double square brackets in text. JSON's own nested lists do not count: they hold quotes or braces.</summary>
    public static IEnumerable<string> In(string text) =>
        Token.Matches(text).Select(match => match.Groups[1].Value).Where(name => !name.Contains('"', StringComparison.Ordinal) && !name.Contains('{', StringComparison.Ordinal)).Distinct();
}
