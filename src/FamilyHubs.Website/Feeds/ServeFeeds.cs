using System.Security.Cryptography;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.Website.Feeds;

/// <summary><c>/news.atom</c>, and <c>/topics/{topic}.atom</c>: what changed on a topic.</summary>
internal static class ServeFeeds
{
    private const int MostEntries = 50;

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(FeedLink.NewsPath, News).OpenToAllSites().WithMetadata(new KeptAttribute());
        routes.MapGet("/topics/{topic}.atom", ForTopic).OpenToAllSites().WithMetadata(new KeptAttribute());
    }

    private static IResult News(HttpContext http, PublishedSite site, WebsiteSettings website)
    {
        var stories = site.OfType<NewsStory>().Where(story => !story.HideFromLists).OrderByDescending(story => story.Date).ThenBy(story => story.Title, StringComparer.Ordinal).Take(MostEntries);
        if (FeedLink.NewsPage(site) is not { } page) return Results.NotFound();
        return Answer(http, Feed(site, website, page, FeedLink.NewsPath) with
        {
            Entries = [.. stories.Select(story => Entry(story, website) with { Published = story.Date is { } day ? LondonTime.ToUtc(day.ToDateTime(default)) : story.CreatedOn })],
        });
    }

    private static IResult ForTopic(string topic, HttpContext http, PublishedSite site, WebsiteSettings website)
    {
        if (site.OfType<Topic>().FirstOrDefault(one => one.Segment == topic) is not { } page) return Results.NotFound();
        var pages = page.Descendants.Concat(site.Referrers(page).OfType<IAudienceAndTopics>().Where(named => named.Topics.Contains(page)).Cast<PublishedModel>())
            .Append(page).Distinct().Listed()
            .OrderByDescending(document => document.UpdatedOn).ThenBy(document => document.TitleOf(), StringComparer.Ordinal).Take(MostEntries);
        return Answer(http, Feed(site, website, page, FeedLink.PathOf(page)) with { Entries = [.. pages.Select(document => Entry(document, website))] });
    }

    private static AtomFeed Feed(PublishedSite site, WebsiteSettings website, PublishedModel page, string path)
    {
        var settings = site.OfType<SiteSettings>().First();
        return new AtomFeed
        {
            Title = $"{page.TitleOf()} - {settings.SiteName}",
            Author = settings.Organisation,
            Self = website.Absolute(path),
            Page = website.Absolute(CanonicalPath.Encode(page.Path)),
            Since = page.UpdatedOn,
            Entries = [],
        };
    }

    /// <summary>The editor's note of what changed says more to a reader who follows than the summary of the page.</summary>
    private static AtomEntry Entry(PublishedModel page, WebsiteSettings website) => new(
        page.Key,
        page.TitleOf(),
        website.Absolute(CanonicalPath.Encode(page.Path)),
        page.CreatedOn,
        page.UpdatedOn,
        page.ChangeNote is { Length: > 0 } note ? note : page.SummaryOf());

    private static IResult Answer(HttpContext http, AtomFeed feed)
    {
        var bytes = feed.Write();
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(bytes, $"{AtomFeed.MediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }
}
