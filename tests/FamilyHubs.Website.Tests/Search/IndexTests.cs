using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.Website.Tests.Search;

public sealed class IndexTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly Guid Database = Guid.Parse("0b7cbb2f-3a2a-4a43-9d4f-5a0a5b5d6f10");

    [Fact]
    public async Task A_withdrawn_page_is_gone_at_once_and_back_when_published_again()
    {
        var all = site.Get<LiveSite>().Current;
        var page = all.Find("/help/birth-registration")!;
        using var index = NewIndex(Directory.CreateTempSubdirectory("search-").FullName);
        var search = new SiteSearch(index);
        index.Follow(Database, all, null);
        await index.FinishAsync();
        Assert.Contains(search.Find(all, "registrar").Hits, hit => hit.Page.Equals(page));

        var without = new SiteChange(all.Sequence + 1) { Remove = [page.Key] };
        var less = all.Next(without);
        index.Follow(Database, less, without);
        Assert.DoesNotContain(search.Find(less, "registrar").Hits, hit => hit.Page.Equals(page));
        Assert.DoesNotContain(search.Suggest(less, "registering", 6).Pages, found => found.Equals(page));

        var with = new SiteChange(all.Sequence + 2) { Put = [all.FindContent(page.Key)!] };
        var again = less.Next(with);
        index.Follow(Database, again, with);
        Assert.Contains(search.Find(again, "registrar").Hits, hit => hit.Page.Equals(page));
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "search.db"), new string('x', 10_000));
        using var index = NewIndex(folder);
        var all = site.Get<LiveSite>().Current;
        index.Follow(Database, all, null);
        await index.FinishAsync();
        Assert.NotEmpty(new SiteSearch(index).Find(all, "potty").Hits);
    }

    [Fact]
    public async Task Two_processes_never_share_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        using var one = NewIndex(folder);
        using var other = NewIndex(folder);
        var all = site.Get<LiveSite>().Current;
        one.Follow(Database, all, null);
        await one.FinishAsync();
        other.Follow(Database, all, null);
        await other.FinishAsync();
        Assert.Equal(2, Directory.GetFiles(folder, "search*.db").Length);
        Assert.NotEmpty(new SiteSearch(other).Find(all, "potty").Hits);
    }

    [Fact]
    public async Task An_index_of_the_same_content_is_used_again_and_of_other_content_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("search-").FullName;
        var all = site.Get<LiveSite>().Current;
        using (var first = NewIndex(folder))
        {
            first.Follow(Database, all, null);
            await first.FinishAsync();
        }
        var made = File.GetCreationTimeUtc(Path.Combine(folder, "search.db"));
        using (var second = NewIndex(folder))
        {
            second.Follow(Database, all, null);
            Assert.True(second.FinishAsync().IsCompleted);
            Assert.NotEmpty(new SiteSearch(second).Find(all, "potty").Hits);
        }
        Assert.Equal(made, File.GetCreationTimeUtc(Path.Combine(folder, "search.db")));
        using var third = NewIndex(folder);
        third.Follow(Guid.NewGuid(), all, null);
        Assert.False(third.FinishAsync().IsCompleted);
        await third.FinishAsync();
    }

    [Theory]
    [InlineData("HAF")]
    [InlineData("MARF")]
    [InlineData("NEET")]
    [InlineData("CAMHS")]
    [InlineData("EHCP")]
    [InlineData("FEEE")]
    public void An_acronym_is_never_corrected(string query) => Assert.Null(site.Get<SiteSearch>().Find(site.Get<LiveSite>().Current, query).Suggestion);

    private static SearchIndex NewIndex(string folder) =>
        new(new ContentServerOptions { DataDirectory = folder, ModelFile = "", SeedsDirectory = "" }, NullLogger<SearchIndex>.Instance);
}
