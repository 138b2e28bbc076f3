using System.Runtime.CompilerServices;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Small screens, zoom and larger text: nothing is cut off and nobody scrolls sideways.</summary>
[Collection(InABrowser.Name)]
public sealed class LayoutTests(BrowsedSite site)
{
    /// <summary>WCAG 1.4.12.</summary>
    private const string TextSpacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

    /// <summary>What is wider than its page, and words that stand outside a box which hides what does not fit.</summary>
    private const string FindCut = """
        () => {
          const faults = [];
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
          for (const element of document.body.querySelectorAll('*')) {
            if (!(element instanceof HTMLElement) || !element.innerText?.trim() || element.clientWidth <= 1) continue;
            const style = getComputedStyle(element);
            if (style.visibility === 'hidden' || element.closest('.govuk-visually-hidden, .govuk-skip-link')) continue;
            const hidesX = ['hidden', 'clip'].includes(style.overflowX), hidesY = ['hidden', 'clip'].includes(style.overflowY);
            if (!hidesX && !hidesY) continue;
            const box = element.getBoundingClientRect();
            const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
              if (!text.data.trim() || text.parentElement.closest('.govuk-visually-hidden')) continue;
              const range = document.createRange();
              range.selectNodeContents(text);
              if ([...range.getClientRects()].some(line => hidesX && (line.right > box.right + 1 || line.left < box.left - 1) || hidesY && (line.bottom > box.bottom + 1 || line.top < box.top - 1)))
                faults.push(`${element.tagName.toLowerCase()}.${element.className} cuts "${text.data.trim().slice(0, 40)}"`);
            }
          }
          return faults;
        }
        """;

    [BrowserFact]
    public Task At_320_by_256_nothing_scrolls_sideways() => AssertWholeAsync(320, 256, _ => Task.CompletedTask);

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(640)]
    public Task Text_at_200_percent_is_whole(int width) => AssertWholeAsync(width, 800, page => page.EvaluateAsync("document.documentElement.style.fontSize = '200%'"));

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public Task Text_with_wider_spacing_is_whole(int width) => AssertWholeAsync(width, 800, page => page.AddStyleTagAsync(new PageAddStyleTagOptions { Content = TextSpacing }));

    [BrowserFact]
    public Task What_is_cut_would_be_noticed() => VisitAsync(320, 256, async visitor =>
    {
        await visitor.GoAsync("/");
        await visitor.Page.AddStyleTagAsync(new PageAddStyleTagOptions { Content = "h1 { height: 1em; overflow: hidden; font-size: 300% !important } main { width: 400px }" });
        Assert.True((await visitor.Page.EvaluateAsync<string[]>(FindCut)).Length >= 2);
    });

    private Task AssertWholeAsync(int width, int height, Func<IPage, Task> change, [CallerMemberName] string name = "") => VisitAsync(width, height, async visitor =>
    {
        List<string> faults = [];
        foreach (var path in site.Templates.Values.Concat(BrowsedSite.OtherPaths))
        {
            await visitor.GoAsync(path);
            await change(visitor.Page);
            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(FindCut)).Select(fault => $"{path}: {fault}"));
        }
        Faults.None(faults);
    }, name);

    /// <summary>The style of the test is not the site's, so its policy does not hold for it.</summary>
    private Task VisitAsync(int width, int height, Func<Visitor, Task> errand, [CallerMemberName] string name = "") => Visitor.OnAsync(site, errand, width, height, options => options.BypassCSP = true, name);

    /// <summary>A picture that comes late has its place already: nothing that is being read moves.</summary>
    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public Task Nothing_moves_when_pictures_come_late(int width) => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.Page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value)).observe({ type: 'layout-shift', buffered: true })");
        TaskCompletionSource first = new();
        await visitor.Page.RouteAsync("**/media/**", async route =>
        {
            await first.Task;
            await route.ContinueAsync();
        });
        List<string> faults = [];
        foreach (var path in site.Templates.Values)
        {
            first = new();
            await visitor.Page.GotoAsync(new Uri(site.Address, path).ToString(), new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
            await visitor.Page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
            first.SetResult();
            await visitor.Page.BeWholeAsync();
            await visitor.Page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
            if (await visitor.Page.EvaluateAsync<double>("window.moved") is > 0.01 and var moved) faults.Add($"{path}: {moved}");
        }
        Faults.None(faults);
    }, width);
}
