using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FamilyHubs.Website.Tests.Shared.Places;

/// <summary>
/// Makes the outlines of the districts from the positions of their postcodes. The county is cut into squares; each takes
/// the council of the postcodes nearest to it; lines are drawn where squares of two councils meet, made smooth, and
/// thinned out. A line between two districts is kept once, so that neighbours meet without a gap.
/// </summary>
internal sealed class OutlineDerivation
{
    private const double KilometresNorth = 111.2;
    private const double Square = 0.3;
    private const double Margin = 3;
    private const int Voters = 5;
    private const double Farthest = 7;
    private const int SmoothingPasses = 5;
    private const double Tolerance = 0.09;
    private const int Digits = 10_000;

    /// <summary>What is drawn: the districts, and the city that they surround.</summary>
    private static readonly string[] Drawn = ["BL", "CH", "HA", "HB", "ME", "NW", "OW", "LC"];

    private readonly (double X, double Y, int Label)[] postcodes;
    private readonly double kilometresEast;
    private readonly double left;
    private readonly double bottom;
    private readonly int width;
    private readonly int height;
    private readonly int[] labels;

    private OutlineDerivation(IReadOnlyList<(double Latitude, double Longitude, string Council)> positions)
    {
        var inside = positions.Where(position => Drawn.Contains(position.Council)).ToList();
        kilometresEast = KilometresNorth * Math.Cos(inside.Average(position => position.Latitude) * Math.PI / 180);
        postcodes = [.. positions.Select(position => (position.Longitude * kilometresEast, position.Latitude * KilometresNorth, Array.IndexOf(Drawn, position.Council)))];
        (left, bottom) = (inside.Min(position => position.Longitude) * kilometresEast - Margin, inside.Min(position => position.Latitude) * KilometresNorth - Margin);
        width = (int)((inside.Max(position => position.Longitude) * kilometresEast + Margin - left) / Square);
        height = (int)((inside.Max(position => position.Latitude) * KilometresNorth + Margin - bottom) / Square);
        labels = new int[width * height];
    }

    /// <param name="file">The unit postcodes with the council of each.</param>
    /// <returns>TopoJSON.</returns>
    public static string From(string file)
    {
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(parts => parts[3].Length > 0);
        var derivation = new OutlineDerivation([.. rows.Select(parts => (Number(parts[1]), Number(parts[2]), parts[3]))]);
        derivation.AskNearest();
        for (var pass = 0; pass < 3; pass++) derivation.AskNeighbours();
        derivation.KeepLargestPieces();
        derivation.UntieCorners();
        return derivation.Draw();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private int At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? -1 : labels[y * width + x];

    private void AskNearest()
    {
        var buckets = postcodes.ToLookup(postcode => ((int)Math.Floor(postcode.X), (int)Math.Floor(postcode.Y)));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                labels[y * width + x] = Vote(buckets, left + (x + 0.5) * Square, bottom + (y + 0.5) * Square);
    }

    private static int Vote(ILookup<(int, int), (double X, double Y, int Label)> buckets, double x, double y)
    {
        List<(double Distance, int Label)> near = [];
        for (var reach = 1; reach <= Farthest && near.Count(one => one.Distance <= reach) < Voters; reach++)
        {
            near = [];
            for (var by = -reach; by <= reach; by++)
                for (var bx = -reach; bx <= reach; bx++)
                    near.AddRange(buckets[((int)Math.Floor(x) + bx, (int)Math.Floor(y) + by)].Select(one => (Math.Sqrt((one.X - x) * (one.X - x) + (one.Y - y) * (one.Y - y)), one.Label)));
        }
        if (near.Count == 0) return -1;
        return near.OrderBy(one => one.Distance).Take(Voters).GroupBy(one => one.Label).OrderByDescending(group => group.Sum(one => 1 / (one.Distance + 0.05))).ThenBy(group => group.Key).First().Key;
    }

    private void AskNeighbours()
    {
        var before = (int[])labels.Clone();
        int Before(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? -1 : before[y * width + x];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var around = from dy in Enumerable.Range(-2, 5) from dx in Enumerable.Range(-2, 5) where Math.Abs(dx) + Math.Abs(dy) < 4 select Before(x + dx, y + dy);
                labels[y * width + x] = around.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key == before[y * width + x]).ThenBy(group => group.Key).First().Key;
            }
    }

