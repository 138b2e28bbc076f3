using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>The errands for which editors come, from the first screen to what the public sees.</summary>
[Collection(InABrowser.Name)]
public sealed class EditorErrandTests(BrowsedSite site)
{
    private DocumentStore Store => site.Get<DocumentStore>();

    [PictureAndBrowserFact]
    public Task A_page_with_a_picture_is_written_checked_previewed_sent_and_approved_by_another() => Visitor.OnAsync(site, async writer =>
    {
        await writer.SignInAsync(Role.Contributor);
        await writer.GoAsync($"/editor/content/new?under={site.Site.Find("/help/baby-sleep")!.Key}");
        await writer.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Naps in a sling");
        await writer.Page.GetByLabel("Help page", new() { Exact = true }).CheckAsync();
        await writer.PressAsync("Add");
        var edit = writer.Path.Split('?')[0];
        await Field(writer, "title").FillAsync("Naps in a sling");
        var summary = Field(writer, "summary");

        var help = writer.Page.Locator("#help");
        await help.GetByText("Help with writing").ClickAsync();
        await summary.FillAsync("In order to facilitate a nap, utilise a sling. Click here.");
        var complaint = help.Locator(".editor-advice li", new() { HasText = "“In order to”" });
        await complaint.WaitForAsync();
        await summary.FillAsync("How your baby can nap while you carry them.");
        await complaint.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await writer.Page.GetByText("Add to page content").ClickAsync();
        await writer.Page.Locator("button[value='add content picture']").ClickAsync();
        await writer.Page.Locator("input[type=file][name='v.content[0].image.$file']").SetInputFilesAsync(new FilePayload { Name = "sling.png", MimeType = "image/png", Buffer = Pictures.Png(640, 480) });
        await writer.Page.Locator("[data-field=content] .editor-picked__picture").WaitForAsync();
        await Field(writer, "content[0].altText").FillAsync("A baby asleep in a sling");
        await writer.PressAsync("Save draft");

        await writer.FollowAsync("Preview", ".editor-tabs");
        List<double> widths = [];
        foreach (var width in new[] { "phone", "tablet", "computer" })
        {
            await writer.FollowAsync($"As on a {width}");
            var page = writer.Page.FrameLocator(".editor-frame");
            await page.GetByText("How your baby can nap while you carry them.").First.WaitForAsync();
            await page.GetByAltText("A baby asleep in a sling").WaitForAsync();
            widths.Add((await writer.Page.Locator(".editor-frame").BoundingBoxAsync())!.Width);
        }
        Assert.True(widths[0] < widths[1] && widths[1] <= widths[2], string.Join(", ", widths));

        await writer.FollowAsync("Edit", ".editor-tabs");
        await writer.PressAsync("Send for approval");
        await writer.Page.GetByLabel("A note for who approves it").FillAsync("New, with a picture");
        await writer.PressAsync("Send draft 2 for approval");
        await writer.AssertReadsAsync("Sent. Those who may publish it see it in their list.");
        Assert.DoesNotContain(site.Site.Pages, page => page.Path.EndsWith("/naps-in-a-sling", StringComparison.Ordinal));

        await Visitor.OnAsync(site, async approver =>
        {
            await approver.SignInAsync(Role.Publisher);
            await approver.FollowAsync("Naps in a sling", "[aria-labelledby=waiting]");
            await approver.AssertReadsAsync("New, with a picture");
            await approver.PressAsync("Approve and publish now");
            await approver.GoAsync("/help/baby-sleep/naps-in-a-sling");
            Assert.Equal("Naps in a sling", await approver.H1Async());
            Assert.True(await approver.Page.GetByAltText("A baby asleep in a sling").EvaluateAsync<bool>("picture => picture.complete && picture.naturalWidth > 0"));
        });
        await writer.GoAsync(edit);
        Assert.Equal("Live", await writer.Page.Locator(".editor-title .editor-status").InnerTextAsync());
    });

