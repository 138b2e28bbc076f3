using System.Diagnostics;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>What grows with the site: start, sitemap, the editor's tree and its search, export, backup.</summary>
internal static class SiteSizes
{
    public static async Task<Result> RunAsync(Bench bench)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var generated in bench.IsQuick ? (int[])[0, 10_000] : [0, 10_000, 100_000])
        {
            bench.Say($"{generated:#,0} generated documents");
            rows.Add(await MeasureAsync(bench, await bench.SiteAsync(generated)));
            bench.Partly(Written(rows));
        }
        return Written(rows);
    }

    private static Result Written(IReadOnlyList<IReadOnlyList<string>> rows) => new()
    {
        Part = "sizes",
        Title = "What grows with the site",
        Says = "Generated documents of 300 words beside the seeds. *Start from disk*: from starting the process to the first page, with the saved site; *from the database*: without it, which also builds the search index in the background. The tree is that of a topic with 100 pages; the editor's search looks in names and texts of all drafts. Sitemaps hold 50,000 pages each; the time is for all of them.",
        Tables = [new("", ["Documents", "start from the database", "start from disk", "sitemaps", "tree", "editor's search", "export", "backup"], rows)],
    };

    private static async Task<IReadOnlyList<string>> MeasureAsync(Bench bench, GeneratedSite generated)
    {
        generated.ForgetSaved();
        var (fromDatabase, fromDisk) = (await StartAsync(bench, generated), new List<double>());
        for (var round = 0; round < (bench.IsQuick ? 1 : 3); round++) fromDisk.Add(await StartAsync(bench, generated));
        await using var site = await MeasuredSite.StartWithAnEditorAsync(bench, generated);
        var sitemaps = await TimeAsync(async () =>
        {
            var index = await site.GetAsync("/sitemap.xml");
            if (index.Contains("<sitemapindex", StringComparison.Ordinal))
                foreach (var part in Enumerable.Range(1, index.Split("<loc>").Length - 1)) await site.GetAsync($"/sitemaps/{part}.xml");
        });
        var topic = generated.Generated == 0 ? "/help/baby-sleep" : GeneratedSite.PathOf(0);
        var tree = await RepeatAsync(() => site.TellAsync($"tree {topic}"));
        var find = await RepeatAsync(() => site.TellAsync("find ready"));
        var folder = Path.Combine(bench.Work, $"export-{Guid.NewGuid():N}");
        var transfer = new ContentTransfer(generated.Options, TimeProvider.System);
        var export = await TimeAsync(() => transfer.ExportAsync(folder));
        Directory.Delete(folder, recursive: true);
        var file = Path.Combine(bench.Work, $"backup-{Guid.NewGuid():N}.zip");
        var backup = await TimeAsync(() => Task.Run(() => transfer.Backup(file)));
        File.Delete(file);
        return [generated.Generated == 0 ? "the seeds" : $"{generated.Generated:#,0} more", $"{fromDatabase:0.00} s", $"{new Spread(fromDisk).Median:0.00} s", $"{sitemaps * 1000:#,0} ms", $"{tree.ShownWithTail()} ms", $"{find.ShownWithTail()} ms", $"{export:0.0} s", $"{backup:0.0} s"];
    }

    private static async Task<double> StartAsync(Bench bench, GeneratedSite generated) => await TimeAsync(async () =>
    {
        await using var site = await MeasuredSite.StartAsync(bench, generated);
    });

    private static async Task<Spread> RepeatAsync(Func<Task<TimeSpan>> run)
    {
        List<double> times = [];
        for (var round = -3; round < 20; round++)
        {
            var time = await run();
            if (round >= 0) times.Add(time.TotalMilliseconds);
        }
        return new(times);
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalSeconds;
    }
}