    /// <summary>A district is in one piece; smaller pieces, and holes in the county, go to what is around them.</summary>
    private void KeepLargestPieces()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var label in Enumerable.Range(-1, Drawn.Length + 1))
            {
                var pieces = PiecesOf(label).OrderByDescending(piece => piece.Count).ToList();
                foreach (var piece in label == -1 ? pieces.Where(piece => piece.All(cell => cell % width > 0 && cell % width < width - 1 && cell / width > 0 && cell / width < height - 1)) : pieces.Skip(1))
                {
                    var around = piece.SelectMany(cell => new[] { At(cell % width - 1, cell / width), At(cell % width + 1, cell / width), At(cell % width, cell / width - 1), At(cell % width, cell / width + 1) }).Where(other => other != label);
                    var taker = around.GroupBy(other => other).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
                    foreach (var cell in piece) labels[cell] = taker;
                    changed = true;
                }
            }
        }
    }

    private List<List<int>> PiecesOf(int label)
    {
        List<List<int>> pieces = [];
        var seen = new bool[labels.Length];
        for (var start = 0; start < labels.Length; start++)
        {
            if (seen[start] || labels[start] != label) continue;
            List<int> piece = [start];
            seen[start] = true;
            for (var next = 0; next < piece.Count; next++)
            {
                var (x, y) = (piece[next] % width, piece[next] / width);
                foreach (var (nx, ny) in new[] { (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1) })
                {
                    if (nx < 0 || ny < 0 || nx >= width || ny >= height || seen[ny * width + nx] || labels[ny * width + nx] != label) continue;
                    seen[ny * width + nx] = true;
                    piece.Add(ny * width + nx);
                }
            }
            pieces.Add(piece);
        }
        return pieces;
    }

    /// <summary>Where squares of a council touch at a corner only, one is given away: each line then has one council on either side.</summary>
    private void UntieCorners()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var y = 0; y < height - 1; y++)
                for (var x = 0; x < width - 1; x++)
                {
                    var (a, b, c, d) = (At(x, y), At(x + 1, y), At(x, y + 1), At(x + 1, y + 1));
                    if (a == b || a == c || d == b || d == c || (a != d && b != c)) continue;
                    labels[y * width + x] = b;
                    changed = true;
                }
        }
    }

    private string Draw()
    {
        var lines = Lines();
        var arcs = new JsonArray();
        var (minX, minY) = (lines.Min(line => line.Points.Min(point => point.X)), lines.Min(line => line.Points.Min(point => point.Y)));
        var (scaleX, scaleY) = (1 / kilometresEast * 0.05, 1 / KilometresNorth * 0.05);
        foreach (var line in lines)
        {
            var arc = new JsonArray();
            var (lastX, lastY) = (0, 0);
            foreach (var (x, y) in line.Points)
            {
                var (qx, qy) = ((int)Math.Round((x - minX) / 0.05), (int)Math.Round((y - minY) / 0.05));
                arc.Add((JsonNode)new JsonArray(qx - lastX, qy - lastY));
                (lastX, lastY) = (qx, qy);
            }
            arcs.Add((JsonNode)arc);
        }
        var geometries = new JsonArray();
        foreach (var (label, name) in Drawn.Index())
            geometries.Add((JsonNode)new JsonObject { ["type"] = "Polygon", ["id"] = name, ["arcs"] = new JsonArray([.. RingsOf(label, lines).Select(ring => new JsonArray([.. ring.Select(arc => (JsonNode)arc)]))]) });
        var topology = new JsonObject
        {
            ["type"] = "Topology",
            ["transform"] = new JsonObject { ["scale"] = new JsonArray(Round(scaleX), Round(scaleY)), ["translate"] = new JsonArray(Round(minX / kilometresEast), Round(minY / KilometresNorth)) },
            ["arcs"] = arcs,
            ["objects"] = new JsonObject { ["districts"] = new JsonObject { ["type"] = "GeometryCollection", ["geometries"] = geometries } },
        };
        return topology.ToJsonString() + "\n";
    }

    private static double Round(double degrees) => Math.Round(degrees, 8);

    /// <summary>Every line between two places where three councils meet, with the council on its left and on its right.</summary>
    private List<Line> Lines()
    {
        Dictionary<(int X, int Y), List<(int X, int Y)>> edges = [];
        for (var y = 0; y <= height; y++)
            for (var x = 0; x <= width; x++)
            {
                if (At(x, y) != At(x, y - 1)) Join(edges, (x, y), (x + 1, y));
                if (At(x, y) != At(x - 1, y)) Join(edges, (x, y), (x, y + 1));
            }
        HashSet<((int, int), (int, int))> walked = [];
        List<Line> lines = [];
        foreach (var start in edges.Where(vertex => vertex.Value.Count > 2).Select(vertex => vertex.Key).Concat(edges.Keys).ToList())
            foreach (var next in edges[start])
            {
                if (walked.Contains((start, next))) continue;
                List<(int X, int Y)> vertices = [start];
                for (var (from, to) = (start, next); ;)
                {
                    walked.Add((from, to));
                    walked.Add((to, from));
                    vertices.Add(to);
                    if (to == start || edges[to].Count > 2) break;
                    (from, to) = (to, edges[to].First(other => other != from));
                }
                lines.Add(LineOf(vertices));
            }
        return lines;
    }

    private static void Join(Dictionary<(int X, int Y), List<(int X, int Y)>> edges, (int X, int Y) one, (int X, int Y) other)
    {
        if (!edges.TryGetValue(one, out var ofOne)) edges[one] = ofOne = [];
        if (!edges.TryGetValue(other, out var ofOther)) edges[other] = ofOther = [];
        ofOne.Add(other);
        ofOther.Add(one);
    }

    private Line LineOf(List<(int X, int Y)> vertices)
    {
        var (a, b) = (vertices[0], vertices[1]);
        var (leftOf, rightOf) = (b.X - a.X, b.Y - a.Y) switch
        {
            (1, 0) => (At(a.X, a.Y), At(a.X, a.Y - 1)),
            (-1, 0) => (At(b.X, a.Y - 1), At(b.X, a.Y)),
            (0, 1) => (At(a.X - 1, a.Y), At(a.X, a.Y)),
            _ => (At(a.X, b.Y), At(a.X - 1, b.Y)),
        };
        List<(double X, double Y)> points = [.. vertices.Select(vertex => (left + vertex.X * Square, bottom + vertex.Y * Square))];
        for (var pass = 0; pass < SmoothingPasses; pass++) points = Smooth(points);
        return new Line(vertices[0], vertices[^1], leftOf, rightOf, Thin(points));
    }

    private static List<(double X, double Y)> Smooth(List<(double X, double Y)> points) =>
        [points[0], .. points.Skip(1).SkipLast(1).Select((point, at) => ((points[at].X + 2 * point.X + points[at + 2].X) / 4, (points[at].Y + 2 * point.Y + points[at + 2].Y) / 4)), points[^1]];

    /// <summary>Douglas and Peucker's way: what lies nearer to the straight line than the tolerance is left out.</summary>
    private static List<(double X, double Y)> Thin(List<(double X, double Y)> points)
    {
        if (points.Count < 3) return points;
        var (first, last) = (points[0], points[^1]);
        var farthest = Enumerable.Range(1, points.Count - 2).MaxBy(at => Away(points[at], first, last));
        if (Away(points[farthest], first, last) <= Tolerance) return [first, last];
        return [.. Thin(points[..(farthest + 1)]), .. Thin(points[farthest..]).Skip(1)];
    }

    private static double Away((double X, double Y) point, (double X, double Y) one, (double X, double Y) other)
    {
        var (dx, dy) = (other.X - one.X, other.Y - one.Y);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp(((point.X - one.X) * dx + (point.Y - one.Y) * dy) / length, 0, 1);
        var (x, y) = (one.X + along * dx - point.X, one.Y + along * dy - point.Y);
        return Math.Sqrt(x * x + y * y);
    }

    /// <summary>The lines around a council, as TopoJSON numbers them: one that is walked backwards is -1 less its number.</summary>
    private static List<List<int>> RingsOf(int label, List<Line> lines)
    {
        var ways = lines.Index().Where(line => line.Item.Left == label).Select(line => (Arc: line.Index, line.Item.Start, line.Item.End))
            .Concat(lines.Index().Where(line => line.Item.Right == label).Select(line => (Arc: ~line.Index, Start: line.Item.End, End: line.Item.Start))).ToList();
        List<List<int>> rings = [];
        while (ways.Count > 0)
        {
            var (first, at) = (ways[0].Start, ways[0].End);
            List<int> ring = [ways[0].Arc];
            ways.RemoveAt(0);
            while (at != first)
            {
                var next = ways.FindIndex(way => way.Start == at);
                ring.Add(ways[next].Arc);
                at = ways[next].End;
                ways.RemoveAt(next);
            }
            rings.Add(ring);
        }
        return rings;
    }

    private sealed record Line((int X, int Y) Start, (int X, int Y) End, int Left, int Right, List<(double X, double Y)> Points);
}
