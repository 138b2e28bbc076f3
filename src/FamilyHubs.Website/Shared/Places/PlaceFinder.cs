using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>Finds the place that somebody named, and the hubs near it.</summary>
public sealed class PlaceFinder(PostcodePoints postcodes)
{
    private const int LongestName = 4;

    private static readonly Regex Postcode = new(@"\b([A-Z]{1,2}[0-9][A-Z0-9]?)(?: *([0-9])(?:([A-Z]{2}))?)?\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The place in a text: a postcode before a name.</summary>
    public Place? Find(PublishedSite site, string text) => ByPostcode(text) ?? ByName(site, text);

    /// <summary>Hubs that are as near as one another, in metres: their kind decides which comes first.</summary>
    private const double SameDistance = 250;

    /// <summary>Hubs by their distance in a straight line, in metres, the nearest first; next door to one another, those whose kind comes first by name.</summary>
    public static IReadOnlyList<(Hub Hub, double Metres)> Nearest(PublishedSite site, MapPoint point) =>
        [.. Hubs(site).Select(hub => (hub, point.MetresTo(PointOf(hub)))).OrderBy(hub => Math.Floor(hub.Item2 / SameDistance)).ThenBy(hub => hub.hub.HubType, StringComparer.Ordinal).ThenBy(hub => hub.Item2)];

    private Place? ByPostcode(string text)
    {
        foreach (Match match in Postcode.Matches(text))
        {
            var (area, digit, unit) = (match.Groups[1].Value.ToUpperInvariant(), Part(match.Groups[2]), Part(match.Groups[3]));
            if (postcodes.Find(area, digit, unit) is not { } found) continue;
            var name = digit is null ? area : $"{area} {digit}{unit}";
            return new Place(name, name, found.District, found.Precision, found.Point, text.Remove(match.Index, match.Length));
        }
        return null;
    }

    private static Place? ByName(PublishedSite site, string text)
    {
        var words = SiteSearch.WordsOf(text);
        var names = Names(site);
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
            for (var at = 0; at + length <= words.Count; at++)
                if (names.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var named))
                    return new Place(named.Name, null, named.Hubs[0].District, named.Precision, Middle(named.Hubs), string.Join(' ', words.Take(at).Concat(words.Skip(at + length))));
        return null;
    }

    /// <summary>Towns, villages and districts, as the hubs name them.</summary>
    private static Dictionary<string, (string Name, List<Hub> Hubs, string Precision)> Names(PublishedSite site)
    {
        var names = new Dictionary<string, (string Name, List<Hub> Hubs, string Precision)>();
        foreach (var hub in Hubs(site))
        {
            Add(hub.District, hub, "district");
            if (hub.Address.ReplaceLineEndings("\n").Split('\n') is [_, .., var town]) Add(town.Trim(), hub, "place");
            var kind = SiteSearch.WordsOf($"{hub.HubType} {site.OfType<SiteSettings>().FirstOrDefault()?.HubName}");
            Add(string.Join(' ', hub.Title.Split(' ').Where(word => !kind.Contains(word, StringComparer.OrdinalIgnoreCase))), hub, "place");
        }
        return names;

        void Add(string name, Hub hub, string precision)
        {
            var key = string.Join(' ', SiteSearch.WordsOf(name));
            if (key.Length == 0) return;
            if (!names.TryGetValue(key, out var named) || (named.Precision == "district" && precision == "place")) names[key] = named = (name, [], precision);
            if (named.Precision == precision) named.Hubs.Add(hub);
        }
    }

    private static IEnumerable<Hub> Hubs(PublishedSite site) => site.OfType<Hub>().Where(hub => hub is { Latitude: not null, Longitude: not null, HideFromLists: false });

    private static MapPoint PointOf(Hub hub) => new((double)hub.Latitude!.Value, (double)hub.Longitude!.Value);

    private static MapPoint Middle(List<Hub> hubs) => new(hubs.Average(hub => PointOf(hub).Latitude), hubs.Average(hub => PointOf(hub).Longitude));

    private static string? Part(Group group) => group.Success ? group.Value.ToUpperInvariant() : null;
}
