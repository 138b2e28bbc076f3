using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Search;

/// <summary><c>/api/search</c> and <c>/api/search/suggestions</c>: for any site to use, so open to all of them.</summary>
internal static class SearchApi
{
    private const int MostSuggestions = 6;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/search").AddEndpointFilter(OpenAsync);
        api.MapGet("", Find);
        api.MapGet("/suggestions", Suggest);
    }

    private static IResult Find(HttpRequest http, PublishedSite site, FindPages find)
    {
        var faults = new Dictionary<string, string[]>();
        var request = Read(http.Query, site, faults);
        if (faults.Count > 0) return Results.ValidationProblem(faults, title: "The search cannot be understood.");
        var results = find.Find(site, request);
        return Results.Json(new
        {
            results.Total,
            Items = results.Items.Select(hit => new
            {
                hit.Page.Path,
                Title = hit.Page.TitleOf(),
                Summary = hit.Page.SummaryOf(),
                Kind = hit.Page.ContentType,
                hit.Audiences,
                Topics = hit.Topics.Select(topic => topic.Segment),
                Score = Math.Round(hit.Score, 3),
            }),
            UrgentHelp = results.Urgent.SelectMany(urgent => urgent.Contacts.Select(contact => new { Name = contact.Title, Contact = ContactWords(contact), Path = urgent.Page?.Path ?? "" })).DistinctBy(contact => contact.Name),
            results.Suggestion,
            Place = results.Place is { } place ? new { place.Name, place.Postcode, place.District, place.Precision } : null,
            OutOfScope = results.OutOfScope is { } other ? new { other.Text, Url = other.Link?.Url ?? "" } : null,
        });
    }

    private static IResult Suggest(HttpRequest http, PublishedSite site, FindPages find)
    {
        var faults = new Dictionary<string, string[]>();
        var query = ReadQuery(http.Query, faults);
        if (faults.Count > 0) return Results.ValidationProblem(faults, title: "The search cannot be understood.");
        var suggestions = find.Suggest(site, query, MostSuggestions);
        return Results.Json(new
        {
            Pages = suggestions.Pages.Select(page => new { page.Path, Title = page.TitleOf(), Kind = page.ContentType }),
            suggestions.Completions,
        });
    }

    private static SearchRequest Read(IQueryCollection query, PublishedSite site, Dictionary<string, string[]> faults)
    {
        var words = ReadQuery(query, faults);
        if (!SearchRequest.TryNumber(query["skip"], 0, SiteSearch.MostHits, 0, out var skip)) faults["skip"] = [$"skip must be a number from 0 to {SiteSearch.MostHits}."];
        if (!SearchRequest.TryNumber(query["take"], 1, SearchRequest.MostTake, SearchRequest.UsualTake, out var take)) faults["take"] = [$"take must be a number from 1 to {SearchRequest.MostTake}."];
        if (!SearchRequest.TryNumber(query["ageMonths"], 0, SearchRequest.OldestMonths, 0, out var age)) faults["ageMonths"] = [$"ageMonths must be a number from 0 to {SearchRequest.OldestMonths}."];
        var (audience, topic, kind) = (query["audience"].ToString(), query["topic"].ToString(), query["kind"].ToString());
        if (audience.Length > 0 && audience is not ("parents" or "young-people" or "volunteers" or "professionals")) faults["audience"] = ["audience must be parents, young-people, volunteers or professionals."];
        if (topic.Length > 0 && !site.OfType<Topic>().Any(one => one.Segment == topic)) faults["topic"] = ["There is no such topic. Use the last part of a topic's address."];
        if (kind.Length > 0 && site.Model.Find(kind) is not { HasPage: true }) faults["kind"] = ["kind must be the alias of a document type that has pages."];
        return new SearchRequest(words) { Audience = audience, Topic = topic, Kind = kind, AgeMonths = query["ageMonths"].ToString().Length > 0 ? age : null, Skip = skip, Take = take };
    }

    private static string ReadQuery(IQueryCollection query, Dictionary<string, string[]> faults)
    {
        var words = query["q"].ToString();
        if (string.IsNullOrWhiteSpace(words)) faults["q"] = ["Give q, the words to look for."];
        else if (words.Length > SiteSearch.LongestQuery) faults["q"] = [$"q must be {SiteSearch.LongestQuery} characters or fewer."];
        return words;
    }

    private static string ContactWords(Contact contact) => contact switch
    {
        { Phone.Length: > 0 } => contact.Phone,
        { TextNumber.Length: > 0 } => contact.TextNumber,
        { Website: { } website } => website.Url,
        _ => contact.Email,
    };

    private static async ValueTask<object?> OpenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "no-store";
        return await next(context);
    }
}
