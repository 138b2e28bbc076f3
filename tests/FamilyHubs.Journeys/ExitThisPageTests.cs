using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

[Collection(InABrowser.Name)]
public sealed class ExitThisPageTests(BrowsedSite site)
{
    private string Elsewhere => site.Site.OfType<SiteSettings>().Single().ExitUrl;

    [BrowserTheory]
    [InlineData("/young-people")]
    [InlineData("/help/domestic-abuse")]
    public Task A_click_leaves_at_once(string path) => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync(path);
        await LeaveAsync(visitor);
    });

    [BrowserFact]
    public Task Shift_three_times_leaves() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.StandInForOtherSitesAsync();
        await visitor.GoAsync("/help/domestic-abuse");
        for (var press = 0; press < 3; press++)
        {
            Assert.EndsWith("/help/domestic-abuse", visitor.Page.Url, StringComparison.Ordinal);
            await visitor.Page.Keyboard.PressAsync("Shift");
        }
        await visitor.Page.BeAtAsync(url => url == Elsewhere);
    });

    [BrowserFact]
    public Task Shift_twice_does_not() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync("/help/domestic-abuse");
        await visitor.Page.Keyboard.PressAsync("Shift");
        await visitor.Page.Keyboard.PressAsync("Shift");
        await visitor.Page.WaitForTimeoutAsync(500);
        Assert.Equal("/help/domestic-abuse", visitor.Path);
    });

    [BrowserFact]
    public Task Without_a_script_it_is_a_link() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            await visitor.GoAsync("/help/domestic-abuse");
            await LeaveAsync(visitor);
        },
        set: options => options.JavaScriptEnabled = false);

    [BrowserFact]
    public Task It_stays_in_reach_while_reading() => Visitor.OnAsync(
        site,
        async visitor =>
        {
            await visitor.GoAsync("/help/domestic-abuse");
            await visitor.Page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight / 2)");
            var box = await visitor.Page.Locator(".govuk-exit-this-page__button").BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.InRange(box.Y, 0, 640 - box.Height);
        },
        360,
        640);

    [BrowserFact]
    public Task It_leads_to_how_to_hide_a_visit() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync("/help/domestic-abuse");
        await visitor.FollowAsync("Hide your visit", within: ".govuk-exit-this-page");
        Assert.Equal("/safety", visitor.Path);
    });

    [BrowserFact]
    public Task It_is_not_where_nobody_is_at_risk() => Visitor.OnAsync(site, async visitor =>
    {
        foreach (var path in new[] { "/", "/help/baby-sleep", "/hubs", "/help/child-sleep" })
        {
            await visitor.GoAsync(path);
            Assert.Equal(0, await visitor.Page.Locator(".govuk-exit-this-page").CountAsync());
        }
    });

    private async Task LeaveAsync(Visitor visitor)
    {
        await visitor.StandInForOtherSitesAsync();
        await visitor.Page.Locator(".govuk-exit-this-page__button").ClickAsync();
        await visitor.Page.BeAtAsync(url => url == Elsewhere);
    }
}
