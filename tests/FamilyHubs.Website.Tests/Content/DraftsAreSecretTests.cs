using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

/// <summary>A canary word in everything that is not published, looked for in every answer (bar S5).</summary>
public sealed class DraftsAreSecretTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Canary = "zqcanaryzq";

    [Fact]
    public async Task What_is_not_published_is_in_no_answer()
    {
        var seen = await PublishEverywhereAsync();
        Assert.True(seen > 5, $"Published, the word is seen in {seen} answers only: the search below would prove nothing");
        Assert.Equal(0, await CountAsync());
    }

    /// <summary>Puts the word where the public would see it, counts, and takes it all away in the ways an editor can.</summary>
    private async Task<int> PublishEverywhereAsync()
    {
        var store = site.Get<DocumentStore>();
        await site.PublishAsync("/help/baby-sleep", "helpPage", $"{Canary} trashed", Page("trashed"));
        await site.PublishAsync("/help/baby-sleep", "helpPage", $"{Canary} withdrawn", Page("withdrawn"));
        await site.PublishAsync("/alerts", "alert", $"{Canary} alert", Alert());
        await site.ChangeAsync("/volunteers", values => values["title"] = $"{Canary} old version");
        var seen = await CountAsync();

        await site.TrashAsync($"/help/baby-sleep/{Canary}-trashed");
        await site.WithdrawAsync($"/help/baby-sleep/{Canary}-withdrawn");
        await site.WithdrawAsync($"/alerts/{Canary}-alert");
        await site.ChangeAsync("/volunteers", values => values["title"] = "Volunteering");
        await site.SaveAsync("/hubs", values => values["title"] = $"{Canary} draft");
        await site.SaveAsync("/settings", values => values["siteName"] = $"{Canary} draft");
        await site.DraftAsync("/help/baby-sleep", "helpPage", $"{Canary} new", Page("new"));
        await site.DraftAsync("/alerts", "alert", $"{Canary} new", Alert());
        await site.DraftAsync("/contacts", "contact", $"{Canary} new", new() { ["title"] = Canary, ["whatFor"] = Canary, ["confidence"] = "official" });
        var future = await site.DraftAsync("/news", "newsStory", $"{Canary} future", new() { ["title"] = Canary, ["summary"] = Canary, ["date"] = "2026-12-01" });
        await store.ScheduleAsync(future.Key, future.Revision, site.Clock.Now.UtcDateTime.AddDays(9), null, "a test");
        await store.RunScheduleAsync();
        return seen;
    }

    private async Task<int> CountAsync()
    {
        var paths = site.Site.Pages.Select(page => page.Path)
            .Concat(["/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/health/ready", "/no-such-page", "/errors/410", $"/news/{Canary}-future", $"/help/baby-sleep/{Canary}-new", $"/help/baby-sleep/{Canary}-withdrawn", $"/alerts/{Canary}-new"]);
        var seen = 0;
        foreach (var path in paths)
        {
            var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
            if ((await answer.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.OrdinalIgnoreCase) || answer.Headers.ToString().Contains(Canary, StringComparison.OrdinalIgnoreCase)) seen++;
        }
        return seen;
    }

    private JsonObject Page(string name) => new()
    {
        ["title"] = $"{Canary} {name}",
        ["summary"] = Canary,
        ["searchWords"] = new JsonArray(Canary),
        ["topics"] = Editing.Picked(site.Site.Find("/help/baby-sleep")!.Key),
        ["content"] = Editing.RichText($"<p>{Canary}</p>"),
    };

    private static JsonObject Alert() => new() { ["title"] = Canary, ["level"] = "warning" };
}
