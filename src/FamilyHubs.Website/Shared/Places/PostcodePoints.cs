using System.Collections.Frozen;
using System.Globalization;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>Where postcodes are, from the files in <c>content-seeds/places</c>: to the group of postcodes that differ in the last letter, to the sector, to the area.</summary>
public sealed class PostcodePoints(ContentServerOptions settings)
{
    private static readonly FrozenDictionary<string, string> Districts = new Dictionary<string, string>
    {
        ["BL"] = "Blaby",
        ["CH"] = "Charnwood",
        ["HA"] = "Harborough",
        ["HB"] = "Hinckley and Bosworth",
        ["ME"] = "Melton",
        ["NW"] = "North West Leicestershire",
        ["OW"] = "Oadby and Wigston",
        ["LC"] = "Leicester",
        ["RU"] = "Rutland",
    }.ToFrozenDictionary();

    private readonly Lazy<FrozenDictionary<string, (MapPoint Point, string? District)>> groups = new(() => Read(settings, "postcode-groups.csv"));
    private readonly Lazy<FrozenDictionary<string, (MapPoint Point, string? District)>> sectors = new(() => Read(settings, "postcode-sectors.csv"));
    private readonly Lazy<FrozenDictionary<string, (MapPoint Point, string? District)>> areas = new(() => Read(settings, "postcode-areas.csv"));

    /// <summary>The nearest that is known about a postcode, given in capitals and in its parts; null when it is not around here.</summary>
    public (MapPoint Point, string? District, string Precision)? Find(string area, string? sectorDigit, string? unit)
    {
        if (unit is not null && groups.Value.TryGetValue($"{area} {sectorDigit}{unit[0]}", out var group)) return (group.Point, group.District, "postcode");
        if (sectorDigit is not null && sectors.Value.TryGetValue($"{area} {sectorDigit}", out var sector)) return (sector.Point, sector.District, "sector");
        if (areas.Value.TryGetValue(area, out var whole)) return (whole.Point, whole.District, "area");
        return null;
    }

    private static FrozenDictionary<string, (MapPoint Point, string? District)> Read(ContentServerOptions settings, string name)
    {
        var file = Path.Combine(settings.SeedsDirectory, "places", name);
        if (!File.Exists(file)) return FrozenDictionary<string, (MapPoint, string?)>.Empty;
        return File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToFrozenDictionary(parts => parts[0], parts =>
            (new MapPoint(double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture)), District(parts[4])));
    }

    private static string? District(string council) => Districts.TryGetValue(council, out var name) ? name : council is "Other" or "OT" or "" ? null : council;
}
