using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>Finds the place that somebody named, and the hubs near it.</summary>
public sealed partial class PlaceFinder(PostcodePoints postcodes, Councils councils)
{
    private const int LongestName = 4;
    private const int LongestTyped = 100;

    /// <summary>The place in a text: a postcode before a name.</summary>
    public Place? Find(PublishedSite site, string text) => ByPostcode(text) ?? ByName(site, text);

    /// <summary>Hubs by their distance in a straight line, in metres, the nearest first; at the same place, those whose kind comes first by name.</summary>
    public static IReadOnlyList<(Hub Hub, double Metres)> Nearest(PublishedSite site, MapPoint point) => Nearest(Hubs(site), point);

    /// <summary>The same of some hubs; those without a position are left out.</summary>
    public static IReadOnlyList<(Hub Hub, double Metres)> Nearest(IEnumerable<Hub> hubs, MapPoint point) =>
        [.. hubs.Where(hub => hub.PointOf() is not null).Select(hub => (hub, Metres: point.MetresTo(hub.PointOf()!.Value))).OrderBy(hub => hub.Metres).ThenBy(hub => hub.hub.HubType, StringComparer.Ordinal).ThenBy(hub => hub.hub.Path, StringComparer.Ordinal)];

    /// <summary>Hubs that are shown in lists.</summary>
    public static IEnumerable<Hub> Listed(PublishedSite site) => site.OfType<Hub>().Where(hub => !hub.HideFromLists);

    /// <summary>The place that was typed where one was asked for, or what to do instead.</summary>
    public PlaceAnswer Ask(PublishedSite site, string typed)
    {
        var example = Listed(site).MinBy(hub => hub.Path, StringComparer.Ordinal)?.Postcode ?? "";
        if (typed.Length > LongestTyped) return new(null, $"Enter only a postcode, like {example}, or the name of a town");
        var clean = PostcodeText.Clean(typed);
        if (PostcodeText.Of(clean) is { } postcode)
        {
            if (Locate(postcode) is { } found) return new(found, "");
            return new(null, postcode.IsWhole
                ? $"{postcode.Name} is not in or near our area, or is not a postcode. Check it, or choose an area below"
                : $"Enter a whole postcode, like {example}. {postcode.Name} alone is not enough here");
        }
        if (Find(site, clean) is { } named) return new(named with { Rest = "" }, "");
        return new(null, PostcodeText.LooksLikeOne(clean)
            ? $"Enter a whole postcode, like {example}"
            : $"Enter a postcode, like {example}. We know only the towns and villages that have a hub");
    }

    private Place? Locate(PostcodeText postcode) =>
        postcodes.Find(postcode.Area, postcode.Sector, postcode.Unit) is { } found ? PlaceAt(postcode.Name, found, "") : null;

    private static Place PlaceAt(string name, PostcodePoint found, string rest) =>
        new(name, name, found.Council?.District, found.Precision, found.Point, rest) { Council = found.Council, IsDistrictSure = found.IsSure };

    private Place? ByPostcode(string text)
    {
        foreach (Match match in Postcode().Matches(text))
        {
            var (area, digit, unit) = (match.Groups[1].Value.ToUpperInvariant(), Part(match.Groups[2]), Part(match.Groups[3]));
            if (postcodes.Find(area, digit, unit) is not { } found) continue;
            return PlaceAt(digit is null ? area : $"{area} {digit}{unit}", found, text.Remove(match.Index, match.Length));
        }
        return null;
    }

    private Place? ByName(PublishedSite site, string text)
    {
        var words = SiteSearch.WordsOf(text);
        var names = site.Derived(whole => new PlaceNames(Hubs(whole), HubName(whole)));
        for (var length = Math.Min(LongestName, words.Count); length > 0; length--)
            for (var at = 0; at + length <= words.Count; at++)
                if (names.Find(string.Join(' ', words.Skip(at).Take(length))) is { } named)
                    return new Place(named.Name, null, named.Hubs[0].District, named.Precision, Middle(named.Hubs), string.Join(' ', words.Take(at).Concat(words.Skip(at + length)))) { Council = councils.Find(named.Hubs[0].District) };
        return null;
    }

    private static string HubName(PublishedSite site) => site.OfType<SiteSettings>().FirstOrDefault()?.HubName ?? "";

    private static IEnumerable<Hub> Hubs(PublishedSite site) => Listed(site).Where(hub => hub.PointOf() is not null);

    private static MapPoint Middle(List<Hub> hubs) => new(hubs.Average(hub => hub.PointOf()!.Value.Latitude), hubs.Average(hub => hub.PointOf()!.Value.Longitude));

    [GeneratedRegex(@"\b([A-Z]{1,2}[0-9][A-Z0-9]?)(?: *([0-9])(?:([A-Z]{2}))?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    private static string? Part(Group group) => group.Success ? group.Value.ToUpperInvariant() : null;
}

/// <summary>A place, or the sentence that says what to type instead; without a full stop, because what is to be mended follows it.</summary>
public sealed record PlaceAnswer(Place? Place, string Problem);
