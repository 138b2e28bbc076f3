using System.Globalization;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Shared;

/// <summary>A distance in a straight line as people here say it: "About 1.2 miles away in a straight line".</summary>
public static class DistanceWords
{
    private const double MetresInAMile = 1609.344;

    /// <summary>From so many miles on a tenth of one says nothing to anybody.</summary>
    private const double Far = 10;

    /// <summary>To a tenth of a mile from a postcode; to a whole one from a place whose position is rougher.</summary>
    public static string For(double metres, Place from) => from.IsExact ? For(metres) : Roughly(metres);

    /// <param name="metres">Measured from a postcode.</param>
    public static string For(double metres) => Miles(metres) switch
    {
        <= 0.2 => "Less than a quarter of a mile away",
        1 => "About 1 mile away in a straight line",
        var miles when miles < Far => string.Create(CultureInfo.InvariantCulture, $"About {miles:0.#} miles away in a straight line"),
        _ => Roughly(metres),
    };

    /// <summary>To a tenth of a mile.</summary>
    public static double Miles(double metres) => Math.Round(metres / MetresInAMile, 1);

    private static string Roughly(double metres) => Math.Round(metres / MetresInAMile) switch
    {
        0 => "Less than 1 mile away",
        1 => "About 1 mile away in a straight line",
        var miles => string.Create(CultureInfo.InvariantCulture, $"About {miles:0} miles away in a straight line"),
    };
}
