using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>What editors come for, in a real browser, and every screen as everybody must be able to use it.</summary>
[Collection(InABrowser.Name)]
public sealed class EditorTests(BrowsedSite site)
{
    private static readonly string[] Screens =
    [
        "", "/content", "/content?q=sleep", "/bin", "/bundles", "/approvals", "/media", "/feedback", "/search-words", "/people", "/people/invite", "/account",
        "/site", "/site/alerts", "/site/audit", "/site/redirects", "/site/keys", "/site/webhooks", "/site/system", "/site/outbox",
    ];

    private static readonly string[] AboutOneDocument = ["", "/preview", "/close", "/approval", "/publish", "/history", "/feedback", "/where-used", "/order", "/move"];

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public Task Every_screen_can_be_used_by_everybody(int width) => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Administrator);
        var hub = $"/content/{await KeyAsync("/hubs/thurmaston")}";
        List<string> faults = [];
        foreach (var screen in Screens.Concat(AboutOneDocument.Select(about => hub + about)))
        {
            await visitor.GoAsync("/editor" + screen);
            faults.AddRange(await AccessibleTests.ViolationsAsync(visitor, screen));
            if (!await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")) faults.Add($"{screen} scrolls sideways");
        }
        Faults.None(faults);
    }, width);

    [BrowserFact]
    public Task A_number_is_mended_once_and_seen_wherever_it_stands() => Visitor.OnAsync(site, async visitor =>
    {
        const string Mended = "0800 448 0000";
        var pages = new[] { "/help/baby-sleep/safer-sleep", "/help/crying-soothing/coping-with-crying" };
        foreach (var page in pages) Assert.DoesNotContain(Mended, (await site.ReadAsync(page)).Html, StringComparison.Ordinal);

        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{await KeyAsync("/contacts/cry-sis")}");
        await visitor.Page.GetByLabel("Phone", new() { Exact = true }).FillAsync(Mended);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await visitor.Page.Locator(".editor-done").WaitForAsync();
        foreach (var page in pages) Assert.Contains(Mended, (await site.ReadAsync(page)).Html, StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task What_is_typed_is_kept_without_saving_and_offered_again() => Visitor.OnAsync(site, async visitor =>
    {
        const string Typed = "Typed, and never saved.";
        await visitor.SignInAsync(Role.Editor);
        var form = $"/editor/content/{await KeyAsync("/hubs/venture-house")}";
        await visitor.GoAsync(form);
        var kept = visitor.Page.WaitForResponseAsync(answer => answer.Url.Contains("handler=Keep", StringComparison.Ordinal) && answer.Ok);
        await visitor.Page.GetByLabel("Summary", new() { Exact = false }).First.FillAsync(Typed);
        await kept;

        await visitor.GoAsync("/editor");
        await visitor.GoAsync(form);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Carry on" }).ClickAsync();
        await visitor.Page.BeWholeAsync();
        Assert.Equal(Typed, await visitor.Page.GetByLabel("Summary", new() { Exact = false }).First.InputValueAsync());
        Assert.DoesNotContain(Typed, (await site.ReadAsync("/hubs/venture-house")).Html, StringComparison.Ordinal);
    });

    private async Task<Guid> KeyAsync(string path) => (await site.Get<DocumentStore>().FindAsync(path))!.Key;
}
