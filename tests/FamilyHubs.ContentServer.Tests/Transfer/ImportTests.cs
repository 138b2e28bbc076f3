using FamilyHubs.ContentServer.Published;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Transfer;

public sealed class ImportTests : IAsyncLifetime
{
    private const string Front = "---\ntype: helpPage\ntitle: Naps\nsummary: What it says.\n";

    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.SeededAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_pending_draft_stays_pending_however_often_it_is_imported()
    {
        Dictionary<string, string> seeds = new() { ["documents/help/baby-sleep/naps.md"] = Front + "---\nOld.\n", ["documents/help/baby-sleep/naps.draft.md"] = Front + "---\nNew.\n" };
        await BrokenSeedsTests.ImportAsync(seeds, site);
        var before = await StoredContent.ReadAsync(site);
        await BrokenSeedsTests.ImportAsync(seeds, site);
        Assert.Equal(before, await StoredContent.ReadAsync(site));
        var document = await site.GetAsync("/help/baby-sleep/naps");
        Assert.Equal((2, 1), (document.DraftNumber, document.PublishedNumber));
        Assert.Contains("New.", (await site.DraftAsync(document.Key)).Values, StringComparison.Ordinal);

        await BrokenSeedsTests.ImportAsync(new() { ["documents/help/baby-sleep/naps.md"] = Front + "---\nOld.\n" }, site);
        document = await site.GetAsync("/help/baby-sleep/naps");
        Assert.False(document.HasUnpublishedChanges);
        Assert.Contains("Old.", (await site.DraftAsync(document.Key)).Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_the_bin_comes_back_when_a_folder_says_so()
    {
        var page = await site.GetAsync("/help/baby-sleep/safer-sleep");
        await site.Documents.TrashAsync(page.Key, page.Revision, TestSite.By);
        await site.Import.RunAsync(TestSite.SeedsPath);
        await site.Live.CatchUpAsync();
        var after = await site.GetAsync(page.Key);
        Assert.Equal((null, page.Path), (after.TrashedUtc, after.Path));
        Assert.IsType<Address.Page>(site.Live.Current.Resolve(page.Path!));
    }

    [Fact]
    public async Task A_page_that_a_folder_calls_a_draft_is_withdrawn_with_its_published_references()
    {
        var with = Front + "relatedPages: [/privacy]\n";
        await BrokenSeedsTests.ImportAsync(new() { ["documents/help/baby-sleep/naps.md"] = with + "---\n" }, site);
        await site.Live.CatchUpAsync();
        var page = await site.GetAsync("/help/baby-sleep/naps");
        var privacy = await site.GetAsync("/privacy");
        await BrokenSeedsTests.ImportAsync(new() { ["documents/help/baby-sleep/naps.md"] = with + "state: draft\n---\n" }, site);
        await site.Live.CatchUpAsync();
        Assert.IsType<Address.Gone>(site.Live.Current.Resolve(page.Path!));
        Assert.Equal([false], (await site.Documents.ReferencesToAsync(privacy.Key)).Where(reference => reference.FromKey == page.Key).Select(reference => reference.IsPublished));
        Assert.Null((await site.GetAsync(page.Key)).PublishedNumber);
    }

    [Fact]
    public async Task A_parent_that_moves_takes_along_pages_that_are_not_in_the_folder()
    {
        var parent = await site.GetAsync("/help/baby-sleep");
        var page = await site.Documents.CreateAsync(parent.Key, "helpPage", new() { Name = "Naps", Values = new() { ["title"] = "Naps", ["summary"] = "What it says." } }, TestSite.By);
        await site.Documents.PublishAsync(page.Key, page.Revision, TestSite.By);
        await BrokenSeedsTests.ImportAsync(new() { ["documents/help/sleep.md"] = $"---\ntype: topic\nkey: {parent.Key}\ntitle: Baby sleep\nsummary: What it says.\ngroup: Health\n---\n" }, site);
        await site.Live.CatchUpAsync();
        Assert.Equal("/help/sleep/naps", (await site.GetAsync(page.Key)).Path);
        Assert.Equal("/help/sleep/naps", Assert.IsType<Address.Moved>(site.Live.Current.Resolve("/help/baby-sleep/naps")).To);
    }

    [Fact]
    public async Task A_folder_may_name_the_figures_of_the_database()
    {
        var figure = site.Live.Current.OfType("figure").First().Segment;
        await BrokenSeedsTests.ImportAsync(new() { ["documents/help/baby-sleep/naps.md"] = Front + $"---\nIt costs [[{figure}]].\n" }, site);
        await using var database = site.Storage.CreateDbContext();
        Assert.True(await database.Documents.AnyAsync(document => document.Path == "/help/baby-sleep/naps"));
    }
}
