using System.Net;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

public sealed class MovedAndGoneTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task A_renamed_page_redirects_and_keeps_the_query()
    {
        await site.ChangeAsync("/volunteers/roles", _ => { }, segment: "ways-to-help");
        await AssertMovedAsync("/volunteers/roles?from=poster", "/volunteers/ways-to-help?from=poster");
        var below = site.Site.Find("/volunteers/ways-to-help")!.Children[0];
        await AssertMovedAsync($"/volunteers/roles/{below.Segment}", below.Path);
    }

    [Fact]
    public async Task A_page_renamed_twice_and_back_answers_where_it_is_now()
    {
        await site.ChangeAsync("/terms", _ => { }, segment: "terms-of-use");
        await site.ChangeAsync("/terms-of-use", _ => { }, segment: "conditions");
        await AssertMovedAsync("/terms", "/conditions");
        await AssertMovedAsync("/terms-of-use", "/conditions");
        await site.ChangeAsync("/conditions", _ => { }, segment: "terms");
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/terms")).Status);
        await AssertMovedAsync("/conditions", "/terms");
    }

    [Fact]
    public async Task A_moved_page_redirects()
    {
        await site.MoveAsync("/help/baby-sleep/safer-sleep", "/help/child-sleep");
        await AssertMovedAsync("/help/baby-sleep/safer-sleep", "/help/child-sleep/safer-sleep");
    }

    [Fact]
    public async Task A_withdrawn_page_answers_410_with_useful_links()
    {
        var linking = site.Site.Referrers(site.Site.Find("/cookies")!).First(page => page.HasPage);
        Assert.Contains("href=\"/cookies\"", (await site.ReadAsync(linking.Path)).Html, StringComparison.Ordinal);
        await site.WithdrawAsync("/cookies");
        var page = await site.ReadAsync("/cookies");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        AddressTests.AssertUseful(page);
        foreach (var path in new[] { "/", linking.Path, "/sitemap.xml" })
            Assert.DoesNotContain("/cookies<", (await site.Http.GetStringAsync(new Uri(path, UriKind.Relative))).Replace("\"", "<", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_below_a_withdrawn_page_is_gone_with_it()
    {
        var below = site.Site.Find("/young-people/your-voice")!.Children[0].Path;
        await site.TrashAsync("/young-people/your-voice");
        Assert.Equal(HttpStatusCode.Gone, (await site.ReadAsync(below)).Status);
    }

    [Fact]
    public async Task A_page_that_comes_back_is_no_longer_gone()
    {
        var document = await site.DocumentAsync("/take-part");
        await site.WithdrawAsync("/take-part");
        Assert.Equal(HttpStatusCode.Gone, (await site.ReadAsync("/take-part")).Status);
        await site.Get<DocumentStore>().PublishAsync(document.Key, document.Revision + 1, "a test");
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/take-part")).Status);
    }

    [Fact]
    public async Task A_redirect_document_to_a_withdrawn_page_is_not_followed_into_nothing()
    {
        await site.PublishAsync("/redirects", "redirect", "Old news", new() { ["from"] = "/old-news", ["to"] = Editing.LinkTo("Somewhere", "https://www.example.org/") });
        await AssertMovedAsync("/old-news", "https://www.example.org/");
        var redirect = site.Site.OfType<Redirect>().Single(document => document.From == "/old-news");
        await site.WithdrawAsync($"/redirects/{redirect.Segment}");
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/old-news")).Status);
    }

    private async Task AssertMovedAsync(string from, string to)
    {
        var answer = await site.Http.GetAsync(new Uri(from, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location?.OriginalString);
    }
}
