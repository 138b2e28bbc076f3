using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Published;

/// <summary>Two nodes on one database, and a database that goes away.</summary>
public sealed class LiveSiteTests
{
    [PostgresFact]
    public async Task Another_node_sees_what_was_published_moved_and_withdrawn()
    {
        await using var site = await TestSite.SeededAsync(postgres: true);
        await using var node = site.Node();
        await node.Live.LoadAsync();
        SavedSiteTests.AssertSame(site.Live.Current, node.Live.Current);

        var page = await site.GetAsync("/privacy");
        page = await site.Documents.SaveDraftAsync(page.Key, page.Revision, await site.ContentAsync(page.Key) with { Name = "Your data", Segment = "your-data" }, TestSite.By);
        await site.Documents.PublishAsync(page.Key, page.Revision, TestSite.By);
        var topic = await site.GetAsync("/help/baby-sleep");
        await site.Documents.UnpublishAsync(topic.Key, topic.Revision, TestSite.By);
        Assert.NotNull(node.Live.Current.Find("/privacy"));

        await node.Live.CatchUpAsync();
        SavedSiteTests.AssertSame(site.Live.Current, node.Live.Current);
        Assert.Equal("/your-data", Assert.IsType<Address.Moved>(node.Live.Current.Resolve("/privacy")).To);
        Assert.IsType<Address.Gone>(node.Live.Current.Resolve("/help/baby-sleep/safer-sleep"));
    }

    [PostgresFact]
    public async Task Catching_up_reads_what_changed_and_not_the_whole_site()
    {
        await using var site = await TestSite.SeededAsync(postgres: true);
        await using var node = site.Node();
        await node.Live.LoadAsync();
        var before = node.Live.Current.Contents.ToDictionary(content => content.Key);
        var page = await site.GetAsync("/privacy");
        page = await site.Documents.SaveDraftAsync(page.Key, page.Revision, await site.ContentAsync(page.Key), TestSite.By);
        await site.Documents.PublishAsync(page.Key, page.Revision, TestSite.By);
        await node.Live.CatchUpAsync();
        Assert.Equal([page.Key], node.Live.Current.Contents.Where(content => !ReferenceEquals(content, before[content.Key])).Select(content => content.Key));
    }

    [PostgresFact]
    public async Task A_database_that_stops_answering_leaves_the_site_as_it_was_and_comes_back()
    {
        await using var site = await TestSite.SeededAsync(postgres: true);
        await using var cable = new Cable(site.Settings.ConnectionString!);
        await using var node = new TestSite(site.Settings with { ConnectionString = cable.ConnectionString, DataDirectory = TestSite.NewFolder() }, site.Model, ownsDatabase: false, site.Clock);
        await node.Live.LoadAsync();
        var health = new ContentHealth(node.Live);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);

        cable.Cut();
        site.Clock.Now = site.Clock.Now.AddMinutes(1);
        await node.Live.CatchUpAsync();
        site.Clock.Now = site.Clock.Now.AddMinutes(1);
        await node.Live.CatchUpAsync();
        var sick = await health.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Degraded, sick.Status);
        Assert.Contains("since 2026-11-22T12:01:00Z", sick.Description, StringComparison.Ordinal);
        SavedSiteTests.AssertSame(site.Live.Current, node.Live.Current);
        await Assert.ThrowsAnyAsync<Exception>(() => node.Documents.FindAsync("/privacy"));

        await using (var restarted = node.Restarted())
        {
            Assert.True(restarted.Live.LoadSaved());
            SavedSiteTests.AssertSame(site.Live.Current, restarted.Live.Current);
        }
        var page = await site.GetAsync("/privacy");
        await site.Documents.UnpublishAsync(page.Key, page.Revision, TestSite.By);
        cable.Mend();
        await node.Live.CatchUpAsync();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new())).Status);
        Assert.IsType<Address.Gone>(node.Live.Current.Resolve("/privacy"));
    }

    [Fact]
    public async Task A_site_with_nothing_to_serve_is_not_healthy()
    {
        await using var site = await TestSite.EmptyAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await new ContentHealth(site.Live).CheckHealthAsync(new())).Status);
    }

    [Fact]
    public async Task A_lost_or_emptied_database_is_no_new_site()
    {
        await using var site = await TestSite.SeededAsync();
        foreach (var isEmptied in new[] { false, true })
        {
            site.CloseFile();
            File.Delete(site.Settings.DatabaseFile);
            if (isEmptied) site.Storage.CreateFile();
            await using var restarted = site.Restarted();
            using var start = new ContentStart(restarted.Storage, restarted.Live, restarted.Import, Microsoft.Extensions.Logging.Abstractions.NullLogger<ContentStart>.Instance);
            await start.PrepareAsync();
            for (var wait = 0; wait < 100 && restarted.Live.SourceTrouble is null; wait++) await Task.Delay(50);
            Assert.NotNull(restarted.Live.SourceTrouble);
            SavedSiteTests.AssertSame(site.Live.Current, restarted.Live.Current);
            Assert.Equal(HealthStatus.Degraded, (await new ContentHealth(restarted.Live).CheckHealthAsync(new())).Status);
        }
    }

    [Fact]
    public async Task The_first_start_makes_the_database_and_seeds_it_and_the_second_does_not()
    {
        await using var site = new TestSite(TestSite.NewSettings());
        using (var start = new ContentStart(site.Storage, site.Live, site.Import, Microsoft.Extensions.Logging.Abstractions.NullLogger<ContentStart>.Instance)) await start.PrepareAsync();
        var page = await site.GetAsync("/privacy");
        await site.Documents.UnpublishAsync(page.Key, page.Revision, TestSite.By);
        File.Delete(site.Settings.PublishedFile);

        await using var second = site.Restarted();
        using (var start = new ContentStart(second.Storage, second.Live, second.Import, Microsoft.Extensions.Logging.Abstractions.NullLogger<ContentStart>.Instance)) await start.PrepareAsync();
        SavedSiteTests.AssertSame(site.Live.Current, second.Live.Current);
        Assert.Null(second.Live.Current.Find("/privacy"));
    }
}
