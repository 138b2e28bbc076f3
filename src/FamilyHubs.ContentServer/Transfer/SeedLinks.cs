using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Rewrites the addresses of links in sanitised HTML.</summary>
internal static class SeedLinks
{
    private static readonly Regex Href = new("href=\"([^\"]*)\"", RegexOptions.NonBacktracking);

    public static string ReplaceAddresses(string html, Func<string, string> address) =>
        Href.Replace(html, match => $"href=\"{System.Net.WebUtility.HtmlEncode(address(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)))}\"");
}
