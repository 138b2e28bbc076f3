using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Links;

/// <summary>Which published documents link to which addresses of other sites.</summary>
internal sealed class OutsideLinks
{
    private static readonly Regex Href = new(@"href=""(https?://[^""]+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    private readonly Dictionary<string, HashSet<Guid>> documents = [];

    public OutsideLinks(PublishedSite site)
    {
        foreach (var content in site.Contents)
            foreach (var address in In(content.Values).Select(Normal).OfType<string>())
            {
                if (!documents.TryGetValue(address, out var keys)) documents[address] = keys = [];
                keys.Add(content.Key);
            }
    }

    public IReadOnlyCollection<string> Addresses => documents.Keys;

    public IEnumerable<Guid> DocumentsWith(Func<string, bool> address) => documents.Where(link => address(link.Key)).SelectMany(link => link.Value).Distinct();

    /// <summary>An address as it is asked for, without the place in the page; null when it is none of another site.</summary>
    public static string? Normal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url.GetLeftPart(UriPartial.Query) : null;

    private static IEnumerable<string> In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => In(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(In),
        JsonValueKind.String => InText(value.GetString()!),
        _ => [],
    };

    private static IEnumerable<string> InText(string text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? [text]
        : text.Contains("href=\"http", StringComparison.OrdinalIgnoreCase) ? Href.Matches(text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
        : [];
}
