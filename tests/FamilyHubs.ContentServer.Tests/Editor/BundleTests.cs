using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Drafts that belong together are public together, or not at all.</summary>
[Collection(DraftsSite.Name)]
public sealed class BundleTests(SeededSite site)
{
    private DocumentStore Store => site.Get<DocumentStore>();

    [Fact]
    public async Task A_bundle_is_made_filled_approved_and_rolled_back_through_the_screens()
    {
        var (known, fresh) = (await site.AddLivePageAsync("Bundled and known"), await site.AddPageAsync("Bundled and new"));
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await (await EditScreen.OpenAsync(contributor, known)).Set("v.summary", "As the bundle says.").PressAsync("save");
        var made = await contributor.SendAsync("/editor/bundles", new() { ["name"] = "Spring campaign" });
        var address = made.Answer.Headers.Location!.ToString();
        var id = address.Split('/')[^1];
        var put = await contributor.ForceAsync("/editor/content/bulk?handler=Do", new() { ["verb"] = "bundle", ["bundle"] = id, ["keys[0]"] = known.ToString(), ["keys[1]"] = fresh.ToString() });
        Assert.Equal("2 of 2 done.", put.Words(".editor-done p"));
        var page = await contributor.ReadAsync(address);
        var preview = await contributor.ReadAsync(page.All("a[target=_blank][href*='bundled-and-known']").Single().GetAttribute("href")!);
        Assert.Contains("As the bundle says.", preview.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.ForceAsync($"{address}?handler=Publish", [])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.SendAsync(address, new() { ["note"] = "For Monday" }, $"{address}?handler=Send")).Status);
        Assert.Contains("For Monday", (await publisher.ReadAsync(address)).Main.TextContent, StringComparison.Ordinal);
        var asked = await LetterAsync(publisher, "For approval: Spring campaign");
        Assert.Contains("For Monday", asked, StringComparison.Ordinal);
        Assert.Contains("Bundled and known\nBundled and new", asked, StringComparison.Ordinal);
        Assert.Contains(SeededSite.Url + address, asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync(address, new() { ["note"] = "Say for whom" }, $"{address}?handler=Return")).Status);
        Assert.Contains("Say for whom", await LetterAsync(contributor, "Returned: Spring campaign"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync(address, [], $"{address}?handler=Publish")).Status);
        Assert.Contains(address, await LetterAsync(contributor, "Published: Spring campaign"), StringComparison.Ordinal);
        Assert.Equal("As the bundle says.", Summary(known));
        Assert.NotNull(site.Site.Find(fresh));

        await (await EditScreen.OpenAsync(contributor, known)).Set("v.summary", "Work that goes on.").PressAsync("save");
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync(address, [], $"{address}?handler=RollBack")).Status);
        Assert.Equal("What it says.", Summary(known));
        Assert.Null(site.Site.Find(fresh));
        Assert.Equal("Work that goes on.", DraftContent.Of((await Store.VersionsAsync(known))[0]).Values["summary"].Text());
    }

    [Fact]
    public async Task When_one_cannot_be_published_none_is()
    {
        var (good, bad) = (await site.AddPageAsync("Bundled and good"), await site.AddPageAsync("Bundled and bad"));
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await (await EditScreen.OpenAsync(publisher, bad)).Set("v.summary", "").PressAsync("save");
        var bundle = await BundleAsync("All or nothing", good, bad);
        var refused = await publisher.ForceAsync($"/editor/bundles/{bundle}?handler=Publish", []);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Bundled and bad: Enter a summary", refused.ListOf(".govuk-error-summary li"));
        Assert.Null(site.Site.Find(good));
        Assert.Null((await site.DocumentAsync(good)).PublishedNumber);
    }

    [Fact]
    public async Task A_bundle_is_published_at_its_time_at_once()
    {
        var (one, two) = (await site.AddPageAsync("Bundled for later one"), await site.AddPageAsync("Bundled for later two"));
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var bundle = await BundleAsync("Later", one, two);
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.ForceAsync($"/editor/bundles/{bundle}?handler=Plan", new() { ["publishAtDay"] = "2026-11-23", ["publishAtTime"] = "09:00" })).Status);
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = new DateTimeOffset(2026, 11, 23, 8, 59, 0, TimeSpan.Zero);
            await Store.RunScheduleAsync();
            Assert.Null(site.Site.Find(one));
            site.Clock.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
            await Store.RunScheduleAsync();
            Assert.NotNull(site.Site.Find(one));
            Assert.NotNull(site.Site.Find(two));
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task A_document_is_in_one_open_bundle_and_nobody_publishes_what_is_not_theirs()
    {
        var key = await site.AddPageAsync("Bundled once");
        var bundle = await BundleAsync("First", key);
        var other = await Store.MakeBundleAsync("Second", Guid.Empty, "a test");
        Assert.Equal("It is in the bundle First", (await Assert.ThrowsAsync<DocumentInvalid>(() => Store.AddToBundleAsync(other.Id, key, "a test"))).Faults[0].Message);
        using var elsewhere = await EditorClient.SignInAsync(site, Role.Publisher, site.Site.Find("/volunteers")!.Key);
        foreach (var verb in new[] { "Publish", "Plan", "Return", "RollBack" })
            Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.ForceAsync($"/editor/bundles/{bundle}?handler={verb}", [])).Status);
        using var viewer = await EditorClient.SignInAsync(site, Role.Viewer);
        foreach (var verb in new[] { "Send", "TakeOut" })
            Assert.Equal(HttpStatusCode.Forbidden, (await viewer.ForceAsync($"/editor/bundles/{bundle}?handler={verb}", [])).Status);
    }

    private async Task<string> LetterAsync(EditorClient to, string subject) => (await site.Get<Outbox>().ReadAsync()).Single(letter => letter.To == to.Email && letter.Subject == subject).Text;

    private string? Summary(Guid key) => site.Site.FindContent(key)!.Values.GetProperty("summary").GetString();

    private async Task<Guid> BundleAsync(string name, params Guid[] keys)
    {
        var bundle = await Store.MakeBundleAsync(name, Guid.Empty, "a test");
        foreach (var key in keys) await Store.AddToBundleAsync(bundle.Id, key, "a test");
        return bundle.Id;
    }
}
