using System.Globalization;
using System.Net;
using System.Xml.Linq;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Feeds;

/// <summary>Atom as RFC 4287 asks, of what is published.</summary>
public sealed class FeedTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_feed_is_well_formed_atom()
    {
        foreach (var path in site.Site.OfType<Topic>().Select(topic => $"/topics/{topic.Segment}.atom").Append("/news.atom"))
        {
            var feed = await ReadAsync(path);
            Assert.Equal(Atom + "feed", feed.Name);
            Assert.Equal(SeededSite.Url + path, One(feed, "id"));
            Assert.Equal(SeededSite.Url + path, Link(feed, "self"));
            Assert.NotEmpty(One(feed, "title"));
            Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            var entries = feed.Elements(Atom + "entry").ToList();
            Assert.NotEmpty(entries);
            Assert.Equal(entries.Count, entries.DistinctBy(entry => One(entry, "id")).Count());
            Assert.DoesNotContain(entries, entry => One(entry, "id") == One(feed, "id"));
            Assert.Equal(Moment(feed, "updated"), entries.Max(entry => Moment(entry, "updated")));
            foreach (var entry in entries)
            {
                Assert.StartsWith("urn:uuid:", One(entry, "id"), StringComparison.Ordinal);
                Assert.NotEmpty(One(entry, "title"));
                Assert.NotEmpty(One(entry, "summary"));
                Assert.True(Moment(entry, "published") <= Moment(entry, "updated"), One(entry, "title"));
                Assert.NotNull(site.Site.Find(new Uri(Link(entry, "alternate")).AbsolutePath));
            }
        }
    }

    [Fact]
    public async Task The_news_are_all_stories_the_latest_first()
    {
        var entries = (await ReadAsync("/news.atom")).Elements(Atom + "entry").ToList();
        Assert.Equal(site.Site.OfType<NewsStory>().OrderByDescending(story => story.Date).Select(story => story.Title), entries.Select(entry => One(entry, "title")));
    }

    [Fact]
    public async Task A_topic_tells_what_changed_on_it_in_the_words_of_whoever_changed_it()
    {
        var path = site.Site.OfType<HelpPage>().First(page => page.Parent is Topic { Segment: "baby-sleep" }).Path;
        site.Clock.Now = site.Clock.Now.AddHours(1);
        var documents = site.Get<DocumentStore>();
        var page = await site.DocumentAsync(path);
        var content = DraftContent.Of((await documents.VersionsAsync(page.Key))[0]) with { Note = "A new <number> & hours\u0001" };
        page = await documents.SaveDraftAsync(page.Key, page.Revision, content, "a test");
        Assert.DoesNotContain("number", (await ReadAsync("/topics/baby-sleep.atom")).ToString(), StringComparison.Ordinal);

        await documents.PublishAsync(page.Key, page.Revision, "a test");
        var first = (await ReadAsync("/topics/baby-sleep.atom")).Element(Atom + "entry")!;
        Assert.Equal(SeededSite.Url + path, Link(first, "alternate"));
        Assert.Equal("A new <number> & hours", One(first, "summary"));
        Assert.Equal(site.Clock.Now, Moment(first, "updated"));

        await site.WithdrawAsync(path);
        Assert.DoesNotContain(path, (await ReadAsync("/topics/baby-sleep.atom")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_offers_the_feed_that_belongs_to_it()
    {
        Assert.Equal("/topics/baby-sleep.atom", (await site.ReadAsync("/help/baby-sleep")).Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        foreach (var path in new[] { "/", "/news", site.Site.OfType<NewsStory>().First().Path })
            Assert.Equal("/news.atom", (await site.ReadAsync(path)).Document.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        Assert.Null((await site.ReadAsync("/privacy")).Document.QuerySelector("link[rel=alternate]"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/topics/no-such-topic.atom")).Status);
    }

    [Fact]
    public async Task A_reader_that_has_the_feed_is_told_so()
    {
        var tag = (await site.Http.GetAsync(new Uri("/news.atom", UriKind.Relative))).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/news.atom", UriKind.Relative)) { Headers = { { "If-None-Match", tag.ToString() } } };
        Assert.Equal(HttpStatusCode.NotModified, (await site.Http.SendAsync(again)).StatusCode);
    }

    private async Task<XElement> ReadAsync(string path)
    {
        var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        return XDocument.Load(await answer.Content.ReadAsStreamAsync()).Root!;
    }

    private static string One(XElement of, string name) => Assert.Single(of.Elements(Atom + name)).Value;

    private static string Link(XElement of, string relation) => Assert.Single(of.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static DateTimeOffset Moment(XElement of, string name) => DateTimeOffset.ParseExact(One(of, name), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
