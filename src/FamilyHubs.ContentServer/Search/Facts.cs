using System.Text.Json;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Search;

/// <summary>What results can be filtered by. A page that does not say, such as a page of a guide, has what the page above it says.</summary>
internal static class Facts
{
    public static SearchHit HitOf(PublishedSite site, PublishedModel page, double score)
    {
        var topics = page.ContentType == "topic" ? [page] : List(site, page, "topics").Select(key => site.Find(key.GetGuid())).OfType<PublishedModel>();
        return new SearchHit(page, score)
        {
            Audiences = [.. List(site, page, "audiences").Select(audience => audience.GetString()!)],
            Topics = [.. topics.Concat(TopicAbove(page)).Distinct()],
            MinAgeMonths = Number(site, page, "minAgeMonths"),
            MaxAgeMonths = Number(site, page, "maxAgeMonths"),
        };
    }

    private static IEnumerable<PublishedModel> TopicAbove(PublishedModel page) => page.Parent is { ContentType: "topic" } topic ? [topic] : [];

    private static IEnumerable<JsonElement> List(PublishedSite site, PublishedModel page, string alias) =>
        Nearest(site, page, alias) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static int? Number(PublishedSite site, PublishedModel page, string alias) =>
        Nearest(site, page, alias) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static JsonElement? Nearest(PublishedSite site, PublishedModel page, string alias)
    {
        for (var at = page; at is not null; at = at.Parent)
        {
            if (site.FindContent(at.Key)?.Value(alias, null) is { } value) return value;
            if (site.Model.Get(at.ContentType).Properties.ContainsKey(alias)) return null;
        }
        return null;
    }
}