    /// <summary>The publish is public when it answers, so the next question of anybody is answered with it: no second is needed.</summary>
    [BrowserFact]
    public Task From_signing_in_to_a_published_change_takes_five_pages() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Publisher);
        await visitor.Page.GetByLabel("Find a page by its name or words").FillAsync("coping when crying");
        await visitor.PressAsync("Search");
        await visitor.FollowAsync("Coping when crying gets too much");
        await Field(visitor, "summary").FillAsync("Changed in five pages.");
        await visitor.PressAsync("Publish");
        Assert.Contains("Changed in five pages.", (await site.ReadAsync("/help/crying-soothing/coping-with-crying")).Html, StringComparison.Ordinal);
        await visitor.Page.Locator(".editor-done").WaitForAsync();
        Assert.InRange(visitor.Loads, 4, 5);
    });

    [BrowserFact]
    public Task A_hub_is_closed_for_a_day() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{site.Site.Find("/hubs/venture-house")!.Key}");
        await visitor.FollowAsync("Close for a day", ".editor-tabs");
        await visitor.Page.GetByLabel("Why, in a few words for families").FillAsync("No heating");
        await visitor.PressAsync("Close it and tell families");
        await visitor.FollowAsync("See the page");
        await visitor.AssertReadsAsync("Closed today: No heating");
        await visitor.Page.GoBackAsync();
        await visitor.PressAsync("Open again", exact: false);
        Assert.DoesNotContain("No heating", (await site.ReadAsync("/hubs/venture-house")).Html, StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task A_story_is_planned_for_the_nights_on_which_the_clocks_change() => Visitor.OnAsync(site, async visitor =>
    {
        var story = await Store.CreateAsync(site.Site.Find("/news")!.Key, "newsStory", new DraftContent { Name = "The clocks change", Values = new() { ["title"] = "The clocks change", ["summary"] = "A story.", ["date"] = "2027-10-31" } }, "a test");
        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{story.Key}/publish");
        await PlanAsync(visitor, "2027-03-28", "01:30");
        await visitor.AssertReadsAsync("The clocks go forward that night, so no clock shows 01:30. For the same moment enter 02:30");
        Assert.Equal("01:30", await visitor.Page.Locator("#publishAt-time").InputValueAsync());
        await PlanAsync(visitor, "2027-10-31", "01:30");
        await visitor.AssertReadsAsync("The clocks go back that night and show 01:30 twice. Choose which of the two is meant");
        await visitor.Page.GetByLabel("The second, in winter time").First.CheckAsync();
        await visitor.PressAsync("Plan it");
        await visitor.AssertReadsAsync("It will happen at the second, in winter time.");

        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = new DateTimeOffset(2027, 10, 31, 0, 31, 0, TimeSpan.Zero); // The clocks show 01:31 for the first time.
            await Store.RunScheduleAsync();
            Assert.Null(site.Site.Find(story.Key));
            site.Clock.Now = new DateTimeOffset(2027, 10, 31, 1, 31, 0, TimeSpan.Zero);
            await Store.RunScheduleAsync();
            Assert.NotNull(site.Site.Find(story.Key));
        }
        finally
        {
            site.Clock.Now = before;
        }
    });

    [BrowserFact]
    public Task The_version_of_yesterday_is_restored() => Visitor.OnAsync(site, async visitor =>
    {
        site.Clock.Now -= TimeSpan.FromDays(1);
        var key = await AddLiveAsync("Restored from yesterday", "As it was yesterday.");
        site.Clock.Now += TimeSpan.FromDays(1);
        await ChangeAsync(key, "A mistake of today.");
        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{key}/history");
        await visitor.Page.Locator("tr", new() { HasText = "21 November" }).GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await visitor.Page.ArriveAsync(url => url.EndsWith("done=restored", StringComparison.Ordinal));
        await visitor.AssertReadsAsync("Restored as the draft. The public still sees what was published.");
        Assert.Equal("As it was yesterday.", await Field(visitor, "summary").InputValueAsync());
        Assert.Equal("A mistake of today.", Summary(key));
        await visitor.PressAsync("Publish");
        Assert.Equal("As it was yesterday.", Summary(key));
    });

    [BrowserFact]
    public Task Two_editors_collide_and_nothing_is_lost() => Visitor.OnAsync(site, async first =>
    {
        var key = await AddLiveAsync("Two at once", "As it was.");
        await first.SignInAsync(Role.Publisher);
        await first.GoAsync($"/editor/content/{key}");
        await Visitor.OnAsync(site, async second =>
        {
            await second.SignInAsync(Role.Editor);
            await second.GoAsync($"/editor/content/{key}");
            await second.AssertReadsAsync("Test publisher");
            await Field(second, "summary").FillAsync("What the second wrote.");
            await Field(second, "title").FillAsync("The title of the second");

            await Field(first, "summary").FillAsync("What the first wrote.");
            await Field(first, "title").FillAsync("The title of the first");
            await first.PressAsync("Save draft");
            await first.AssertReadsAsync("Draft saved.");

            await second.PressAsync("Save draft");
            var collision = second.Page.Locator(".editor-collision");
            var said = await collision.InnerTextAsync();
            foreach (var words in new[] { "Test publisher saved this while you were writing", "What the first wrote.", "What the second wrote.", "The title of the first", "The title of the second" }) Assert.Contains(words, said, StringComparison.Ordinal);
            await second.PressAsync("Take theirs for Summary");
            Assert.Equal("What the first wrote.", await Field(second, "summary").InputValueAsync());
            Assert.Equal("The title of the second", await Field(second, "title").InputValueAsync());
            await second.PressAsync("Save draft");
            await second.AssertReadsAsync("Draft saved.");
        });
        var versions = (await Store.VersionsAsync(key)).Select(DraftContent.Of).Select(version => ((string?)version.Values["title"], (string?)version.Values["summary"])).ToList();
        Assert.Equal([("The title of the second", "What the first wrote."), ("The title of the first", "What the first wrote."), ("Two at once", "As it was.")], versions);
    });

    [BrowserFact]
    public Task A_contributor_is_refused_in_words_what_is_not_theirs() => Visitor.OnAsync(site, async visitor =>
    {
        var (mine, other) = (site.Site.Find("/hubs/coalville")!.Key, site.Site.Find("/about")!.Key);
        await visitor.SignInAsync(Role.Contributor, site.Site.Find("/hubs")!.Key);
        await visitor.GoAsync($"/editor/content/{mine}");
        Assert.True(await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft", Exact = true }).IsVisibleAsync());
        await visitor.GoAsync($"/editor/content/{other}");
        await visitor.AssertReadsAsync("You can read this. Your role, or your part of the site, does not let you change it.");
        Assert.True(await Field(visitor, "title").IsDisabledAsync());
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft", Exact = true }).CountAsync());
        await visitor.GoAsync($"/editor/content/{mine}/publish");
        await visitor.AssertReadsAsync("Your role does not let you publish this. You can save a draft for somebody who may.");
        await visitor.GoAsync($"/editor/content/new?under={other}");
        await visitor.AssertReadsAsync("Your role, or your part of the site, does not let you add a page here.");
        await visitor.GoAsync("/editor/people");
        Assert.Equal("You may not do that", await visitor.H1Async());
        await visitor.GoAsync("/editor/content");
        await visitor.AssertReadsAsync("You can change");
    });

    [BrowserFact]
    public Task Blocks_are_reordered_by_keyboard_alone() => Visitor.OnAsync(site, async visitor =>
    {
        var key = await AddLiveAsync("Ordered by keyboard", "Three blocks.", [.. new[] { "First", "Second", "Third" }.Select(words => (JsonNode)new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = $"<p>{words}</p>" } })]);
        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{key}");
        var glimpses = visitor.Page.Locator(".editor-block__glimpse");
        await TabToAsync(visitor, "document.activeElement.matches('.editor-block__summary')");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(visitor, "document.activeElement.textContent === 'Move down: Rich text 1'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(glimpses.First).ToHaveTextAsync("Second");
        Assert.Equal("First", await visitor.Page.EvaluateAsync<string>("document.activeElement.closest('[data-block]').querySelector('.editor-block__glimpse').textContent"));
        await TabToAsync(visitor, "document.activeElement.textContent === 'Move down: Rich text 2'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(glimpses.Nth(2)).ToHaveTextAsync("First");
        await TabToAsync(visitor, "document.activeElement.matches('button[value=publish]')");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Locator(".editor-done").WaitForAsync();
        var text = (await site.ReadAsync("/help/baby-sleep/ordered-by-keyboard")).Main.TextContent;
        Assert.Equal(["Second", "Third", "First"], new[] { "First", "Second", "Third" }.OrderBy(words => text.IndexOf(words, StringComparison.Ordinal)));
    });

    [BrowserFact]
    public Task Blocks_are_reordered_by_dragging() => Visitor.OnAsync(site, async visitor =>
    {
        var key = await AddLiveAsync("Ordered by dragging", "Three blocks.", [.. new[] { "First", "Second", "Third" }.Select(words => (JsonNode)new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = $"<p>{words}</p>" } })]);
        await visitor.SignInAsync(Role.Publisher);
        await visitor.GoAsync($"/editor/content/{key}");
        var (heads, glimpses) = (visitor.Page.Locator(".editor-block__summary"), visitor.Page.Locator(".editor-block__glimpse"));
        await heads.First.DragToAsync(heads.Nth(2), new() { TargetPosition = new() { X = 20, Y = 40 } });
        await Assertions.Expect(glimpses).ToHaveTextAsync(["Second", "Third", "First"]);
        await heads.Nth(2).DragToAsync(heads.First, new() { TargetPosition = new() { X = 20, Y = 4 } });
        await Assertions.Expect(glimpses).ToHaveTextAsync(["First", "Second", "Third"]);
    });

    private static ILocator Field(Visitor visitor, string place) => visitor.Page.Locator($"[name='v.{place}']");

    private static async Task PlanAsync(Visitor visitor, string day, string time)
    {
        await visitor.Page.Locator("#publishAt-day").FillAsync(day);
        await visitor.Page.Locator("#publishAt-time").FillAsync(time);
        await visitor.PressAsync("Plan it");
    }

    private static async Task TabToAsync(Visitor visitor, string isThere)
    {
        for (var press = 0; press < 200; press++)
        {
            if (await visitor.Page.EvaluateAsync<bool>(isThere)) return;
            await visitor.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The Tab key never came to {isThere}.");
    }

    private async Task<Guid> AddLiveAsync(string name, string summary, JsonArray? blocks = null)
    {
        var content = new DraftContent { Name = name, Values = new() { ["title"] = name, ["summary"] = summary } };
        if (blocks is not null) content.Values["content"] = blocks;
        var document = await Store.CreateAsync(site.Site.Find("/help/baby-sleep")!.Key, "helpPage", content, "a test");
        await Store.PublishAsync(document.Key, document.Revision, "a test");
        return document.Key;
    }

    private async Task ChangeAsync(Guid key, string summary)
    {
        var content = DraftContent.Of((await Store.VersionsAsync(key))[0]);
        content.Values["summary"] = summary;
        var saved = await Store.SaveDraftAsync(key, (await Store.FindAsync(key))!.Revision, content, "a test");
        await Store.PublishAsync(key, saved.Revision, "a test");
    }

    private string? Summary(Guid key) => site.Site.FindContent(key)!.Values.GetProperty("summary").GetString();
}

/// <summary>Uploads a picture in a browser; skipped where either is missing.</summary>
public sealed class PictureAndBrowserFactAttribute : FactAttribute
{
    public PictureAndBrowserFactAttribute() => Skip = Pictures.Missing ?? (Browser.Executable is null ? Browser.Missing : null);
}
