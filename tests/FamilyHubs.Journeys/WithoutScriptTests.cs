using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Every template reads and leads on when no script runs.</summary>
[Collection(InABrowser.Name)]
public sealed class WithoutScriptTests(BrowsedSite site)
{
    [BrowserFact]
    public Task Every_template_reads_and_offers_nothing_that_does_nothing() => OnAsync(async visitor =>
    {
        foreach (var path in site.Templates.Values.Concat(BrowsedSite.OtherPaths))
        {
            await visitor.GoAsync(path);
            Assert.True(await visitor.Page.Locator("h1").IsVisibleAsync(), path);
            Assert.True((await visitor.Page.Locator("main").InnerTextAsync()).Length > 100, path);
            Assert.Equal(0, await visitor.Page.Locator("button:visible:not([type=submit])").CountAsync());
        }
    });

    [BrowserFact]
    public Task A_reader_gets_from_the_front_page_to_a_help_page_and_opens_what_is_folded() => OnAsync(async visitor =>
    {
        await visitor.GoAsync("/");
        await visitor.FollowAsync("Parents and carers");
        await visitor.FollowAsync("Parents and carers", within: "header");
        Assert.Equal("/parents-and-carers", visitor.Path);
        var folded = site.AllPaths.First(path => site.ReadAsync(path).Result.Document.QuerySelector("main details") is not null);
        await visitor.GoAsync(folded);
        await visitor.Page.Locator("main summary").First.ClickAsync();
        Assert.True(await visitor.Page.Locator("main details > div").First.IsVisibleAsync());
    });

    [BrowserFact]
    public Task On_a_phone_the_menu_is_reached_by_a_link() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            await visitor.GoAsync("/");
            await visitor.Page.Locator("header .app-menu-link:visible, header nav a:visible").First.ClickAsync();
            await visitor.Page.Locator("nav a:visible", new PageLocatorOptions { HasText = "Volunteers" }).Last.ClickAsync();
            Assert.Equal("/volunteers", visitor.Path);
        },
        360,
        640,
        options => options.JavaScriptEnabled = false);

    private Task OnAsync(Func<Visitor, Task> errand) => Visitor.OnAsync(site, errand, set: options => options.JavaScriptEnabled = false);
}
