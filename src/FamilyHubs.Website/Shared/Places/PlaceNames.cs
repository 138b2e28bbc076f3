using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>Towns, villages and districts, as the hubs name them. Worked out once for a published site.</summary>
public sealed class PlaceNames
{
    private readonly Dictionary<string, NamedPlace> names = [];

    /// <param name="hubs">Those with a position.</param>
    /// <param name="hubName">What a hub is called: no part of the name of a place.</param>
    public PlaceNames(IEnumerable<Hub> hubs, string hubName)
    {
        foreach (var hub in hubs)
        {
            Add(hub.District, hub, "district");
            if (hub.Address.ReplaceLineEndings("\n").Split('\n') is [_, .., var town]) Add(town.Trim(), hub, "place");
            var kind = SiteSearch.WordsOf($"{hub.HubType} {hubName}");
            Add(string.Join(' ', hub.Title.Split(' ').Where(word => !kind.Contains(word, StringComparer.OrdinalIgnoreCase))), hub, "place");
        }
    }

    /// <param name="words">Words of a search, parted by spaces.</param>
    public NamedPlace? Find(string words) => names.GetValueOrDefault(words);

    private void Add(string name, Hub hub, string precision)
    {
        var key = string.Join(' ', SiteSearch.WordsOf(name));
        if (key.Length == 0) return;
        if (!names.TryGetValue(key, out var named) || (named.Precision == "district" && precision == "place")) names[key] = named = new(name, precision, []);
        if (named.Precision == precision) named.Hubs.Add(hub);
    }
}

/// <summary>A place by its name, and the hubs that are in it.</summary>
/// <param name="Precision">"district" or "place".</param>
public sealed record NamedPlace(string Name, string Precision, List<Hub> Hubs);
