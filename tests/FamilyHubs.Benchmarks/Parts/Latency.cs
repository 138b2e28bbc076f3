using FamilyHubs.Benchmarks.Measuring;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>1,000 requests a second for mixed pages, with one publish a second and without.</summary>
internal static class Latency
{
    private const int PerSecond = 1_000;

    /// <summary>So often it is published beforehand: at one a second the runtime would still compile while it is measured.</summary>
    private const int PublishedBefore = 200;

    public static async Task<Result> RunAsync(Bench bench)
    {
        var seeded = await bench.SiteAsync(0);
        await using var site = await MeasuredSite.StartWithAnEditorAsync(bench, seeded, "--PageCache:Warm=true"); // What a publish makes untrue is made anew before it is asked for.
        var paths = await PagesAsync(site);
        foreach (var path in paths) await site.GetAsync(path);
        List<Spread> quiet = [], busy = [];
        var published = 0;
        while (published < PublishedBefore) await PublishAsync();
        for (var round = 0; round <= (bench.IsQuick ? 2 : 5); round++)
        {
            var without = await SteadyLoad.RunAsync(bench, site.Address, paths, PerSecond, 5 * bench.Seconds);
            var load = SteadyLoad.RunAsync(bench, site.Address, paths, PerSecond, 5 * bench.Seconds);
            while (!load.IsCompleted)
            {
                await PublishAsync();
                await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(1)));
            }
            if (round == 0) continue;
            quiet.Add(without);
            busy.Add(await load);
        }
        Spread P99(List<Spread> rounds) => new(rounds.Select(round => round.P99));
        Spread Half(List<Spread> rounds) => new(rounds.Select(round => round.Median));
        async Task PublishAsync()
        {
            await site.SaveAsync("/help/baby-sleep/safer-sleep", $"Safer sleep for your baby {++published}");
            await site.PublishAsync();
        }
        var ratio = P99(busy).Median / P99(quiet).Median;
        return new Result
        {
            Part = "latency",
            Title = "While somebody publishes",
            Says = $"{paths.Count} pages asked in turn by chance, {PerSecond:#,0} a second at a fixed rate, each measured from the moment at which it was due. Then the same with a draft saved and published each second, of a page that others show: the site makes those anew in the background, as it does unless told otherwise (`PageCache:Warm`). It was published {PublishedBefore} times before, so that the runtime has compiled what that takes. The processor of the server does it all.",
            Goals = [new("p99 at 1,000 requests a second with one publish a second, beside none", $"{ratio:0.00} times ({P99(busy).Median:0.00} ms beside {P99(quiet).Median:0.00} ms)", "at most 1.3 times", ratio <= 1.3)],
            Tables = [new("Milliseconds", ["", "half within", "99 of 100 within"], [["nobody publishes", Half(quiet).Shown("0.00"), P99(quiet).Shown("0.00")], ["one publish a second", Half(busy).Shown("0.00"), P99(busy).Shown("0.00")]])],
            Charts = [new("latency", "99 of 100 requests are answered within", "ms", [P99(quiet).AsBar("nobody publishes"), P99(busy).AsBar("one publish a second")])],
        };
    }

    /// <summary>Every page of the seeds.</summary>
    public static async Task<List<string>> PagesAsync(MeasuredSite site)
    {
        var sitemap = System.Xml.Linq.XDocument.Parse(await site.GetAsync("/sitemap.xml"));
        return [.. sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery)];
    }
}
