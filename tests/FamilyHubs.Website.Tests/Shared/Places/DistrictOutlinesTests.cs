using System.Globalization;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Shared.Places;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared.Places;

public sealed class DistrictOutlinesTests(SeededSite site) : IClassFixture<SeededSite>
{
    private IReadOnlyList<DistrictOutline> Outlines => site.Get<DistrictOutlines>().All;

    [Fact]
    public void Every_district_and_the_city_has_one_outline_and_the_file_is_small()
    {
        Assert.Equal(["BL", "CH", "HA", "HB", "LC", "ME", "NW", "OW"], Outlines.Select(outline => outline.Council.Letters).Order());
        Assert.All(Outlines, outline => Assert.True(Assert.Single(outline.Rings).Count > 10));
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "content-seeds/places/district-outlines.json")).Length, 1_000, 6_000);
    }

    [Fact]
    public void Neighbours_share_the_points_of_the_line_between_them()
    {
        var points = Outlines.ToDictionary(outline => outline.Council.Letters, outline => outline.Rings.SelectMany(ring => ring).ToHashSet());
        foreach (var (one, other) in new[] { ("CH", "ME"), ("CH", "NW"), ("HB", "NW"), ("BL", "HB"), ("BL", "HA"), ("HA", "OW"), ("LC", "OW"), ("BL", "LC"), ("CH", "LC") })
            Assert.True(points[one].Intersect(points[other]).Count() >= 2, $"{one} and {other} do not meet");
    }

    [Fact]
    public void Every_hub_is_inside_the_outline_of_its_district()
    {
        var hubs = PlaceFinder.Listed(site.Site).ToList();
        Assert.True(hubs.Count >= 36);
        Faults.None(hubs.Where(hub => !IsInside(hub.PointOf()!.Value, Outlines.Single(outline => outline.Council.District == hub.District))).Select(hub => $"{hub.Path} is outside {hub.District}"));
    }

    [FactsFact]
    public void Nearly_every_postcode_is_inside_the_outline_of_its_district()
    {
        var postcodes = File.ReadLines(Path.Combine(Repository.Facts!, "postcodes_leics.csv")).Skip(1).Select(line => line.Split(',')).Where((_, number) => number % 10 == 0).ToList();
        var inside = 0;
        var ours = 0;
        foreach (var parts in postcodes)
        {
            if (Outlines.FirstOrDefault(outline => outline.Council.Letters == parts[3]) is not { } own) continue;
            ours++;
            if (IsInside(new MapPoint(double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture)), own)) inside++;
        }
        Assert.True(ours > 3_000);
        Assert.True(inside >= 0.97 * ours, $"{inside} of {ours}");
    }

    [FactsFact]
    public void The_outlines_are_those_that_the_positions_give()
    {
        var made = OutlineDerivation.From(Path.Combine(Repository.Facts!, "postcodes_leics.csv"));
        if (made == Repository.Read("content-seeds/places/district-outlines.json")) return;
        var kept = Path.Combine(Repository.Root, "TestResults", "district-outlines.json");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllText(kept, made);
        Assert.Fail("The positions or the way of deriving outlines changed: look at TestResults/district-outlines.json and put it in content-seeds/places.");
    }

    private static bool IsInside(MapPoint point, DistrictOutline outline)
    {
        var isInside = false;
        foreach (var ring in outline.Rings)
            for (var (at, before) = (0, ring.Count - 1); at < ring.Count; before = at++)
                if ((ring[at].Latitude > point.Latitude) != (ring[before].Latitude > point.Latitude) && point.Longitude < (ring[before].Longitude - ring[at].Longitude) * (point.Latitude - ring[at].Latitude) / (ring[before].Latitude - ring[at].Latitude) + ring[at].Longitude) isInside = !isInside;
        return isInside;
    }
}
