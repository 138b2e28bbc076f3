using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>What a person of each audience comes for, done by clicking from the front page.</summary>
[Collection(InABrowser.Name)]
public sealed class ErrandTests(BrowsedSite site)
{
    [BrowserFact]
    public Task A_parent_finds_help_with_a_crying_baby() => OnAPhoneAsync(async visitor =>
    {
        await visitor.FollowAsync("Find help and advice from A to Z");
        await visitor.FollowAsync("Crying and soothing");
        Assert.Equal("/help/crying-soothing", visitor.Path);
        await visitor.FollowAsync("When your baby cries");
        Assert.Equal("When your baby cries", await visitor.H1Async());
        Assert.NotEqual(0, await visitor.Page.Locator("main a[href^='tel:']:visible").CountAsync());
    });

    [BrowserFact]
    public Task A_young_person_finds_somewhere_to_sleep_tonight_and_leaves() => OnAPhoneAsync(async visitor =>
    {
        await visitor.FollowAsync("Young people");
        await visitor.FollowAsync("Nowhere to sleep tonight at 16 or 17");
        Assert.Equal("/help/homeless-16-17/tonight", visitor.Path);
        await visitor.AssertReadsAsync("tonight");
        Assert.NotEqual(0, await visitor.Page.Locator("main .app-urgent a[href^='tel:']:visible").CountAsync());
        await visitor.StandInForOtherSitesAsync();
        await visitor.Page.Locator(".govuk-exit-this-page__button").ClickAsync();
        await visitor.Page.BeAtAsync(url => new Uri(url).Host != site.Address.Host);
    });

    [BrowserFact]
    public Task A_volunteer_finds_a_role() => OnAPhoneAsync(async visitor =>
    {
        await visitor.FollowAsync("Volunteers");
        await visitor.Page.Locator("main a[href='/volunteers/roles']").First.ClickAsync();
        await visitor.Page.Locator("main a[href='/volunteers/roles/stay-and-play-helper']").First.ClickAsync();
        await visitor.AssertReadsAsync("This is an example of a role");
        await visitor.AssertReadsAsync("Time needed");
    });

    [BrowserFact]
    public Task A_professional_finds_how_to_get_help_for_a_family() => OnAPhoneAsync(async visitor =>
    {
        await visitor.FollowAsync("Professionals");
        await visitor.Page.Locator("main a[href='/professionals/getting-help-for-a-family']").First.ClickAsync();
        await visitor.Page.Locator("main a[href^='/professionals/getting-help-for-a-family/']").First.ClickAsync();
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await visitor.Page.BeWholeAsync();
        Assert.StartsWith("/professionals/getting-help-for-a-family/", visitor.Path, StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task A_parent_finds_the_hub_in_their_district_and_its_phone() => OnAPhoneAsync(async visitor =>
    {
        await visitor.Page.Locator("main a[href='/hubs']").First.ClickAsync();
        await visitor.FollowAsync("North West Leicestershire");
        Assert.Equal("/hubs?district=north-west-leicestershire", visitor.Path);
        await visitor.FollowAsync("Coalville Family Hub");
        Assert.Equal("/hubs/coalville", visitor.Path);
        Assert.Equal("tel:01163055993", await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "0116 305 5993" }).First.GetAttributeAsync("href"));
    });

    [BrowserFact]
    public Task A_parent_without_scripts_finds_the_nearest_hubs_and_leaves_no_postcode_behind() => OnAPhoneAsync(
        async visitor =>
        {
            await visitor.Page.Locator("main a[href='/hubs']").First.ClickAsync();
            await visitor.Page.GetByLabel("Postcode, town or village").FillAsync("le17 4rb");
            await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Find hubs" }).ClickAsync();
            Assert.Equal("/hubs", visitor.Path);
            Assert.Equal(3, await visitor.Page.Locator("ol.app-hubs > li").CountAsync());
            await visitor.AssertReadsAsync("LE17 4RB is in Harborough");
            await visitor.FollowAsync("Lutterworth Family Hub", within: "ol.app-hubs");
            Assert.Equal("/hubs/lutterworth", visitor.Path);
            await visitor.Page.GoBackAsync();
            await visitor.AssertReadsAsync("Nearest to LE17 4RB");
            Assert.Empty(await visitor.Page.Context.CookiesAsync());
        },
        options => options.JavaScriptEnabled = false);

    [BrowserFact]
    public Task A_parent_finds_a_hub_on_the_map_of_the_district() => OnAPhoneAsync(async visitor =>
    {
        await visitor.GoAsync("/hubs");
        await visitor.Page.Locator(".app-map__marker--several[href*=charnwood]").First.ClickAsync();
        Assert.Equal("/hubs?district=charnwood", visitor.Path);
        await visitor.Page.Locator(".app-map").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Loughborough Library" }).ClickAsync();
        Assert.Equal("/hubs/loughborough-library", visitor.Path);
    });

    private Task OnAPhoneAsync(Func<Visitor, Task> errand, Action<BrowserNewContextOptions>? set = null, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => Visitor.OnAsync(
        site,
        async visitor =>
        {
            await visitor.GoAsync("/");
            await errand(visitor);
        },
        360,
        740,
        set,
        name);
}
