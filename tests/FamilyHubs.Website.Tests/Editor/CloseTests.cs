using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

/// <summary>Closing a hub for a day, on Sunday 22 November 2026: two clicks, and every family is told.</summary>
public sealed class CloseTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task A_hub_is_closed_and_opened_again_while_its_draft_stays_a_draft()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await site.SaveAsync("/hubs/thurmaston", values => values["summary"] = "Not for the public yet.");
        var key = (await site.DocumentAsync("/hubs/thurmaston")).Key;

        var edit = await publisher.ReadAsync($"/editor/content/{key}");
        var screen = edit.All("nav a").Single(link => link.TextContent.Trim() == "Close for a day").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync(screen, new() { ["Reason"] = "A burst pipe" })).Status);

        Assert.Contains("Closed today: A burst pipe", (await site.ReadAsync("/hubs/thurmaston")).Main.TextContent, StringComparison.Ordinal);
        Assert.Contains("Closed today: A burst pipe", (await site.ReadAsync("/search?q=thurmaston")).Main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for the public yet", (await site.ReadAsync("/hubs/thurmaston")).Html, StringComparison.Ordinal);
        var draft = await DraftAsync(key);
        Assert.Equal("Not for the public yet.", (string?)draft.Values["summary"]);
        Assert.Single(draft.Values["specialDays"]!.AsArray());

        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync(screen, [], $"{screen}?handler=Open")).Status);
        Assert.DoesNotContain("A burst pipe", (await site.ReadAsync("/hubs/thurmaston")).Html, StringComparison.Ordinal);
        Assert.Equal("Not for the public yet.", (string?)(await DraftAsync(key)).Values["summary"]);
    }

    [Fact]
    public async Task A_slip_says_what_to_mend_and_keeps_what_was_typed()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var screen = $"/editor/content/{(await site.DocumentAsync("/hubs/coalville")).Key}/close";
        var again = await publisher.SendAsync(screen, new() { ["From"] = "2026-11-30", ["To"] = "2026-11-24", ["Reason"] = " " });
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["#to", "#reason"], again.All(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("2026-11-30", again.Document.QuerySelector("#from")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await publisher.SendAsync(screen, new() { ["From"] = "2026-11-01", ["To"] = "2026-11-02", ["Reason"] = "Late" })).Status);
    }

    [Fact]
    public async Task Only_those_who_may_publish_close_and_only_places_with_hours()
    {
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        var hub = (await site.DocumentAsync("/hubs/coalville")).Key;
        Assert.Empty((await contributor.ReadAsync($"/editor/content/{hub}/close")).All("main form"));
        var page = (await site.DocumentAsync("/help/baby-sleep")).Key;
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.ReadAsync($"/editor/content/{page}/close")).Status);
    }

    private async Task<DraftContent> DraftAsync(Guid key) => DraftContent.Of((await site.Get<DocumentStore>().VersionsAsync(key))[0]);
}
