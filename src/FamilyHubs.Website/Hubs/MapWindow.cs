using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary>The part of the county that a map shows, and where on the map a position is.</summary>
public sealed record MapWindow
{
    public const double LeastOfDistrict = 6_000;
    public const double LeastOfPlace = 5_000;

    /// <summary>Room for half a marker and more.</summary>
    private const double Edge = 20;

    private const double Flattest = 0.62;
    private const double Tallest = 1.1;
    private const double MetresInADegree = 111_200;

    private double west;
    private double north;
    private double shrinking;
    private double unitsInADegree;

    public double Height { get; private init; }

    /// <param name="least">How many metres wide and high it is at least.</param>
    public static MapWindow Around(IEnumerable<MapPoint> points, double least)
    {
        var all = points.ToList();
        var (south, north) = (all.Min(point => point.Latitude), all.Max(point => point.Latitude));
        var (west, east) = (all.Min(point => point.Longitude), all.Max(point => point.Longitude));
        var shrinking = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (wide, high) = (Math.Max((east - west) * shrinking, least / MetresInADegree), Math.Max(north - south, least / MetresInADegree));
        const double Inner = HubMap.Width - 2 * Edge;
        var height = Math.Clamp(high / wide, Flattest, Tallest) * Inner;
        var units = Math.Min(Inner / wide, height / high);
        return new MapWindow
        {
            Height = Math.Round(height + 2 * Edge),
            shrinking = shrinking,
            unitsInADegree = units,
            west = (west + east) / 2 - HubMap.Width / 2 / units / shrinking,
            north = (south + north) / 2 + (height + 2 * Edge) / 2 / units,
        };
    }

    public (double X, double Y) Place(MapPoint point) => ((point.Longitude - west) * shrinking * unitsInADegree, (north - point.Latitude) * unitsInADegree);

    public bool Contains(MapPoint point) => Place(point) is { X: >= 0 and <= HubMap.Width, Y: >= 0 } at && at.Y <= Height;

    public bool Shows(DistrictOutline outline)
    {
        var points = outline.Rings.SelectMany(ring => ring).Select(Place).ToList();
        return points.Max(point => point.X) > 0 && points.Min(point => point.X) < HubMap.Width && points.Max(point => point.Y) > 0 && points.Min(point => point.Y) < Height;
    }
}
