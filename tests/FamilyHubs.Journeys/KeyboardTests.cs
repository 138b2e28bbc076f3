using System.Text.Json;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Only a keyboard: everything is reached once, in the order in which it is seen, and always in sight.</summary>
[Collection(InABrowser.Name)]
public sealed class KeyboardTests(BrowsedSite site)
{
    /// <summary>Gives each control a number in the order of the page and returns how many there are.</summary>
    private const string NumberControls = """
        () => {
          const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('details:not([open]) > :not(summary)');
          const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(element => !element.disabled && element.tabIndex >= 0 && seen(element));
          controls.forEach((element, number) => element.dataset.number = number);
          return controls.length;
        }
        """;

    /// <summary>What has the focus, and what is wrong with how it is shown.</summary>
    private const string LookAtFocus = """
        () => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          const faults = [];
          const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && (!/^rgba.*, 0\)$/.test(style.outlineColor) || style.boxShadow !== 'none');
          const places = [style, getComputedStyle(element, '::after'), ...[element.closest('label'), element.closest('li')].filter(Boolean).map(around => getComputedStyle(around))];
          if (element !== document.body && !places.some(outlined)) faults.push(`no outline: ${style.outline}`);
          const inside = (x, y) => { const hit = document.elementFromPoint(x, y); return hit && (element.contains(hit) || hit.contains(element) && hit !== document.body && hit !== document.documentElement || hit.closest('label')?.contains(element)); };
          const xs = [box.left + 3, (box.left + box.right) / 2, box.right - 3], ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
          if (element !== document.body && !xs.some(x => ys.some(y => inside(x, y)))) faults.push(`covered or out of sight at ${Math.round(box.left)},${Math.round(box.top)}`);
          return { number: element.dataset?.number ?? null, html: element.outerHTML.slice(0, 120), faults };
        }
        """;

    /// <summary>Styles that would show controls in another order than they have.</summary>
    private const string FindReordered = """
        () => [...document.querySelectorAll('body *')].filter(element => { const style = getComputedStyle(element); return style.order !== '0' || /reverse/.test(style.flexDirection) || element.tabIndex > 0; }).map(element => element.outerHTML.slice(0, 120))
        """;

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Tab_visits_everything_once_in_order_and_in_sight(int width) => Visitor.OnAsync(site, async visitor =>
    {
        List<string> faults = [];
        foreach (var path in site.Templates.Values.Concat(BrowsedSite.OtherPaths))
        {
            await visitor.GoAsync(path);
            var count = await visitor.Page.EvaluateAsync<int>(NumberControls);
            Assert.True(count > 3, $"{path} has {count} controls");
            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(FindReordered)).Select(html => $"{path}: shown out of order: {html}"));
            for (var number = 0; number < count; number++)
            {
                await visitor.Page.Keyboard.PressAsync("Tab");
                var focus = await visitor.Page.EvaluateAsync<JsonElement>(LookAtFocus);
                if (focus.GetProperty("number").GetString() != $"{number}")
                {
                    faults.Add($"{path}: stop {number} is {focus.GetProperty("html")}");
                    break;
                }
                faults.AddRange(focus.GetProperty("faults").EnumerateArray().Select(fault => $"{path}: {fault}: {focus.GetProperty("html")}"));
            }
        }
        Faults.None(faults);
    }, width, set: Calmly);

    [BrowserFact]
    public Task A_hidden_focus_and_a_covered_one_would_be_noticed() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            await visitor.GoAsync("/hubs");
            await visitor.Page.AddStyleTagAsync(new() { Content = "*, *::after { outline: none !important } body::after { content: ''; position: fixed; inset: 0; z-index: 9999 }" });
            await visitor.Page.Keyboard.PressAsync("Tab");
            await visitor.Page.Keyboard.PressAsync("Tab");
            var faults = (await visitor.Page.EvaluateAsync<JsonElement>(LookAtFocus)).GetProperty("faults");
            Assert.Equal(2, faults.GetArrayLength());
        },
        set: options => options.BypassCSP = true);

    /// <summary>The page jumps to the focus instead of gliding there, so that a look at it sees where it ends.</summary>
    private static void Calmly(Microsoft.Playwright.BrowserNewContextOptions options) => options.ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce;

    [BrowserFact]
    public Task Shift_and_Tab_go_all_the_way_back() => Visitor.OnAsync(site, async visitor =>
    {
        foreach (var path in new[] { site.Templates["helpPage"], site.Templates["section"] })
        {
            await visitor.GoAsync(path);
            var count = await visitor.Page.EvaluateAsync<int>(NumberControls);
            await visitor.Page.Locator($"[data-number='{count - 1}']").FocusAsync();
            for (var number = count - 2; number >= 0; number--)
            {
                await visitor.Page.Keyboard.PressAsync("Shift+Tab");
                Assert.Equal($"{number}", await visitor.Page.EvaluateAsync<string>("document.activeElement.dataset.number"));
            }
        }
    });

    [BrowserFact]
    public Task The_first_stop_leads_past_the_menu() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync("/volunteers");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await visitor.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    });

    [BrowserFact]
    public Task Details_and_ticks_work_by_keyboard() => Visitor.OnAsync(site, async visitor =>
    {
        var path = site.AllPaths.First(path => site.ReadAsync(path).Result.Document.QuerySelector("main details") is not null);
        await visitor.GoAsync(path);
        await visitor.Page.Locator("main summary").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.True(await visitor.Page.Locator("main details").First.EvaluateAsync<bool>("details => details.open"));
    });
}
