using System.Globalization;
using System.Text;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary>An area on the map.</summary>
/// <param name="Hubs">How many hubs are in it.</param>
/// <param name="Outline">Its shape as the path of an SVG.</param>
/// <param name="Label">Its name in lines; none where there is no room for it.</param>
/// <param name="X">The middle of the label.</param>
/// <param name="Y">The middle of the label.</param>
public sealed record MapArea(string Name, int Hubs, bool IsOurs, bool IsChosen, string Outline, IReadOnlyList<string> Label, double X, double Y)
{
    /// <summary>So many places are tried for a label, each way.</summary>
    private const int Tries = 16;

    private const double LetterWidth = 5.6;
    private const double LineHeight = 12;

    private const double WhollyInside = 0.95;

    /// <summary>Where there is little room a label may reach over the border with its ends.</summary>
    private const double MostlyInside = 0.5;

    private const double EnoughRoom = 8;

    public string Link => $"/hubs?district={Slug.For(Name)}#hubs";

    /// <summary>The middle of a line of the label.</summary>
    public double LineAt(int line) => Y + (line - (Label.Count - 1) / 2.0) * LineHeight;

    /// <param name="taken">Where labels are already; that of the area is added.</param>
    public static MapArea Of(DistrictOutline outline, MapWindow window, int hubs, IReadOnlyList<MapMarker> markers, List<MapBox> taken, bool isChosen)
    {
        var rings = outline.Rings.Select(ring => ring.Select(window.Place).ToList()).ToList();
        var lines = Lines(outline.Council.District);
        var box = Room(rings, window, lines, markers, taken, WhollyInside) ?? Room(rings, window, lines, markers, taken, MostlyInside);
        if (box is not null) taken.Add(box);
        return new MapArea(outline.Council.District, hubs, outline.Council.IsOurs, isChosen, PathOf(rings), box is null ? [] : lines, box?.X ?? 0, box?.Y ?? 0);
    }

    /// <summary>In two lines when one would be long.</summary>
    private static IReadOnlyList<string> Lines(string name)
    {
        if (name.Length <= 12 || name.LastIndexOf(' ') is not (> 0 and var at)) return [name];
        return [name[..at], name[(at + 1)..]];
    }

    /// <summary>The place inside, clear of markers and of other labels, with the most room around; null when the label fits nowhere.</summary>
    private static MapBox? Room(List<List<(double X, double Y)>> rings, MapWindow window, IReadOnlyList<string> lines, IReadOnlyList<MapMarker> markers, List<MapBox> taken, double inside)
    {
        var (halfWidth, halfHeight) = (lines.Max(line => line.Length) * LetterWidth / 2, lines.Count * LineHeight / 2);
        var points = rings.SelectMany(ring => ring).ToList();
        var (left, right) = (Math.Max(halfWidth, points.Min(point => point.X)), Math.Min(HubMap.Width - halfWidth, points.Max(point => point.X)));
        var (top, bottom) = (Math.Max(halfHeight, points.Min(point => point.Y)), Math.Min(window.Height - halfHeight, points.Max(point => point.Y)));
        if (left >= right || top >= bottom) return null;
        var (best, bestRoom, bestWay) = ((MapBox?)null, 0.0, double.MaxValue);
        for (var across = 0; across <= Tries; across++)
        {
            for (var down = 0; down <= Tries; down++)
            {
                var box = new MapBox(left + (right - left) * across / Tries, top + (bottom - top) * down / Tries, halfWidth, halfHeight);
                var (room, way) = (RoomAround(box, markers, bestRoom), Math.Abs(box.X - (left + right) / 2) + Math.Abs(box.Y - (top + bottom) / 2));
                // Whether it is inside takes longest to find out, so it is asked of those alone that would be better.
                if (room <= 0 || room < bestRoom || (room == bestRoom && way >= bestWay) || taken.Exists(box.Meets) || !box.Parts(inside).All(part => IsInside(part, rings))) continue;
                (best, bestRoom, bestWay) = (box, room, way);
            }
        }
        return best;
    }

    /// <returns>How far the nearest marker is; something less than <paramref name="least"/> when it is nearer than that.</returns>
    private static double RoomAround(MapBox box, IReadOnlyList<MapMarker> markers, double least)
    {
        var room = EnoughRoom;
        for (var i = 0; i < markers.Count && room >= least; i++) room = Math.Min(room, box.Gap(markers[i]));
        return room;
    }

    /// <summary>A line from the point to the right crosses the outline an odd number of times.</summary>
    private static bool IsInside((double X, double Y) point, List<List<(double X, double Y)>> rings)
    {
        var isInside = false;
        foreach (var ring in rings)
            for (var (at, before) = (0, ring.Count - 1); at < ring.Count; before = at++)
                if ((ring[at].Y > point.Y) != (ring[before].Y > point.Y) && point.X < (ring[before].X - ring[at].X) * (point.Y - ring[at].Y) / (ring[before].Y - ring[at].Y) + ring[at].X) isInside = !isInside;
        return isInside;
    }

    private static string PathOf(List<List<(double X, double Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append('M');
            foreach (var (x, y) in ring) path.Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#} ");
            path[^1] = 'Z';
        }
        return path.ToString();
    }
}

/// <summary>The box of a label, by its middle.</summary>
public sealed record MapBox(double X, double Y, double HalfWidth, double HalfHeight)
{
    /// <summary>The middle and the four corners, drawn in.</summary>
    public IEnumerable<(double X, double Y)> Parts(double inside) =>
        [(X, Y), .. from x in new[] { -1, 1 } from y in new[] { -1, 1 } select (X + x * HalfWidth * inside, Y + y * HalfHeight * inside * inside)];

    public bool Meets(MapBox other) => Math.Abs(X - other.X) < HalfWidth + other.HalfWidth && Math.Abs(Y - other.Y) < HalfHeight + other.HalfHeight;

    /// <summary>How far the edge of a marker is away.</summary>
    public double Gap(MapMarker marker)
    {
        var (x, y) = (Math.Max(0, Math.Abs(marker.X - X) - HalfWidth), Math.Max(0, Math.Abs(marker.Y - Y) - HalfHeight));
        return Math.Sqrt(x * x + y * y) - MapMarker.Reach * 0.75;
    }
}
