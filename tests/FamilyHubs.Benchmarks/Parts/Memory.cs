using FamilyHubs.Benchmarks.Measuring;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>Memory in use after every page was served once.</summary>
internal static class Memory
{
    private const int Many = 100_000;

    /// <summary>Of the large site so many of the generated pages are asked: more than the room for finished answers holds.</summary>
    private const int Asked = 20_000;

    public static async Task<Result> RunAsync(Bench bench)
    {
        var program = await EmptyWebApp.BuildAsync(bench);
        List<double> empty = [], small = [];
        var pages = 0;
        for (var round = 0; round < (bench.IsQuick ? 1 : 3); round++)
        {
            var (process, address) = await EmptyWebApp.StartAsync(bench, program);
            await using (process)
            {
                await Wrk.RunAsync(bench, process, address, 32, bench.Seconds);
                empty.Add(process.ResidentMegabytes);
            }
            await using var site = await MeasuredSite.StartAsync(bench, await bench.SiteAsync(0));
            var paths = await Latency.PagesAsync(site);
            pages = paths.Count;
            foreach (var path in paths) await site.GetAsync(path);
            await Wrk.RunAsync(bench, site.Process, site.Address, 32, bench.Seconds, "Accept-Encoding: gzip");
            small.Add(site.Process.ResidentMegabytes);
        }
        var generated = await bench.SiteAsync(bench.IsQuick ? Many / 10 : Many);
        double started, large;
        await using (var site = await MeasuredSite.StartAsync(bench, generated))
        {
            started = site.Process.ResidentMegabytes;
            var asked = generated.Paths.Where((_, number) => number % Math.Max(1, generated.Generated / Asked) == 0).ToList();
            await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (path, _) => await site.GetAsync(path));
            large = site.Process.ResidentMegabytes;
        }
        var (us, them) = (new Spread(small), new Spread(empty));
        var (ratio, each) = (us.Median / them.Median, (large - us.Median) * 1024 / generated.Generated);
        return new Result
        {
            Part = "memory",
            Title = "Memory",
            Says = $"Resident memory: an empty web app after load; this site after each of its {pages} pages was served and its front page was under load; and with {generated.Generated:#,0} generated documents of 300 words beside, after {Math.Min(Asked, generated.Generated):#,0} of their pages were served. Finished answers take 64 MB at most.",
            Goals =
            [
                new($"Memory after serving all {pages} pages, beside an empty web app", $"{ratio:0.00} times ({us.Median:0} MB beside {them.Median:0} MB)", "at most 1.3 times", ratio <= 1.3),
                new($"Memory for each of {generated.Generated:#,0} documents more", $"{each:0.0} KB", "at most 12 KB", each <= 12),
            ],
            Tables = [new("Megabytes", ["", "resident"], [["empty web app after load", them.Shown("0")], ["this site, seeds", us.Shown("0")], [$"{generated.Generated:#,0} documents more, just started", $"{started:0}"], [$"{generated.Generated:#,0} documents more, pages served", $"{large:0}"]])],
        };
    }
}
