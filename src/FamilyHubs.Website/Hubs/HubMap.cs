using System.Globalization;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary>
/// A map that we draw ourselves: the districts, with hubs as links. It shows the county, where hubs close together are one
/// marker that leads to their district; or one district; or the surroundings of a place. Units are pixels on a narrow phone.
/// </summary>
public sealed record HubMap
{
    public const double Width = 320;

    public double Height { get; private init; }

    /// <summary>Whether all of the county is seen: then areas lead to themselves.</summary>
    public bool IsCounty { get; private init; }

    public IReadOnlyList<MapArea> Areas { get; private init; } = [];

    public IReadOnlyList<MapMarker> Markers { get; private init; } = [];

    /// <summary>Where the place is that was asked for; null when none was.</summary>
    public (double X, double Y)? Here { get; private init; }

    /// <summary>Whether markers stand for hubs of the same kind in the same form: what the forms mean, in order.</summary>
    public IReadOnlyList<string> Kinds { get; private init; } = [];

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width:0} {Height:0}");

    /// <param name="district">The name of the district that is looked at alone, or nothing.</param>
    /// <returns>Null when there is nothing to draw.</returns>
    public static HubMap? Of(IReadOnlyList<DistrictOutline> outlines, HubAnswer answer, string district)
    {
        var hubs = answer.Hubs.Where(found => found.Hub.PointOf() is not null).ToList();
        if (outlines.Count == 0 || hubs.Count == 0) return null;
        var isCounty = answer.Place is null && district.Length == 0;
        var window = MapWindow.Around(Looked(outlines, answer, district), answer.Place is null ? MapWindow.LeastOfDistrict : MapWindow.LeastOfPlace);
        var kinds = hubs.Select(found => found.Hub.HubType).Distinct().Order(StringComparer.Ordinal).ToList();
        var markers = MapMarker.Spread(MarkersFor(hubs, answer, window, kinds, isCounty), window);
        List<MapBox> labels = [];
        return new HubMap
        {
            Height = window.Height,
            IsCounty = isCounty,
            Markers = markers,
            Areas = [.. outlines.Where(outline => window.Shows(outline)).Select(outline => MapArea.Of(outline, window, hubs.Count(found => found.Hub.District == outline.Council.District), markers, labels, isChosen: outline.Council.District == (answer.Place?.District ?? district)))],
            Here = answer.Place is { } place ? window.Place(place.Point) : null,
            Kinds = kinds,
        };
    }

    /// <summary>The positions that must be seen.</summary>
    private static IEnumerable<MapPoint> Looked(IReadOnlyList<DistrictOutline> outlines, HubAnswer answer, string district)
    {
        if (answer.Place is { } place) return [place.Point, .. answer.Hubs.Select(found => found.Hub.PointOf()).OfType<MapPoint>().Take(HubAnswer.Nearest)];
        var chosen = outlines.Where(outline => outline.Council.District == district).ToList();
        return (chosen.Count > 0 ? chosen : outlines).SelectMany(outline => outline.Rings).SelectMany(ring => ring);
    }

    private static IEnumerable<MapMarker> MarkersFor(IReadOnlyList<FoundHub> hubs, HubAnswer answer, MapWindow window, List<string> kinds, bool isCounty)
    {
        if (isCounty) return hubs.GroupBy(found => found.Hub.District).SelectMany(group => MapMarker.Clusters(group, window, kinds));
        return hubs.Index().Where(found => window.Contains(found.Item.Hub.PointOf()!.Value))
            .Select(found => MapMarker.One(found.Item, window, kinds, answer.Place is not null && found.Index < HubAnswer.Nearest ? found.Index + 1 : null));
    }
}
