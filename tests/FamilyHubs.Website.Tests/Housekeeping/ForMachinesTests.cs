using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Housekeeping;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

[Collection(AsSeeded.Name)]
public sealed class ForMachinesTests(CrawledSite site)
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_sitemap_lists_every_page_once_with_the_day_it_changed()
    {
        var answer = await site.Http.GetAsync(new Uri("/sitemap.xml", UriKind.Relative));
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        var entries = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements(Sitemaps + "url").ToList();
        Assert.Equal(site.Site.Pages.Select(page => SeededSite.Url + page.Path).Order(), entries.Select(entry => entry.Element(Sitemaps + "loc")!.Value).Order());
        Assert.All(entries, entry => Assert.True(DateTimeOffset.Parse(entry.Element(Sitemaps + "lastmod")!.Value, CultureInfo.InvariantCulture) <= site.Clock.Now));
    }

    [Fact]
    public async Task A_sitemap_of_more_pages_than_one_file_may_hold_is_an_index_of_several()
    {
        var sitemap = new Sitemap(site.Site.Pages, site.Get<WebsiteSettings>(), most: 100);
        var parts = Read(sitemap.Write(), "sitemap").ToList();
        Assert.Equal((site.Site.Pages.Count() + 99) / 100, parts.Count);
        Assert.Equal(Enumerable.Range(1, parts.Count).Select(part => SeededSite.Url + Sitemap.PathOf(part)), parts);
        var pages = parts.SelectMany((_, part) => Read(sitemap.Write(part + 1)!, "url")).ToList();
        Assert.Equal(site.Site.Pages.Select(page => SeededSite.Url + page.Path), pages);
        Assert.Null(sitemap.Write(0));
        Assert.Null(sitemap.Write(parts.Count + 1));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync(new Uri(Sitemap.PathOf(1), UriKind.Relative))).StatusCode);

        static IEnumerable<string> Read(byte[] xml, string item) =>
            XDocument.Load(new MemoryStream(xml)).Root!.Elements(Sitemaps + item).Select(entry => entry.Element(Sitemaps + "loc")!.Value);
    }

    [Fact]
    public async Task Robots_are_let_in_and_shown_the_sitemap()
    {
        var text = await site.Http.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.Contains($"Sitemap: {SeededSite.Url}/sitemap.xml", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_contacts_hold_for_less_than_a_year_from_now()
    {
        var answer = await site.Http.GetAsync(new Uri("/.well-known/security.txt", UriKind.Relative));
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var fields = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1]);
        var expires = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires, site.Clock.Now.AddDays(1), site.Clock.Now.AddDays(365));
        Assert.Matches("^(https://|mailto:|tel:)", fields["Contact"]);
        Assert.Equal($"{SeededSite.Url}/.well-known/security.txt", fields["Canonical"]);
    }

    [Theory]
    [InlineData("/health/live", "Healthy")]
    [InlineData("/health/ready", "Healthy")]
    public async Task Health_is_told(string path, string status)
    {
        var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(status, json.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Assets_may_be_kept_for_ever_and_pages_are_asked_for_again()
    {
        var page = site.Page("/");
        Assert.Equal("no-cache", page.Header("Cache-Control"));
        foreach (var asset in page.All("link[href^='/assets/'], script[src^='/assets/']").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
        {
            var answer = await site.Http.GetAsync(new Uri(asset, UriKind.Relative));
            Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 365 }, asset);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync(new Uri("/assets/no-such-file.css", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_and_assets_are_sent_compressed(string encoding)
    {
        var style = site.Page("/").Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        foreach (var path in new[] { "/", style, "/sitemap.xml" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept-Encoding", encoding } } };
            var answer = await site.Http.SendAsync(request);
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        }
    }
}
