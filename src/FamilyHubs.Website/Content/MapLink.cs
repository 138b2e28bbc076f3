using System.Globalization;

namespace FamilyHubs.Website.Content;

/// <summary>A plain link to a map on another site: nothing is loaded from there before the reader goes.</summary>
public static class MapLink
{
    /// <param name="north">Degrees, WGS84.</param>
    /// <param name="east">Degrees, WGS84; west is negative.</param>
    public static string To(decimal north, decimal east) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=17/{north}/{east}");
}
