using FamilyHubs.Benchmarks.Measuring;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>A page made anew each time, beside a plain Razor page of the same size.</summary>
internal static class UncachedPage
{
    private static readonly string[] Pages = ["/", "/help", "/help/baby-sleep", "/help/baby-sleep/safer-sleep", "/hubs", "/hubs/coalville", "/whats-on", "/start-for-life", "/young-people", "/professionals", "/news", "/search?q=sleep"];

    /// <summary>With a key nothing is kept, as for everybody who has one.</summary>
    private const string PastTheCache = "Api-Key: none";

    public static async Task<Result> RunAsync(Bench bench)
    {
        var seeded = await bench.SiteAsync(0);
        await using var site = await MeasuredSite.StartAsync(bench, seeded);
        var sizes = new Dictionary<string, int>();
        foreach (var page in Pages) sizes[page] = (await site.GetAsync(page)).Length;
        var program = await EmptyWebApp.BuildAsync(bench);
        var (empty, address) = await EmptyWebApp.StartAsync(bench, program);
        await using var anchor = empty;
        var same = await EmptyWebApp.PageOfAsync(site.Http, address, sizes[Pages[3]]);
        var anchorSize = (await site.Http.GetStringAsync(same)).Length;

        Dictionary<string, List<double>> times = Pages.Prepend("").ToDictionary(page => page, _ => new List<double>());
        for (var round = 0; round <= (bench.IsQuick ? 2 : 5); round++)
            foreach (var page in times.Keys)
            {
                var load = page.Length == 0 ? await Wrk.RunAsync(bench, anchor, same, 8, round == 0 ? 5 : bench.Seconds) : await Wrk.RunAsync(bench, site.Process, site.At(page), 8, round == 0 ? 5 : bench.Seconds, PastTheCache);
                if (round > 0) times[page].Add(load.MicrosecondsEach);
            }
        var them = new Spread(times[""]);
        double Ratio(string page) => new Spread(times[page]).Median / them.Median * anchorSize / sizes[page];
        var ratio = Ratio(Pages[3]);
        return new Result
        {
            Part = "uncached",
            Title = "A page that is made anew",
            Says = $"Past the page cache and not compressed, 8 connections: processor time for one page, beside a Razor page in the layout of `dotnet new webapp` that prints {anchorSize / 1024.0:0.0} KB from a loop, with the same settings of the compiler as ours. The ratio is for the same number of bytes.",
            Goals = [new("Uncached page, beside a Razor page of the same size", $"{ratio:0.0} times", "at most 3 times", ratio <= 3)],
            Tables = [new("µs of processor for each", ["Page", "KB", "µs", "times the Razor page, byte for byte"], [["Razor page", $"{anchorSize / 1024.0:0.0}", them.Shown("0"), "1"], .. Pages.Select(page => (IReadOnlyList<string>)[$"`{page}`", $"{sizes[page] / 1024.0:0.0}", new Spread(times[page]).Shown("0"), $"{Ratio(page):0.0}"])])],
            Charts = [new("uncached", "Processor time for a page made anew", "µs", [them.AsBar("Razor page"), .. Pages.Select(page => new Spread(times[page]).AsBar(page))])],
        };
    }
}
