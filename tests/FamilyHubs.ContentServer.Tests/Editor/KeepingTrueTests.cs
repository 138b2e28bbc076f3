using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Who keeps a page true, and how they see that it is time.</summary>
[Collection(DraftsSite.Name)]
public sealed class KeepingTrueTests(SeededSite site)
{
    [Fact]
    public async Task One_click_says_that_a_page_is_still_correct_and_not_that_it_was_modified()
    {
        var key = await site.AddLivePageAsync("Still correct");
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var modified = site.Site.FindContent(key)!.UpdatedUtc;
        await (await EditScreen.OpenAsync(publisher, key)).Set("v.summary", "Not ready yet.").PressAsync("save");
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddDays(10);
            using var later = await EditorClient.SignInAsync(site, Role.Publisher);
            Assert.Equal(HttpStatusCode.Redirect, (await later.SendAsync($"/editor/content/{key}", [], $"/editor/content/{key}/still-correct")).Status);
        }
        finally
        {
            site.Clock.Now = before;
        }
        var live = site.Site.FindContent(key)!;
        Assert.Equal("2026-12-02", live.Values.GetProperty("verifiedOn").GetString());
        Assert.Equal("2027-06-02", live.Values.GetProperty("reviewDue").GetString());
        Assert.Equal("What it says.", live.Values.GetProperty("summary").GetString());
        Assert.Equal(modified, live.UpdatedUtc);
        var draft = (await site.Get<DocumentStore>().VersionsAsync(key))[0];
        Assert.Equal("Not ready yet.", DraftContent.Of(draft).Values["summary"].Text());
        Assert.Equal("2026-12-02", DraftContent.Of(draft).Values["verifiedOn"].Text());
        Assert.True((await site.DocumentAsync(key)).HasUnpublishedChanges);
        Assert.Contains("Checked on 2 December 2026", (await site.ReadAsync(live.Path)).Main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_publish_confirms_nothing()
    {
        var key = await site.AddLivePageAsync("Not theirs to confirm");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        Assert.Empty((await editor.ReadAsync($"/editor/content/{key}")).All(".editor-check"));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.ForceAsync($"/editor/content/{key}/still-correct", [])).Status);
    }

    [Fact]
    public async Task A_draft_that_the_public_does_not_see_cannot_be_confirmed()
    {
        var key = await site.AddPageAsync("A draft to confirm");
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        Assert.Equal(HttpStatusCode.BadRequest, (await publisher.SendAsync($"/editor/content/{key}/still-correct", [], $"/editor/content/{key}/still-correct")).Status);
    }

    [Fact]
    public async Task Every_figure_of_the_start_page_is_the_length_of_its_list()
    {
        var email = await site.AddAccountAsync(Role.Publisher);
        using var publisher = await EditorClient.SignInAsAsync(site, email);
        var (due, overdue) = (await site.AddLivePageAsync("Due soon"), await site.AddLivePageAsync("Overdue"));
        await site.AddAccountAsync(Role.Publisher); // Of the same name: only an address says which of the two is meant.
        await ChangeAsync(due, values => (values["reviewDue"], values["owner"]) = ("2026-12-10", email.ToUpperInvariant()));
        await ChangeAsync(overdue, values => (values["reviewDue"], values["owner"]) = ("2026-11-01", "test PUBLISHER"));
        var start = await publisher.ReadAsync("/editor");
        var figures = start.All(".editor-figure a").ToDictionary(link => link.GetAttribute("href")!, link => int.Parse(link.QuerySelector(".editor-figure__count")!.TextContent, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (address, count) in figures.Where(figure => figure.Key.StartsWith("/editor/content", StringComparison.Ordinal)))
        {
            var list = await publisher.ReadAsync(address);
            Assert.Equal(count == 0 ? "Nothing found" : $"{count} found", list.Words("main h2"));
            Assert.Equal(Math.Min(count, 100), list.All(".editor-row").Count());
        }
        Assert.True(figures["/editor/content?status=confirm"] > 100);
        Assert.Equal(["Due soon"], (await publisher.ReadAsync("/editor/content?status=mine")).ListOf(".editor-row__name"));
        Assert.Equal("Overdue", (await publisher.ReadAsync("/editor/content?status=overdue")).ListOf(".editor-row__name")[0]);
        Assert.Contains("Due soon", (await publisher.ReadAsync("/editor/content?status=due")).ListOf(".editor-row__name"));
        var owned = await publisher.ReadAsync("/editor/content?owner=test%20PUBLISHER");
        Assert.Equal(["Overdue"], owned.ListOf(".editor-row__name"));
        Assert.Equal("test PUBLISHER", owned.Words("#owner option[selected]"));
        Assert.Equal("Nothing found", (await publisher.ReadAsync("/editor/content?owner=test%20PUBLISHER&status=draft")).Words("main h2"));
        Assert.Contains("Overdue", start.Words("section[aria-labelledby=due]"), StringComparison.Ordinal);
        Assert.Equal("Part 2 of 4", (await publisher.ReadAsync("/editor/content?status=confirm&part=2")).Words(".editor-parts span"));
    }

    [Fact]
    public async Task A_page_that_points_at_one_that_was_taken_away_is_in_the_list_of_broken_links()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var (from, to) = (await site.AddLivePageAsync("Points elsewhere"), await site.AddLivePageAsync("Pointed at"));
        await ChangeAsync(from, values => values["relatedPages"] = new JsonArray(to.ToString()));
        Assert.DoesNotContain("Points elsewhere", (await publisher.ReadAsync("/editor/content?status=broken")).ListOf(".editor-row__name"));
        await site.Get<DocumentStore>().UnpublishAsync(to, (await site.DocumentAsync(to)).Revision, "a test");
        Assert.Contains("Points elsewhere", (await publisher.ReadAsync("/editor/content?status=broken")).ListOf(".editor-row__name"));
    }

    private async Task ChangeAsync(Guid key, Action<JsonObject> change)
    {
        var store = site.Get<DocumentStore>();
        var content = DraftContent.Of((await store.VersionsAsync(key))[0]);
        change(content.Values);
        var saved = await store.SaveDraftAsync(key, (await site.DocumentAsync(key)).Revision, content, "a test");
        await store.PublishAsync(key, saved.Revision, "a test");
    }
}
