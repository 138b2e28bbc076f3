using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Search;

/// <summary>Searches the site as the search page and its API show it: places lead to hubs, filters narrow, pages are cut.</summary>
public sealed class FindPages(SiteSearch search, PlaceFinder places)
{
    private const int HubsShown = 3;

    /// <summary>Metres that make no difference to which session is better.</summary>
    private const double Near = 3_000;

    /// <summary>Ages to filter by: a month that stands for each, and how it is said.</summary>
    private static readonly (int Months, string Words)[] AgeChoices =
        [(6, "Under 1"), (18, "1 year"), (30, "2 years"), (48, "3 to 4 years"), (96, "5 to 10 years"), (162, "11 to 15 years"), (210, "16 and over")];

    public SearchResults Find(PublishedSite site, SearchRequest request)
    {
        var place = places.Find(site, request.Query);
        var answer = search.Find(site, place?.Postcode is null ? request.Query : place.Rest);
        IReadOnlyList<(Hub Hub, double Metres)> near = place is null ? [] : PlaceFinder.Nearest(site, place.Point);
        var all = place is not null && IsPlaceAlone(site, place) ? HubsFirst(near, answer.Hits) : place is not null ? NearestSessionsFirst(place, answer.Hits) : answer.Hits;
        List<SearchHit> kept = [.. all.Where(hit => Fits(hit, request))];
        var topics = all.SelectMany(hit => hit.Topics).DistinctBy(topic => topic.Key).ToLookup(topic => topic.Segment);

        return new SearchResults
        {
            Total = kept.Count,
            Unfiltered = all.Count,
            Items = [.. kept.Skip(request.Skip).Take(request.Take)],
            Audiences = Count(all.Where(hit => Fits(hit, request with { Audience = "" })), hit => hit.Audiences, audience => AudienceWords.For([audience])[4..]),
            Topics = Count(all.Where(hit => Fits(hit, request with { Topic = "" })), hit => hit.Topics.Select(topic => topic.Segment), slug => topics[slug].First().TitleOf()),
            Kinds = Count(all.Where(hit => Fits(hit, request with { Kind = "" })), hit => [hit.Page.ContentType], alias => site.Model.Get(alias).Name),
            Ages = [.. AgeChoices.Select(age => new Choice(age.Months.ToString(System.Globalization.CultureInfo.InvariantCulture), age.Words, all.Count(hit => Fits(hit, request with { AgeMonths = age.Months }))))],
            Urgent = [.. answer.Urgent.OfType<UrgentTrigger>()],
            OutOfScope = answer.OutOfScope as OutOfScope,
            Suggestion = answer.Suggestion,
            Place = place,
            NearestHubs = [.. near.Take(HubsShown)],
            IsOtherLanguage = answer.IsOtherLanguage,
            Words = answer.Words,
        };
    }

    public SearchSuggestions Suggest(PublishedSite site, string query, int most) => search.Suggest(site, query, most);

    /// <summary>Nothing else was asked than the place, or the hubs of it.</summary>
    private static bool IsPlaceAlone(PublishedSite site, Place place)
    {
        var settings = site.OfType<SiteSettings>().FirstOrDefault();
        var hubWords = SiteSearch.WordsOf($"{settings?.HubName} {settings?.HubNamePlural}");
        return SiteSearch.WordsOf(place.Rest).All(word => SiteSearch.IsFiller(word) || hubWords.Contains(word));
    }

    private static List<SearchHit> HubsFirst(IReadOnlyList<(Hub Hub, double Metres)> near, IReadOnlyList<SearchHit> hits)
    {
        var top = (hits.Count > 0 ? hits[0].Score : 0) + near.Count;
        List<SearchHit> first = [.. near.Take(SearchRequest.UsualTake).Select((hub, i) => new SearchHit(hub.Hub, top - i) { Audiences = hub.Hub.Audiences, Topics = hub.Hub.Topics })];
        return [.. first, .. hits.Where(hit => !first.Exists(hub => hub.Page.Equals(hit.Page)))];
    }

    /// <summary>Sessions keep their places in the list, those of the next miles in the first of them.</summary>
    private static List<SearchHit> NearestSessionsFirst(Place place, IReadOnlyList<SearchHit> hits)
    {
        var nearest = new Queue<SearchHit>(hits.Where(IsSession).OrderBy(hit => Math.Floor(((hit.Page.Parent as Hub)?.PointOf()?.MetresTo(place.Point) ?? double.MaxValue) / Near)));
        return [.. hits.Select(hit => IsSession(hit) ? nearest.Dequeue() with { Score = hit.Score } : hit)];
    }

    private static bool IsSession(SearchHit hit) => hit.Page is Session;

    private static bool Fits(SearchHit hit, SearchRequest request) =>
        (request.Audience.Length == 0 || hit.Audiences.Contains(request.Audience))
        && (request.Topic.Length == 0 || hit.Topics.Any(topic => topic.Segment == request.Topic))
        && (request.Kind.Length == 0 || hit.Page.ContentType == request.Kind)
        && (request.AgeMonths is not { } age || ((hit.MinAgeMonths ?? 0) <= age && age <= (hit.MaxAgeMonths ?? SearchRequest.OldestMonths)));

    private static List<Choice> Count(IEnumerable<SearchHit> hits, Func<SearchHit, IEnumerable<string>> values, Func<string, string> words) =>
        [.. hits.SelectMany(hit => values(hit).Distinct()).CountBy(value => value).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new Choice(count.Key, words(count.Key), count.Value))];
}
