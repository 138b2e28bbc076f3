using System.Net;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

[Collection(AsSeeded.Name)]
public sealed class AddressTests(CrawledSite site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/parents-and-carers")]
    [InlineData("/young-people")]
    [InlineData("/volunteers")]
    [InlineData("/professionals")]
    [InlineData("/start-for-life")]
    [InlineData("/getting-ready-for-school")]
    [InlineData("/hubs")]
    [InlineData("/hubs/coalville")]
    [InlineData("/hubs/coalville-library")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    [InlineData("/help/baby-sleep")]
    public async Task The_promised_addresses_answer(string path) => Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync(path)).Status);

    [Fact]
    public void A_help_page_stands_below_its_first_topic()
    {
        var pages = site.Site.OfType<HelpPage>().Where(page => page.Path.StartsWith("/help/", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count >= 120);
        Faults.None(pages.Where(page => page.Path != $"{page.Topics[0].Path}/{page.Segment}").Select(page => page.Path));
    }

    [Theory]
    [InlineData("/Hubs", "/hubs")]
    [InlineData("/hubs/", "/hubs")]
    [InlineData("/hubs//coalville", "/hubs/coalville")]
    [InlineData("//hubs", "/hubs")]
    [InlineData("/HUBS//Coalville//?from=Leaflet&x=%20Y", "/hubs/coalville?from=Leaflet&x=%20Y")]
    [InlineData("/nowhere/", "/nowhere")]
    [InlineData("/%C3%89t%C3%A9/", "/%C3%A9t%C3%A9")]
    public async Task Another_way_to_write_an_address_moves_to_the_one_way(string written, string canonical)
    {
        var answer = await site.Http.GetAsync(new Uri(SeededSite.Url + written));
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(canonical, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_unknown_address_answers_404_with_pages_that_may_help()
    {
        var page = await site.ReadAsync("/no-such-page?postcode=LE67+3EA");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.H1);
        AssertUseful(page);
        Assert.DoesNotContain("LE67", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/errors/404", HttpStatusCode.NotFound)]
    [InlineData("/errors/410", HttpStatusCode.Gone)]
    [InlineData("/errors/400", HttpStatusCode.BadRequest)]
    [InlineData("/errors/200", HttpStatusCode.NotFound)]
    [InlineData("/errors/500", HttpStatusCode.NotFound)]
    public async Task The_pages_for_errors_never_pretend_to_be_content(string path, HttpStatusCode status) => Assert.Equal(status, (await site.ReadAsync(path)).Status);

    [Fact]
    public async Task An_editor_made_redirect_leads_to_its_page()
    {
        var redirects = site.Site.OfType<Redirect>().ToList();
        Assert.NotEmpty(redirects);
        foreach (var redirect in redirects)
        {
            var answer = await site.Http.GetAsync(new Uri(redirect.From, UriKind.Relative));
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(redirect.To!.Url, answer.Headers.Location?.OriginalString);
            Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(answer.Headers.Location)).StatusCode);
        }
    }

    internal static void AssertUseful(HtmlPage page)
    {
        var links = page.Main.QuerySelectorAll(".app-tasks a[href^='/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 3, $"{page.Path} offers {links.Count} useful pages");
        Assert.NotNull(page.Document.QuerySelector(".app-safeguarding a[href='tel:999']"));
    }
}
