using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>Calendars to follow: <c>/whats-on.ics</c> for a choice of sessions, <c>/hubs/{name}.ics</c> for a hub; and a file for one occurrence.</summary>
internal static class ServeCalendars
{
    /// <summary>What is over stays in people's calendars for a while, so that it does not vanish under their eyes.</summary>
    private const int DaysBack = 14;
    private const int DaysAhead = 183;

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/whats-on.ics", ForChoice).OpenToAllSites().WithMetadata(new KeptAttribute(WhatsOnQuestion.Names));
        routes.MapGet("/hubs/{name}.ics", ForHub).OpenToAllSites().WithMetadata(new KeptAttribute());
        routes.MapGet("/whats-on/{session}/{date}.ics", ForOccurrence).OpenToAllSites().WithMetadata(new KeptAttribute());
    }

    private static IResult ForChoice(HttpContext http, FindSessions find, PublishedSite site, WebsiteSettings website)
    {
        var question = WhatsOnQuestion.Read(name => http.Request.Query[name]);
        if (question.Postcode.Length > 0 || question.Miles.Length > 0)
            return Results.Problem("A calendar feed takes no postcode, because calendars send its address to others. Choose hubs instead: /whats-on.ics?hub=name.", statusCode: StatusCodes.Status400BadRequest, title: "A calendar feed takes no postcode.");
        if ((question with { When = "" }).IsEmpty)
            return Results.Problem("Say which sessions: hub, age (in months), day, time, cost, booking, facility or language, such as /whats-on.ics?age=14&cost=free.", statusCode: StatusCodes.Status400BadRequest, title: "A calendar feed needs a choice.");
        var answer = find.Find(question with { When = "" }, find.Today.AddDays(-DaysBack), find.Today.AddDays(DaysAhead));
        if (answer.Faults.Count > 0) return Results.ValidationProblem(answer.Faults.ToDictionary(fault => fault.Name, fault => new[] { $"{fault.Sentence}." }), title: "The choice cannot be understood.");
        return Answer(http, website, $"{PageTitle(site)} - {site.OfType<SiteSettings>().First().SiteName}", answer.Items.Select(item => item.Occurrence));
    }

    private static IResult ForHub(string name, HttpContext http, FindSessions find, PublishedSite site, SiteTimes times, WebsiteSettings website)
    {
        if (site.OfType<Hub>().FirstOrDefault(hub => hub.Segment == name) is not { } hub) return Results.NotFound();
        var occurrences = times.At(hub).SelectMany(session => session.Between(find.Today.AddDays(-DaysBack), find.Today.AddDays(DaysAhead))).OrderBy(occurrence => occurrence.When.Start);
        return Answer(http, website, hub.Title, occurrences);
    }

    private static IResult ForOccurrence(string session, string date, HttpContext http, SiteTimes times, WebsiteSettings website)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || times.Find(session)?.On(day) is not { } occurrence) return Results.NotFound();
        http.Response.Headers.ContentDisposition = "attachment; filename=session.ics";
        return Answer(http, website, occurrence.Session.Session.Title, [occurrence]);
    }

    private static IResult Answer(HttpContext http, WebsiteSettings website, string name, IEnumerable<SessionOccurrence> occurrences)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(new CalendarFile(website).Write(name, occurrences), CalendarFile.MediaType);
    }

    private static string PageTitle(PublishedSite site) => site.OfType<PublishedModels.WhatsOn>().FirstOrDefault()?.Title ?? "";
}
