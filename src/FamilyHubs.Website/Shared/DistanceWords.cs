namespace FamilyHubs.Website.Shared;

/// <summary>A distance in metres as people here say it: "About 3 miles away in a straight line".</summary>
public static class DistanceWords
{
    private const double MetresInAMile = 1609.344;

    public static string For(double metres) => Math.Round(metres / MetresInAMile) switch
    {
        _ when metres < MetresInAMile => "Less than 1 mile away",
        <= 1 => "About 1 mile away in a straight line",
        var miles => $"About {miles:0} miles away in a straight line",
    };
}
