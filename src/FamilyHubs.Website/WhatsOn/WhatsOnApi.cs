using System.Globalization;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.WhatsOn;

/// <summary><c>/api/whats-on</c>: for any site to use, so open to all of them.</summary>
internal static class WhatsOnApi
{
    private const int UsualDays = 28;
    private const int UsualTake = 50;
    private const int MostTake = 500;
    private const string Moment = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static void MapWhatsOn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/whats-on", Find).OpenToAllSites();
        routes.MapCalendars();
    }

    private static IResult Find(HttpContext http, FindSessions find, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        var query = http.Request.Query;
        var faults = new Dictionary<string, string[]>();
        var first = Day(query["from"], find.Today, "from", find, faults);
        var last = Day(query["to"], first.AddDays(UsualDays - 1) is var usual && usual > find.LastDay ? find.LastDay : usual, "to", find, faults);
        if (faults.Count == 0 && last < first) faults["to"] = ["to must not be before from."];
        var take = Number(query["take"], UsualTake, MostTake);
        if (take is null) faults["take"] = [$"take must be a number from 1 to {MostTake}."];
        var answer = find.Find(new WhatsOnQuestion { Age = query["ageMonths"].ToString().Trim(), Postcode = query["postcode"].ToString().Trim(), Hub = query["hub"].ToString().Trim() }, first, faults.Count == 0 ? last : first);
        foreach (var (name, sentence) in answer.Faults) faults[name == "age" ? "ageMonths" : name] = [name == "age" ? $"ageMonths must be a number from 0 to {ChildAge.OldestMonths}." : $"{sentence}."];
        if (faults.Count > 0) return Results.ValidationProblem(faults, title: "The question cannot be understood.");

        var isFromNow = query["from"].ToString().Length == 0;
        List<FoundSession> found = [.. answer.Items.Where(item => !isFromNow || item.Occurrence.When.End > clock.GetUtcNow())];
        return Results.Json(new
        {
            Total = found.Count,
            Items = found.Take(take!.Value).Select(item => Shown(item, item.Occurrence.Session)),
            Place = answer.Place is { } place ? new { place.Name, place.Postcode, District = place.District is { } district ? Slug.For(district) : null, place.Precision } : null,
        });
    }

    private static object Shown(FoundSession item, ListedSession session) => new
    {
        Title = session.Session.Title,
        item.Occurrence.Path,
        Hub = new { Name = session.Hub.Title, session.Hub.Path },
        Start = item.Occurrence.When.Start.ToString(Moment, CultureInfo.InvariantCulture),
        End = item.Occurrence.When.End.ToString(Moment, CultureInfo.InvariantCulture),
        session.MinAgeMonths,
        session.MaxAgeMonths,
        Cost = OrNull(session.Cost),
        Booking = OrNull(session.Booking),
        item.Occurrence.Status,
        Sample = session.IsSample,
        Miles = item.Metres is { } metres ? DistanceWords.Miles(metres) : (double?)null,
    };

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static DateOnly Day(string? text, DateOnly usual, string name, FindSessions find, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        var earliest = find.Today.AddDays(-31);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= earliest && day <= find.LastDay) return day;
        faults[name] = [string.Create(CultureInfo.InvariantCulture, $"{name} must be a date from {earliest:yyyy-MM-dd} to {find.LastDay:yyyy-MM-dd}, like {find.Today:yyyy-MM-dd}.")];
        return find.Today;
    }

    private static int? Number(string? text, int usual, int most)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
    }
}
