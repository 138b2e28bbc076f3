using System.Text.Json;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>The shape of each council's area, roughly, from <c>content-seeds/places/district-outlines.json</c> (TopoJSON).</summary>
public sealed class DistrictOutlines(ContentServerOptions settings, Councils councils)
{
    private readonly Lazy<IReadOnlyList<DistrictOutline>> all = new(() => Read(settings, councils));

    /// <summary>In no order; empty when there is no file.</summary>
    public IReadOnlyList<DistrictOutline> All => all.Value;

    private static IReadOnlyList<DistrictOutline> Read(ContentServerOptions settings, Councils councils)
    {
        var file = Path.Combine(settings.SeedsDirectory, "places", "district-outlines.json");
        if (!File.Exists(file)) return [];
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var arcs = Arcs(json.RootElement);
        return [.. json.RootElement.GetProperty("objects").GetProperty("districts").GetProperty("geometries").EnumerateArray()
            .Select(shape => (Council: councils.Find(shape.GetProperty("id").GetString()!), Rings: shape.GetProperty("arcs")))
            .Where(shape => shape.Council is not null)
            .Select(shape => new DistrictOutline(shape.Council!, [.. shape.Rings.EnumerateArray().Select(ring => RingOf(ring, arcs))]))];
    }

    /// <summary>Each point of an arc is written as steps from the one before.</summary>
    private static List<List<MapPoint>> Arcs(JsonElement topology)
    {
        var (scale, translate) = (Pair(topology.GetProperty("transform").GetProperty("scale")), Pair(topology.GetProperty("transform").GetProperty("translate")));
        List<List<MapPoint>> arcs = [];
        foreach (var arc in topology.GetProperty("arcs").EnumerateArray())
        {
            var (x, y) = (0.0, 0.0);
            List<MapPoint> points = [];
            foreach (var step in arc.EnumerateArray().Select(Pair))
            {
                (x, y) = (x + step.X, y + step.Y);
                points.Add(new MapPoint(y * scale.Y + translate.Y, x * scale.X + translate.X));
            }
            arcs.Add(points);
        }
        return arcs;
    }

    /// <summary>The arcs of a ring, one after the other; a number below zero is an arc that is walked backwards.</summary>
    private static IReadOnlyList<MapPoint> RingOf(JsonElement ring, List<List<MapPoint>> arcs) =>
        [.. ring.EnumerateArray().Select(number => number.GetInt32()).SelectMany(number => (number >= 0 ? arcs[number] : arcs[~number].AsEnumerable().Reverse()).Skip(1))];

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());
}

/// <summary>The shape of a council's area.</summary>
public sealed record DistrictOutline(Council Council, IReadOnlyList<IReadOnlyList<MapPoint>> Rings);
