using System.Globalization;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Places;
using Xunit;
using Xunit.Abstractions;

namespace FamilyHubs.Website.Tests.Shared.Places;

/// <summary>Every postcode of the county is asked for, and the hub that is said to be the nearest is compared with the one that is.</summary>
public sealed class NearestHubTests(SeededSite site, ITestOutputHelper report) : IClassFixture<SeededSite>
{
    private static readonly Dictionary<string, string> Codes = new() { ["BL"] = "E07000129", ["CH"] = "E07000130", ["HA"] = "E07000131", ["HB"] = "E07000132", ["ME"] = "E07000133", ["NW"] = "E07000134", ["OW"] = "E07000135" };

    private PublishedSite Site => site.Site;

    [FactsFact]
    public void By_group_the_nearest_is_right_for_at_least_84_percent_and_by_postcode_for_all()
    {
        var postcodes = Read();
        Assert.Equal(25_030, postcodes.Count);
        var hubs = PlaceFinder.Listed(Site).ToList();
        var truth = postcodes.Select(postcode => hubs.Min(hub => postcode.Point.MetresTo(hub.PointOf()!.Value))).ToList();

        var byGroup = Share(postcodes, truth, hubs, 1);
        var amongThree = Share(postcodes, truth, hubs, 3);
        report.WriteLine($"By group: nearest {byGroup:P1}, among three {amongThree:P1}");
        Assert.InRange(byGroup, 0.84, 0.95);
        Assert.InRange(amongThree, 0.96, 1);

        Import(postcodes);
        var byPostcode = Share(postcodes, truth, hubs, 1);
        report.WriteLine($"By postcode: nearest {byPostcode:P2}");
        Assert.Equal(1, byPostcode);
    }

    private double Share(IReadOnlyList<County> postcodes, IReadOnlyList<double> truth, List<Hub> hubs, int shown)
    {
        var finder = site.Get<PlaceFinder>();
        var right = 0;
        foreach (var (at, postcode) in postcodes.Index())
        {
            var place = finder.Ask(Site, postcode.Name).Place!;
            var nearest = PlaceFinder.Nearest(hubs, place.Point).Take(shown);
            if (nearest.Any(hub => postcode.Point.MetresTo(hub.Hub.PointOf()!.Value) <= truth[at])) right++;
        }
        return right / (double)postcodes.Count;
    }

    private void Import(IReadOnlyList<County> postcodes)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, DirectoryFile.Of(DirectoryFile.Renamed, postcodes.Select(postcode => new DirectoryFile.Row(postcode.Name, Codes[postcode.Council], postcode.Point.Latitude, postcode.Point.Longitude))));
            PostcodeDirectory.Open(file, _ => { }).Save(UnitPostcodes.FileIn(site.Get<ContentServer.ContentServerOptions>().DataDirectory));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<County> Read() =>
        [.. File.ReadLines(Path.Combine(Repository.Facts!, "postcodes_leics.csv")).Skip(1).Select(line => line.Split(',')).Where(parts => Codes.ContainsKey(parts[3])).Select(parts => new County(parts[0], new MapPoint(Number(parts[1]), Number(parts[2])), parts[3]))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record County(string Name, MapPoint Point, string Council);
}
