using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary>A marker on the map: a hub, or several that are close together.</summary>
/// <param name="Link">The page of the hub, or the district where they stand apart.</param>
/// <param name="Name">What a screen reader says.</param>
/// <param name="Label">What is written on it: a number, or nothing.</param>
/// <param name="Form">Which form it has: one for each kind of hub, then one for several.</param>
public sealed record MapMarker(double X, double Y, string Link, string Name, string Label, string Form)
{
    /// <summary>Half of what a finger needs, on the narrowest phone.</summary>
    public const double Reach = 14;

    private const int Passes = 80;

    private static readonly string[] Forms = ["round", "square", "diamond"];

    public static MapMarker One(FoundHub found, MapWindow window, List<string> kinds, int? number)
    {
        var (x, y) = window.Place(found.Hub.PointOf()!.Value);
        var name = found.Hub.TitleOf();
        return new MapMarker(x, y, found.Hub.Path, number is null ? name : $"{number}. {name}", $"{number}", number is null ? FormOf(kinds.IndexOf(found.Hub.HubType)) : "number");
    }

    /// <summary>Hubs of one district; those that would touch are one marker.</summary>
    public static IEnumerable<MapMarker> Clusters(IEnumerable<FoundHub> hubs, MapWindow window, List<string> kinds)
    {
        List<List<FoundHub>> clusters = [];
        foreach (var hub in hubs)
        {
            if (clusters.Find(cluster => Apart(Middle(cluster, window), window.Place(hub.Hub.PointOf()!.Value)) < 2 * Reach) is { } near) near.Add(hub);
            else clusters.Add([hub]);
        }
        return clusters.Select(cluster => cluster is [var only] ? One(only, window, kinds, null) : Several(cluster, window));
    }

    /// <summary>Moves markers apart until none covers another, in the order in which they are read.</summary>
    public static IReadOnlyList<MapMarker> Spread(IEnumerable<MapMarker> markers, MapWindow window)
    {
        var all = markers.ToArray();
        var moved = true;
        for (var pass = 0; moved && pass < Passes; pass++)
        {
            moved = false;
            for (var one = 0; one < all.Length; one++)
                for (var other = one + 1; other < all.Length; other++)
                    moved |= Part(ref all[one], ref all[other], one + other);
        }
        return [.. all.Select(marker => marker with { X = Math.Clamp(marker.X, Reach, HubMap.Width - Reach), Y = Math.Clamp(marker.Y, Reach, window.Height - Reach) }).OrderBy(marker => marker.Label.Length == 0).ThenBy(marker => marker.Form == "number" ? marker.Label : "").ThenBy(marker => Math.Round(marker.Y / (2 * Reach))).ThenBy(marker => marker.X)];
    }

    /// <returns>Whether they were too near.</returns>
    private static bool Part(ref MapMarker one, ref MapMarker other, int turn)
    {
        var (x, y) = (other.X - one.X, other.Y - one.Y);
        var apart = Math.Sqrt(x * x + y * y);
        if (apart >= 2 * Reach) return false;
        if (apart < 0.01) (x, y, apart) = (Math.Cos(turn), Math.Sin(turn), 1);
        var push = (2 * Reach + 0.1 - Math.Min(apart, 2 * Reach)) / 2 / apart;
        (one, other) = (one with { X = one.X - x * push, Y = one.Y - y * push }, other with { X = other.X + x * push, Y = other.Y + y * push });
        return true;
    }

    private static MapMarker Several(List<FoundHub> cluster, MapWindow window)
    {
        var (x, y) = Middle(cluster, window);
        var district = cluster[0].Hub.District;
        var names = string.Join(", ", cluster.Select(found => found.Hub.TitleOf()));
        return new MapMarker(x, y, $"/hubs?district={Slug.For(district)}#hubs", $"{cluster.Count} close together in {district}: {names}", $"{cluster.Count}", "several");
    }

    private static (double X, double Y) Middle(List<FoundHub> cluster, MapWindow window)
    {
        var points = cluster.ConvertAll(found => window.Place(found.Hub.PointOf()!.Value));
        return (points.Average(point => point.X), points.Average(point => point.Y));
    }

    private static double Apart((double X, double Y) one, (double X, double Y) other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));

    public static string FormOf(int kind) => Forms[Math.Clamp(kind, 0, Forms.Length - 1)];
}
