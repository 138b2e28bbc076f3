using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>axe with the rules of WCAG 2.2 A and AA and its best practices.</summary>
[Collection(InABrowser.Name)]
public sealed class AccessibleTests(BrowsedSite site)
{
    private const int PagesAtOnce = 2;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Runs in the page itself: the library's own way opens another tab for every page, which takes five times as long.</summary>
    private const string Run = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations, passes } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
          if (passes.length < 15) throw new Error(`only ${passes.length} rules had anything to say`);
          return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`));
        }
        """;

    /// <summary>Puts another page into the window as its address would: axe stays in it, so a page takes half the time.</summary>
    private const string TurnTo = """
        async path => {
          const html = await (await fetch(path)).text();
          document.open();
          const loaded = new Promise(resolve => addEventListener('load', resolve, { once: true }));
          document.write(html);
          document.close();
          await loaded;
        }
        """;

    [BrowserFact]
    public Task Axe_finds_nothing_on_any_page() => FindNothingAsync([.. site.AllPaths, .. BrowsedSite.OtherPaths], 1280);

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(320)]
    public Task Axe_finds_nothing_on_any_template_on_a_phone(int width) => FindNothingAsync([.. site.Templates.Values, .. BrowsedSite.OtherPaths], width);

    [BrowserFact]
    public Task Axe_finds_nothing_where_everything_is_unfolded() => Visitor.OnAsync(site, async visitor =>
    {
        foreach (var path in site.Templates.Values)
        {
            await visitor.GoAsync(path);
            await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
            Faults.None(await ViolationsAsync(visitor, path));
        }
    });

    [BrowserTheory]
    [InlineData("information")]
    [InlineData("warning")]
    [InlineData("emergency")]
    public async Task Axe_finds_nothing_under_an_alert(string level)
    {
        var store = site.Get<DocumentStore>();
        var parent = (await store.FindAsync("/alerts"))!.Key;
        var values = new JsonObject { ["title"] = $"An alert at the level {level}", ["text"] = "Snow today.", ["level"] = level };
        var draft = await store.CreateAsync(parent, "alert", new DraftContent { Name = level, Values = values }, "a test");
        var alert = await store.PublishAsync(draft.Key, draft.Revision, "a test");
        await Visitor.OnAsync(site, async visitor =>
        {
            foreach (var path in new[] { "/", "/young-people", "/hubs/coalville" })
            {
                await visitor.GoAsync(path);
                Assert.True(await visitor.Page.Locator(".app-alert").First.IsVisibleAsync());
                Faults.None(await ViolationsAsync(visitor, path));
            }
        }, 360);
        await store.UnpublishAsync(alert.Key, alert.Revision, "a test");
    }

    [BrowserFact]
    public Task Axe_would_find_something() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync("/");
        Assert.Empty(await ViolationsAsync(visitor, "/"));
        await visitor.Page.EvaluateAsync(TurnTo, "/hubs");
        Assert.StartsWith("Find a family hub", await visitor.H1Async(), StringComparison.Ordinal);
        await visitor.Page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");
        Assert.Contains(await ViolationsAsync(visitor, "/hubs"), violation => violation.Contains("image-alt", StringComparison.Ordinal));
    });

    private async Task FindNothingAsync(IReadOnlyList<string> paths, int width)
    {
        ConcurrentQueue<string> todo = new(paths);
        ConcurrentBag<string> found = [];
        await Task.WhenAll(Enumerable.Range(0, PagesAtOnce).Select(_ => Visitor.OnAsync(site, async visitor =>
        {
            await visitor.GoAsync("/");
            while (todo.TryDequeue(out var path))
            {
                await visitor.Page.EvaluateAsync(TurnTo, path);
                foreach (var violation in await ViolationsAsync(visitor, path)) found.Add(violation);
            }
        }, width)));
        Faults.None(found);
    }

    internal static async Task<IReadOnlyList<string>> ViolationsAsync(Visitor visitor, string path)
    {
        if (!await visitor.Page.EvaluateAsync<bool>("'axe' in window")) await visitor.Page.EvaluateAsync(Axe);
        return [.. (await visitor.Page.EvaluateAsync<string[]>(Run)).Select(violation => $"{path}: {violation}")];
    }
}
