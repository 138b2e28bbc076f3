using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Hubs;

/// <summary><c>/api/hubs</c> and <c>/hubs.geojson</c>: for any site to use, so open to all of them.</summary>
internal static class HubsApi
{
    private const int MostTake = 100;

    public static void MapHubs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hubs", Find).OpenToAllSites();
        routes.MapGet("/hubs.geojson", Positions).OpenToAllSites().WithMetadata(new KeptAttribute());
    }

    private static IResult Find(HttpContext http, FindHubs find)
    {
        http.Response.Headers.CacheControl = "no-store";
        var query = http.Request.Query;
        var question = new HubQuestion { Postcode = query["postcode"].ToString(), District = query["district"].ToString(), Service = query["service"].ToString(), Type = query["type"].ToString(), Facilities = [.. query["facility"].OfType<string>().Where(slug => slug.Length > 0)] };
        var answer = find.Find(question);
        var faults = answer.Faults.ToDictionary(fault => fault.Name, fault => new[] { $"{fault.Sentence}." });
        if (ReadTake(query["take"]) is not { } take) faults["take"] = [$"take must be a number from 1 to {MostTake}."];
        else if (faults.Count == 0) return Results.Json(Shown(answer, take));
        return Results.ValidationProblem(faults, title: "The question cannot be understood.");
    }

    private static object Shown(HubAnswer answer, int take) => new
    {
        Total = answer.Hubs.Count,
        Items = answer.Hubs.Take(take).Select(found => new
        {
            Name = found.Hub.TitleOf(),
            found.Hub.Path,
            Type = found.Hub.HubType,
            District = Slug.For(found.Hub.District),
            found.Hub.Postcode,
            Miles = found.Metres is { } metres ? DistanceWords.Miles(metres) : (double?)null,
            OpenNow = found.Open.IsOpen,
            OpenText = found.Open.Text,
        }),
        Place = answer.Place is { } place ? new { place.Name, place.Postcode, District = place.District is { } district ? Slug.For(district) : null, place.Precision } : null,
    };

    private static IResult Positions(PublishedSite site, WebsiteSettings settings) => Results.Json(
        new
        {
            Type = "FeatureCollection",
            Features = PlaceFinder.Listed(site).Where(hub => hub.PointOf() is not null).OrderBy(hub => hub.Path, StringComparer.Ordinal).Select(hub => new
            {
                Type = "Feature",
                Geometry = new { Type = "Point", Coordinates = new[] { hub.Longitude!.Value, hub.Latitude!.Value } },
                Properties = new { Name = hub.TitleOf(), hub.Path, Url = settings.Absolute(hub.Path), Type = hub.HubType, District = Slug.For(hub.District), hub.Postcode },
            }),
        },
        contentType: "application/geo+json");

    /// <returns>All when nothing is asked for; null when it is no number, or out of bounds.</returns>
    private static int? ReadTake(string? text)
    {
        if (string.IsNullOrEmpty(text)) return MostTake;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var take) && take is >= 1 and <= MostTake ? take : null;
    }
}
