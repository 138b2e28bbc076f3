using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared;

/// <summary>The Atom feed that a page offers to programs that follow pages.</summary>
public sealed record FeedLink(string Title, string Path)
{
    public const string NewsPath = "/news.atom";

    public static string PathOf(Topic topic) => $"/topics/{Uri.EscapeDataString(topic.Segment)}.atom";

    /// <summary>The page that lists the news; null while there is none.</summary>
    public static PublishedModel? NewsPage(PublishedSite site) => site.OfType<NewsStory>().OrderByDescending(story => story.Date).FirstOrDefault()?.Parent;

    /// <summary>A topic offers what changed on it; the front page, the list of news and its stories offer the news.</summary>
    public static FeedLink? For(PublishedModel? document)
    {
        if (document is Topic topic) return new(topic.TitleOf(), PathOf(topic));
        if (document is not (Home or NewsStory) && document?.Children.Any(child => child is NewsStory) is not true) return null;
        return NewsPage(document.Site) is { } news && (document is Home or NewsStory || document.Equals(news)) ? new(news.TitleOf(), NewsPath) : null;
    }
}
