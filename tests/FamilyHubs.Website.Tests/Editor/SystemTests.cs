using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Editor;

public sealed class SystemTests(EditorSite site) : IClassFixture<EditorSite>
{
    private const string Address = "/editor/site/system";

    private EditorClient Administrator => site.People[Role.Administrator];

    [Fact]
    public async Task It_says_what_runs_here_and_how_it_is()
    {
        await site.Get<SearchIndex>().FinishAsync();
        var page = await Administrator.ReadAsync(Address);
        var facts = page.All("dt").DistinctBy(term => term.TextContent).ToDictionary(term => HtmlPage.Plain(term.TextContent), term => HtmlPage.Plain(term.NextElementSibling!.TextContent));
        Assert.Contains($".NET {Environment.Version}", facts[".NET"], StringComparison.Ordinal);
        Assert.StartsWith("SQLite 3.", facts["Database"], StringComparison.Ordinal);
        Assert.Contains($"change {site.Site.Sequence}", facts["Published site"], StringComparison.Ordinal);
        Assert.Contains(" of ", facts["Free"], StringComparison.Ordinal);
        Assert.Contains($"holds change {site.Site.Sequence}", page.Main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("is being made anew", page.Main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_is_missing_or_old_is_to_be_seen_to()
    {
        var settings = site.Get<ContentServerOptions>();
        File.Delete(settings.LastBackupFile);
        Assert.Contains("Last backup: Make one", await TroublesAsync(), StringComparison.Ordinal);
        var file = Path.Combine(settings.DataDirectory, $"{Guid.NewGuid():N}.zip");
        new Backup(settings).Write(file);
        File.SetLastWriteTimeUtc(settings.LastBackupFile, site.Clock.Now.UtcDateTime.AddDays(-1));
        Assert.DoesNotContain("Last backup", await TroublesAsync(), StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(settings.LastBackupFile, site.Clock.Now.UtcDateTime.AddDays(-8));
        Assert.Contains("Last backup: It is more than a week old", await TroublesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_published_at_its_time_and_a_job_that_fails_are_to_be_seen_to()
    {
        var documents = site.Get<DocumentStore>();
        var folder = (await site.DocumentAsync("/alerts")).Key;
        var alert = await documents.CreateAsync(folder, "alert", new DraftContent { Name = "Unfinished", Values = [] }, "a test");
        await documents.ScheduleAsync(alert.Key, alert.Revision, site.Clock.Now.UtcDateTime.AddMinutes(-1), null, "a test");
        await documents.RunScheduleAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Get<Jobs>().RunAsync("Counting stars", () => throw new InvalidOperationException("<b>Clouds</b>")));
        var troubles = await TroublesAsync();
        Assert.Contains("Planned: 1 could not be published", troubles, StringComparison.Ordinal);
        Assert.Contains("Counting stars: It failed: <b>Clouds</b>", troubles, StringComparison.Ordinal);
    }

    private async Task<string> TroublesAsync() => (await Administrator.ReadAsync(Address)).All("[aria-labelledby=troubles]").SingleOrDefault()?.TextContent ?? "";
}
