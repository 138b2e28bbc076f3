namespace FamilyHubs.Website.Shared.Places;

/// <summary>Somewhere that was named in a search: a postcode, part of one, or a town, village or district that has a hub.</summary>
/// <param name="Name">As it is written: LE67 3EA, LE67, Coalville.</param>
/// <param name="Postcode">The postcode or the part of one that was typed, or null.</param>
/// <param name="District">The council area, when known.</param>
/// <param name="Precision">How near the position is: "postcode" (a hundred metres or so), "sector", "area" (a few kilometres), "place" or "district".</param>
/// <param name="Point">Where it is.</param>
/// <param name="Rest">What else was typed.</param>
public sealed record Place(string Name, string? Postcode, string? District, string Precision, MapPoint Point, string Rest)
{
    /// <summary>Who runs the services there; null when another council than those of <c>councils.csv</c> does, or none is known.</summary>
    public Council? Council { get; init; }

    /// <summary>False where a part of the postcodes near by is another council's.</summary>
    public bool IsDistrictSure { get; init; } = true;

    /// <summary>Whether the position is good enough to say a distance in tenths of a mile.</summary>
    public bool IsExact => Precision is "postcode";

    /// <summary>Whether a distance from it says anything: a district is as wide as the distances in it.</summary>
    public bool HasDistances => Precision is not "district";
}

/// <summary>A position in degrees (WGS84).</summary>
public readonly record struct MapPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusMetres = 6_371_000;

    /// <summary>The distance in a straight line, in metres.</summary>
    public double MetresTo(MapPoint other)
    {
        var (north, east) = (Radians(other.Latitude - Latitude), Radians(other.Longitude - Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2) + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
