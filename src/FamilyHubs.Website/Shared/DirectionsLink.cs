using System.Globalization;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Shared;

/// <summary>
/// A plain link to directions on another site: nothing is loaded from there before the reader goes, and only where the hub
/// is goes along, never where the reader is. OpenStreetMap works in every browser without an account and sets no advertising
/// cookie; a <c>geo:</c> address, which would open the map that a phone has, does nothing on most computers.
/// </summary>
public static class DirectionsLink
{
    public static string To(MapPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/directions?to={point.Latitude}%2C{point.Longitude}#map=15/{point.Latitude}/{point.Longitude}");
}
