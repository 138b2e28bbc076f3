using System.Collections.Frozen;
using System.Globalization;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// Where postcodes are. The postcode itself, when a directory of them was imported; else, from the files in
/// <c>content-seeds/places</c>, the group of postcodes that differ in the last letter, the sector, or the area.
/// </summary>
public sealed class PostcodePoints(ContentServerOptions settings, UnitPostcodes units, Councils councils)
{
    /// <summary>A group with fewer of its postcodes than this in one council lies on a boundary.</summary>
    private const double NearlyAll = 0.99;

    private readonly Lazy<FrozenDictionary<string, PostcodePoint>> groups = new(() => Read(settings, councils, "postcode-groups.csv", "postcode"));
    private readonly Lazy<FrozenDictionary<string, PostcodePoint>> sectors = new(() => Read(settings, councils, "postcode-sectors.csv", "sector"));
    private readonly Lazy<FrozenDictionary<string, PostcodePoint>> areas = new(() => Read(settings, councils, "postcode-areas.csv", "area"));

    /// <summary>The nearest that is known about a postcode, given in capitals and in its parts; null when it is not around here.</summary>
    /// <param name="unit">The last two letters, or the first of them, or null.</param>
    public PostcodePoint? Find(string area, string? sectorDigit, string? unit)
    {
        if (unit is { Length: 2 } && units.Find($"{area}{sectorDigit}{unit}") is { } own) return new PostcodePoint(own.Point, councils.Find(own.CouncilCode), IsSure: true, "postcode");
        if (unit is not null && groups.Value.TryGetValue($"{area} {sectorDigit}{unit[0]}", out var group)) return group;
        if (sectorDigit is not null && sectors.Value.TryGetValue($"{area} {sectorDigit}", out var sector)) return sector;
        return areas.Value.GetValueOrDefault(area);
    }

    private static FrozenDictionary<string, PostcodePoint> Read(ContentServerOptions settings, Councils councils, string name, string precision)
    {
        var file = Path.Combine(settings.SeedsDirectory, "places", name);
        if (!File.Exists(file)) return FrozenDictionary<string, PostcodePoint>.Empty;
        return File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToFrozenDictionary(
            parts => parts[0],
            parts => new PostcodePoint(new MapPoint(Number(parts[1]), Number(parts[2])), councils.Find(parts[4]), Number(parts[5]) >= NearlyAll, precision));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What is known about a postcode.</summary>
/// <param name="Council">The council that most of it is in; null for one that is not around here.</param>
/// <param name="IsSure">Whether nearly all of it is in that council.</param>
/// <param name="Precision">"postcode", "sector" or "area".</param>
public sealed record PostcodePoint(MapPoint Point, Council? Council, bool IsSure, string Precision);
