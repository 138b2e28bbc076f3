using System.Diagnostics;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>From starting the process to the first 200 on <c>/</c>: this site, built and seeded, beside what <c>dotnet new webapp</c> gives.</summary>
internal static class ColdStart
{
    public static async Task<Result> RunAsync(Bench bench)
    {
        var empty = await EmptyWebApp.BuildAsync(bench);
        var seeded = await bench.SiteAsync(0);
        using var own = await GeneratedSite.MakeAsync(0);
        var site = Path.Combine(AppContext.BaseDirectory, "FamilyHubs.Website.dll");
        var published = await PublishAsync(bench);
        var readied = published is null ? seeded : own; // Each program has finished pages of its own.
        List<double> ours = [], theirs = [], ready = [], first = [], warming = [];
        for (var round = 0; round <= (bench.IsQuick ? 5 : 11); round++)
        {
            // A site that has run keeps its published site and finished pages on disk. Round 0 is that run, and fills the disk cache.
            var stands = round == 0 ? TimeSpan.FromSeconds(12) : TimeSpan.Zero;
            var (our, their) = (await TimeAsync(bench, site, stands, [], $"--DataDirectory={seeded.Folder}"), await TimeAsync(bench, empty, TimeSpan.Zero, []));
            var compiled = published is null ? 0 : await TimeAsync(bench, published, stands, warming, $"--DataDirectory={readied.Folder}");
            var finished = Path.Combine(readied.Folder, "published", "answers.bin");
            File.Move(finished, finished + ".aside");
            var unfinished = await TimeAsync(bench, published ?? site, TimeSpan.Zero, [], $"--DataDirectory={readied.Folder}");
            File.Move(finished + ".aside", finished, overwrite: true);
            if (round == 0) continue;
            ours.Add(our);
            theirs.Add(their);
            first.Add(unfinished);
            if (published is not null) ready.Add(compiled);
        }
        var (us, them) = (new Spread(ours), new Spread(theirs));
        var best = ready.Count > 0 ? new Spread(ready) : us;
        var ratio = best.Median / them.Median;
        return new Result
        {
            Part = "start",
            Title = "Cold start",
            Says = "From starting the process to the first 200 on `/`, in Release and seeded, beside an empty `dotnet new webapp`. *Published* is compiled to machine code beforehand (`PublishReadyToRun`), as [running.md](running.md) says. The site has run before and was then killed: it finds its published site and finished pages on disk ([decision 33](decisions/0033-finished-pages-on-disk.md)); *without finished pages* is the first start of another version, or after a change while it was down. Quoted, not run: Payload 0.98 s, Strapi 2.45 s.",
            Goals = [new("Cold start to the first page, beside an empty web app", $"{ratio:0.00} times ({best.Median / 1000:0.00} s beside {them.Median / 1000:0.00} s)", "at most 1.5 times", ratio <= 1.5)],
            Tables = [.. warming.Select(share => new Table("Pages made beforehand, after the start", ["", "of one core"], [["at most", "25%"], ["measured over 3 s, with all else that works in the background", $"{share:0}%"]])), new("Milliseconds", ["", "to the first page"], [["empty web app", them.Shown("0")], ["this site, built", us.Shown("0")], ["this site, published as running.md says", ready.Count > 0 ? best.Shown("0") : "not measured"], ["the same without finished pages", new Spread(first).Shown("0")]])],
            Charts = [new("start", "Cold start to the first page", "ms", [them.AsBar("empty web app"), us.AsBar("this site, built"), best.AsBar("this site, published"), new Spread(first).AsBar("without finished pages")])],
        };
    }

    /// <returns>The published program; null where the package that compiles it is not to be had.</returns>
    private static async Task<string?> PublishAsync(Bench bench)
    {
        var copy = Path.Combine(bench.Work, "published");
        try
        {
            // Not in the place of the ordinary build, whose restored packages are others.
            await EmptyWebApp.DotnetAsync(Repository.Root, "publish", "src/FamilyHubs.Website", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-v", "quiet", "--artifacts-path", Path.Combine(bench.Work, "artifacts"), "-o", copy);
            return Path.Combine(copy, "FamilyHubs.Website.dll");
        }
        catch (InvalidOperationException)
        {
            bench.Say("  the published site is not measured: dotnet publish -r linux-x64 -p:PublishReadyToRun=true fails");
            return null;
        }
    }

    private static async Task<double> TimeAsync(Bench bench, string program, TimeSpan stands, List<double> warming, params string[] arguments)
    {
        var address = Bench.NewAddress();
        var watch = Stopwatch.StartNew();
        await using var process = Pinned.Start(bench, Bench.ServerCore, "dotnet", [program, .. arguments, $"--urls={address}"], Path.GetDirectoryName(program)).Muted();
        using var http = new HttpClient();
        while (!await AnswersAsync(http, address))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new InvalidOperationException($"{program} did not start.");
            await Task.Delay(5);
        }
        var elapsed = watch.Elapsed.TotalMilliseconds;
        if (stands > TimeSpan.Zero) warming.Add(await ShareAsync(process));
        await Task.Delay(stands);
        return elapsed;
    }

    /// <summary>How much of its core the site takes while it makes pages that nobody has asked for yet, in percent.</summary>
    private static async Task<double> ShareAsync(Pinned process)
    {
        await Task.Delay(TimeSpan.FromSeconds(2.5)); // The second in which nothing works in the background, and what is compiled after it.
        var (before, watch) = (process.ProcessorTime, Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(3));
        return (process.ProcessorTime - before) / watch.Elapsed * 100;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
