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

    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];

    public static async Task<Result> RunAsync(Bench bench)
    {
        var npx = Bench.Need("npx", "install Node.js 20");
        var chromium = Programs.Find("chromium", "chromium-browser", "google-chrome") ?? throw new MissingProgramException("chromium is missing: apt-get install chromium");
        await using var site = await MeasuredSite.StartAsync(bench, await bench.SiteAsync(0));
        List<(string Path, int[] Scores, string Faults)> pages = [];
        foreach (var path in await OneOfEachAsync(bench, site))
        {
            await site.GetAsync(path);
            pages.Add(await MeasureAsync(bench, npx, chromium, site, path));
            bench.Say($"{path} {string.Join(' ', pages[^1].Scores)}");
        }
        var isMet = pages.All(page => page.Scores.All(score => score == 100));
        return new Result
        {
            Part = "lighthouse",
            Title = "Lighthouse",
            Says = $"Lighthouse {Version} with its mobile settings, on one page of every template and on the pages that are none; {pages.Count} pages. On this machine the browser does not have a core of its own. What is below 100 is named.",
            Goals = [new("Lighthouse, mobile, every template", $"{pages.Count(page => page.Scores.All(score => score == 100))} of {pages.Count} have 100 in all four", "100 in all four, or the reason", isMet)],
            Tables = [new("", ["Page", "performance", "accessibility", "best practices", "SEO", "below 100 because of"], [.. pages.Select(page => (IReadOnlyList<string>)[$"`{page.Path}`", .. page.Scores.Select(score => $"{score}"), page.Faults])])],
        };
    }

    private static async Task<List<string>> OneOfEachAsync(Bench bench, MeasuredSite site)
    {
        using var list = JsonDocument.Parse(await site.GetAsync("/umbraco/delivery/api/v2/content?take=500&sort=level:asc&fields=properties[title]"));
        var pages = (await Latency.PagesAsync(site)).ToHashSet();
        List<string> chosen = [.. list.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => (Type: item.GetProperty("contentType").GetString(), Path: item.GetProperty("route").GetProperty("path").GetString()!.TrimEnd('/') is { Length: > 0 } path ? path : "/"))
            .Where(item => pages.Contains(item.Path)).DistinctBy(item => item.Type).Select(item => item.Path)];
        return bench.IsQuick ? chosen[..2] : [.. chosen, "/search?q=sleep"];
    }

    private static async Task<(string, int[], string)> MeasureAsync(Bench bench, string npx, string chromium, MeasuredSite site, string path)
    {
        var folder = bench.NewFolder($"lighthouse-{Guid.NewGuid():N}");
        var start = new ProcessStartInfo(npx, ["--yes", $"lighthouse@{Version}", site.At(path).ToString(), "--quiet", "--output=json", $"--output-path={Path.Combine(folder, "result.json")}", $"--only-categories={string.Join(',', Categories)}", $"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --user-data-dir={Path.Combine(folder, "profile")}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CHROME_PATH"] = chromium;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;
        if (!File.Exists(Path.Combine(folder, "result.json"))) throw new MissingProgramException($"Lighthouse does not run: {(await errors).Trim().Split('\n')[^1]}");
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "result.json")));
        var categories = result.RootElement.GetProperty("categories");
        var audits = result.RootElement.GetProperty("audits");
        var faults = Categories.SelectMany(category => categories.GetProperty(category).GetProperty("auditRefs").EnumerateArray())
            .Where(reference => reference.GetProperty("weight").GetDouble() > 0).Select(reference => audits.GetProperty(reference.GetProperty("id").GetString()!))
            .Where(audit => audit.GetProperty("score").ValueKind == JsonValueKind.Number && audit.GetProperty("score").GetDouble() < 0.995)
            .Select(audit => $"{audit.GetProperty("id").GetString()}{(audit.TryGetProperty("displayValue", out var shown) ? $" {shown.GetString()}" : "")}");
        return (path, [.. Categories.Select(category => (int)Math.Round(categories.GetProperty(category).GetProperty("score").GetDouble() * 100))], string.Join("; ", faults).Replace("|", "/", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture));
    }
}
