using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>Lighthouse with its mobile settings on a page of every template.</summary>
internal static class Lighthouse
{
    private const string Version = "12.8.2";

    private const int Tries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    /// <summary>Pages that are made without a document, or look very different when something was asked.</summary>
    private static readonly string[] Others = ["/search", "/search?q=sleep", "/search?q=zzqqzz", "/hubs?postcode=LE67%203EA", "/whats-on?age=6&when=week", "/your-child?age=14", "/hubs/coalville/noticeboard", "/umbraco/swagger"];

    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];

    public static async Task<Result> RunAsync(Bench bench)
    {
        var npx = Bench.Need("npx", "install Node.js 20");
        var chromium = Programs.Find("chromium", "chromium-browser", "google-chrome") ?? throw new MissingProgramException("chromium is missing: apt-get install chromium");
        await using var site = await MeasuredSite.StartAsync(bench, await bench.SiteAsync(0));
        List<Page> pages = [];
        var paths = await OneOfEachAsync(bench, site);
        foreach (var path in paths)
        {
            var isHidden = (await site.GetAsync(path)).Contains("""<meta name="robots" content="noindex">""", StringComparison.Ordinal);
            pages.Add((bench.HasTimeFor(Longest) ? await TryAsync(bench, npx, chromium, site, path) : new(path, [null, null, null, null], "not measured: the time was over")) with { IsHidden = isHidden });
            bench.Say($"{path} {string.Join(' ', pages[^1].Scores.Select(Shown))} {pages[^1].Faults}");
            if (pages.Count < paths.Count) bench.Partly(Written(pages));
        }
        return Written(pages);
    }

    private static Result Written(IReadOnlyList<Page> pages)
    {
        var (good, hidden, without) = (pages.Count(page => page.HasAll), pages.Count(page => page.IsHiddenAlone), pages.Count(page => page.Scores.Contains(null)));
        return new Result
        {
            Part = "lighthouse",
            Title = "Lighthouse",
            Says = $"Lighthouse {Version} with its mobile settings, on one page of every template and on the pages that are none; {pages.Count} pages. On this machine the browser does not have a core of its own. What is below 100 is named. A page that tells search engines to leave it out (what was searched for, and the page for programmers) lacks on purpose what they would show, and loses points for that alone. A dash is a score that Lighthouse did not give in three tries.",
            Goals = [new("Lighthouse, mobile, every template", $"{good} of {pages.Count} have 100 in all four{(hidden > 0 ? $", {hidden} only lack what search engines would need, on purpose" : "")}{(without > 0 ? $", {without} have no score in some" : "")}", "100 in all four, or the reason", good + hidden == pages.Count)],
            Tables = [new("", ["Page", "performance", "accessibility", "best practices", "SEO", "below 100 because of"], [.. pages.Select(page => (IReadOnlyList<string>)[$"`{page.Path}`", .. page.Scores.Select(Shown), page.Faults])])],
        };
    }

    private static string Shown(int? score) => score is { } number ? $"{number}" : "–";

    /// <summary>Up to three times: on a busy machine the browser sometimes paints nothing in time, and there is no score.</summary>
    private static async Task<Page> TryAsync(Bench bench, string npx, string chromium, MeasuredSite site, string path)
    {
        Page page = new(path, [null, null, null, null], "");
        for (var tries = 0; tries < Tries && page.Scores.Any(score => score is null) && bench.HasTimeFor(Longest); tries++) page = await MeasureAsync(bench, npx, chromium, site, path);
        return page;
    }

    private static async Task<List<string>> OneOfEachAsync(Bench bench, MeasuredSite site)
    {
        var pages = (await Latency.PagesAsync(site)).ToHashSet();
        List<(string Type, string Path)> documents = [];
        for (var skip = 0; ; skip += 500)
        {
            using var list = JsonDocument.Parse(await site.GetAsync($"/umbraco/delivery/api/v2/content?take=500&skip={skip}&sort=level:asc&fields=properties[title]"));
            var items = list.RootElement.GetProperty("items").EnumerateArray().ToList();
            documents.AddRange(items.Select(item => (item.GetProperty("contentType").GetString()!, item.GetProperty("route").GetProperty("path").GetString()!.TrimEnd('/') is { Length: > 0 } path ? path : "/")));
            if (items.Count < 500) break;
        }
        List<string> chosen = [.. documents.Where(document => pages.Contains(document.Path)).DistinctBy(document => document.Type).Select(document => document.Path)];
        foreach (var other in Others)
        {
            using var answer = await site.Http.GetAsync(site.At(other));
            if (answer.IsSuccessStatusCode) chosen.Add(other);
            else bench.Say($"there is no {other}");
        }
        return bench.IsQuick ? chosen[..2] : chosen;
    }

    private static async Task<Page> MeasureAsync(Bench bench, string npx, string chromium, MeasuredSite site, string path)
    {
        var folder = bench.NewFolder($"lighthouse-{Guid.NewGuid():N}");
        var start = new ProcessStartInfo(npx, ["--yes", $"lighthouse@{Version}", site.At(path).ToString(), "--quiet", "--output=json", $"--output-path={Path.Combine(folder, "result.json")}", $"--only-categories={string.Join(',', Categories)}", $"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --user-data-dir={Path.Combine(folder, "profile")}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CHROME_PATH"] = chromium;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new(path, [null, null, null, null], $"Lighthouse did not end within {Longest.TotalSeconds:0} s");
        }
        if (!File.Exists(Path.Combine(folder, "result.json"))) return new(path, [null, null, null, null], $"Lighthouse does not run: {(await errors).Trim().Split('\n')[^1]}".Replace("|", "/", StringComparison.Ordinal));
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "result.json")));
        var categories = result.RootElement.GetProperty("categories");
        var audits = result.RootElement.GetProperty("audits");
        var faults = Categories.SelectMany(category => categories.GetProperty(category).GetProperty("auditRefs").EnumerateArray())
            .Where(reference => reference.GetProperty("weight").GetDouble() > 0).Select(reference => audits.GetProperty(reference.GetProperty("id").GetString()!))
            .Where(audit => audit.GetProperty("score").ValueKind == JsonValueKind.Number && audit.GetProperty("score").GetDouble() < 0.995)
            .Select(audit => $"{audit.GetProperty("id").GetString()}{(audit.TryGetProperty("displayValue", out var shown) ? $" {shown.GetString()}" : "")}");
        return new(path, [.. Categories.Select(category => Score(categories.GetProperty(category)))], string.Join("; ", faults).Replace("|", "/", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture));
    }

    private static int? Score(JsonElement category) => category.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? (int)Math.Round(score.GetDouble() * 100) : null;

    private sealed record Page(string Path, IReadOnlyList<int?> Scores, string Faults)
    {
        /// <summary>Whether it says that search engines are to leave it out.</summary>
        public bool IsHidden { get; init; }

        public bool HasAll => Scores.All(score => score == 100);

        public bool IsHiddenAlone => IsHidden && !HasAll && Scores.SkipLast(1).All(score => score == 100) && Scores[^1] is not null;
    }
}
