using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>Open Referral UK 3.0 (HSDS-UK) under <c>/open-referral-uk/v3/</c>: open to all, without a key.</summary>
internal static class OpenReferralApi
{
    public const string Stub = "/open-referral-uk/v3";

    private const string Profile = "https://open-referral-uk-profile.readthedocs.io/en/latest/";
    private const string Specification = "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapOpenReferral(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Stub).OpenToAllSites();
        api.MapGet("/", () => Answer(new { Version = "HSDS-UK-3.0", Profile, OpenapiUrl = Specification }));
        Map(api, "services", ListServices, (feed, id) => feed.Services.FirstOrDefault(service => service.Id == id));
        Map(api, "service_at_locations", ListPlaces, (feed, id) => feed.Places.FirstOrDefault(place => place.Id == id));
        Map(api, "organizations", (feed, _, _) => feed.Organizations, (feed, id) => feed.Organizations.FirstOrDefault(organization => organization.Id == id));
        Map(api, "locations", (feed, _, _) => feed.Locations, (feed, id) => feed.Locations.FirstOrDefault(location => location.Id == id));
        Map(api, "taxonomies", (_, _, _) => ReferralTerms.Taxonomies, (_, id) => ReferralTerms.Taxonomies.FirstOrDefault(taxonomy => taxonomy.Id == id));
        Map(api, "taxonomy_terms", (feed, query, _) => [.. feed.Terms.Where(term => query.Taxonomy is null || term.TaxonomyId == query.Taxonomy)], (feed, id) => feed.Terms.FirstOrDefault(term => term.Id == id));
        api.MapGet("/{**rest}", () => NotThere("There is nothing at this address"));
    }

    private static void Map(RouteGroupBuilder api, string name, Func<ReferralFeed, ReferralQuery, MapPoint?, IReadOnlyList<object>> list, Func<ReferralFeed, Guid, object?> find)
    {
        api.MapGet($"/{name}", (HttpRequest http, PublishedSite site, WebsiteSettings website, PlaceFinder places) =>
        {
            var query = new ReferralQuery(http.Query);
            var point = query.Postcode is { } postcode ? Locate(postcode, site, places, query) : null;
            if (query.Faults.Count > 0) return Results.ValidationProblem(query.Faults, title: "The query cannot be understood");
            return Answer(ReferralPage.Of(list(new ReferralFeed(site, website), query, point), query.Page, query.Size));
        });
        api.MapGet($"/{name}/{{id}}", (string id, PublishedSite site, WebsiteSettings website) =>
        {
            if (!Guid.TryParseExact(id, "D", out var key)) return Results.ValidationProblem(new Dictionary<string, string[]> { ["id"] = ["id must be a UUID."] }, title: "The id cannot be understood");
            return find(new ReferralFeed(site, website), key) is { } found ? Answer(found) : NotThere($"There is none of {name} with this id");
        });
    }

    private static IReadOnlyList<object> ListServices(ReferralFeed feed, ReferralQuery query, MapPoint? point)
    {
        var services = query.Keep(feed.Services);
        if (query.IsMinimal) return [.. services.Select(service => new { service.Id, service.LastModified })];
        return query.IsFull ? [.. services] : [.. services.Select(ReferralFeed.Listed)];
    }

    /// <summary>Services at hubs; with a postcode the nearest first, and with a distance only those within it.</summary>
    private static IReadOnlyList<object> ListPlaces(ReferralFeed feed, ReferralQuery query, MapPoint? point)
    {
        var fitting = query.Keep(feed.Services).Select(service => service.Id).ToHashSet();
        var places = feed.Places.Where(place => fitting.Contains(place.ServiceId) && ((query.Start is null && query.End is null && query.Day is null) || place.Schedules!.Any(query.Fits)));
        if (point is { } from)
        {
            places = places.Select(place => (place, Metres: PointOf(place)?.MetresTo(from) ?? double.MaxValue))
                .Where(near => query.Proximity is not { } most || near.Metres <= most).OrderBy(near => near.Metres).Select(near => near.place);
        }
        return query.IsFull ? [.. places] : [.. places.Select(place => place with { Schedules = null })];
    }

    private static MapPoint? PointOf(ReferralPlace place) => place.Location is { Latitude: { } north, Longitude: { } east } ? new MapPoint((double)north, (double)east) : null;

    private static MapPoint? Locate(string postcode, PublishedSite site, PlaceFinder places, ReferralQuery query)
    {
        if (places.Ask(site, postcode) is { Place: { Postcode: not null } place }) return place.Point;
        query.Fault("postcode", "must be a whole postcode in or near our area");
        return null;
    }

    private static IResult Answer<T>(T body) => Results.Json(body, Json);

    private static IResult NotThere(string what) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: what);
}
