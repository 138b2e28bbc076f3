using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>The Nu HTML checker of the W3C over every page.</summary>
[Collection(InABrowser.Name)]
public sealed class HtmlCheckerTests(BrowsedSite site)
{
    [JavaFact]
    public async Task The_HTML_checker_finds_no_error_on_any_page()
    {
        List<HtmlPage> pages = [];
        foreach (var path in site.AllPaths.Concat(BrowsedSite.OtherPaths)) pages.Add(await site.ReadAsync(path));
        var errors = await CheckAsync([.. pages.Select(page => (page.Path, page.Html))]);
        Faults.None(errors.GroupBy(error => error.Message).Select(same => $"{same.Key}: {same.Count()} times, first on {same.First().Path}: {same.First().Extract}"));
    }

    [JavaFact]
    public async Task The_HTML_checker_would_find_an_error() =>
        Assert.Contains("Duplicate ID", Assert.Single(await CheckAsync([("/bad", "<!DOCTYPE html><html lang=en><title>Bad</title><p id=a>A</p><p id=a>B</p>")])).Message, StringComparison.Ordinal);

    private static async Task<IReadOnlyList<HtmlError>> CheckAsync(IReadOnlyList<(string Path, string Html)> pages)
    {
        var folder = Directory.CreateTempSubdirectory("family-hubs-html-");
        try
        {
            foreach (var (number, page) in pages.Index()) await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{number}.html"), page.Html);
            using var messages = JsonDocument.Parse(await RunAsync(folder.FullName));
            return
            [
                .. from message in messages.RootElement.GetProperty("messages").EnumerateArray()
                   where message.GetProperty("type").GetString() is "error" or "non-document-error"
                   let number = message.TryGetProperty("url", out var url) ? int.Parse(Path.GetFileNameWithoutExtension(url.GetString()!), CultureInfo.InvariantCulture) : 0
                   let extract = message.TryGetProperty("extract", out var near) ? near.GetString() : ""
                   select new HtmlError(pages[number].Path, message.GetProperty("message").GetString()!, extract),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder)
    {
        var jar = Path.Combine(Repository.Root, "tests/FamilyHubs.Journeys/node_modules/vnu-jar/build/dist/vnu.jar");
        using var checker = Process.Start(new ProcessStartInfo(Programs.Find("java")!, ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder]) { RedirectStandardOutput = true })!;
        var said = await checker.StandardOutput.ReadToEndAsync();
        await checker.WaitForExitAsync();
        return said;
    }

    private sealed record HtmlError(string Path, string Message, string? Extract);
}
