using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>axe with the rules of WCAG 2.2 A and AA and its best practices.</summary>
[Collection(InABrowser.Name)]
public sealed class AccessibleTests(BrowsedSite site)
{
    private const int PagesAtOnce = 2;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    [BrowserFact]
    public Task Axe_finds_nothing_on_any_page() => FindNothingAsync([.. site.AllPaths, .. BrowsedSite.ErrorPaths], 1280);

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(320)]
    public Task Axe_finds_nothing_on_any_template_on_a_phone(int width) => FindNothingAsync([.. site.Templates.Values, .. BrowsedSite.ErrorPaths], width);

    [BrowserFact]
    public async Task Axe_finds_nothing_on_a_page_with_alerts_and_open_details()
    {
        await Visitor.OnAsync(site, async visitor =>
        {
            foreach (var path in site.Templates.Values)
            {
                await visitor.GoAsync(path);
                await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
                Faults.None(await ViolationsAsync(visitor, path));
            }
        });
    }

    [BrowserFact]
    public Task Axe_would_find_something() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");
        Assert.Contains(await ViolationsAsync(visitor, "/"), violation => violation.Contains("image-alt", StringComparison.Ordinal));
    });

    private async Task FindNothingAsync(IReadOnlyList<string> paths, int width)
    {
        ConcurrentQueue<string> todo = new(paths);
        ConcurrentBag<string> found = [];
        await Task.WhenAll(Enumerable.Range(0, PagesAtOnce).Select(_ => Visitor.OnAsync(site, async visitor =>
        {
            while (todo.TryDequeue(out var path))
            {
                await visitor.GoAsync(path);
                foreach (var violation in await ViolationsAsync(visitor, path)) found.Add(violation);
            }
        }, width)));
        Faults.None(found);
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(Visitor visitor, string path)
    {
        var result = await visitor.Page.RunAxe(Rules);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{path}: {violation.Id}: {violation.Help}: {node.Html}"))];
    }
}
