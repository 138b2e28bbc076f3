using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FamilyHubs.Website.Shared;

/// <summary>What a page is, for search engines, in schema.org's words as JSON-LD.</summary>
public sealed class StructuredData(WebsiteSettings website, SiteTimes times, TimesNow now)
{
    private const int MostEvents = 8;

    public IHtmlContent For(PublishedModel document, IReadOnlyList<PublishedModel> breadcrumbs, SiteSettings settings)
    {
        var graph = new JsonArray();
        if (breadcrumbs.Count > 0) graph.Add((JsonNode)Breadcrumbs([.. breadcrumbs, document]));
        if (Describe(document, settings) is { } thing) graph.Add((JsonNode)thing);
        foreach (var occurrence in Coming(document)) graph.Add((JsonNode)Event(occurrence));
        var json = new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph };

        // The default encoder writes <, > and & as escapes, so nothing in the text can end the script element.
        var script = new TagBuilder("script") { Attributes = { ["type"] = "application/ld+json" } };
        script.InnerHtml.SetHtmlContent(new HtmlString(json.ToJsonString(JsonSerializerOptions.Default)));
        return script;
    }

    private JsonObject Breadcrumbs(IReadOnlyList<PublishedModel> pages) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. pages.Select((page, i) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = i + 1,
            ["name"] = page.TitleOf(),
            ["item"] = website.Absolute(page.Path),
        })]),
    };

    private JsonObject? Describe(PublishedModel document, SiteSettings settings) => document switch
    {
        Home => new JsonObject { ["@type"] = "WebSite", ["name"] = settings.SiteName, ["url"] = website.Absolute("/"), ["publisher"] = Publisher(settings) },
        Hub hub => Place(hub),
        NewsStory story => Article("NewsArticle", story, settings, story.Date),
        HelpPage help => Article("Article", help, settings, help.VerifiedOn),
        _ => null,
    };

    private JsonObject Article(string type, PublishedModel page, SiteSettings settings, DateOnly? day) => new()
    {
        ["@type"] = type,
        ["headline"] = page.TitleOf(),
        ["description"] = page.SummaryOf(),
        ["url"] = website.Absolute(page.Path),
        [type == "Article" ? "dateModified" : "datePublished"] = (day ?? DateOnly.FromDateTime(page.UpdatedOn.UtcDateTime)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["publisher"] = Publisher(settings),
    };

    private JsonObject Place(Hub hub)
    {
        var place = new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = hub.Title,
            ["url"] = website.Absolute(hub.Path),
            ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = hub.Address.Length > 0 ? hub.Address : null, ["postalCode"] = hub.Postcode, ["addressCountry"] = "GB" },
        };
        if (hub.Phone.Length > 0) place["telephone"] = hub.Phone;
        if (hub is { Latitude: { } latitude, Longitude: { } longitude }) place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude };
        if (hub.OpeningHours.AreKnown) place["openingHoursSpecification"] = new JsonArray([.. WeeklyHours.Week.SelectMany(day => hub.OpeningHours.On(day).Select(hours => OpeningHours(day, hours)))]);
        if (hub.SpecialDays.Count > 0) place["specialOpeningHoursSpecification"] = new JsonArray([.. hub.SpecialDays.SelectMany(SpecialHours)]);
        return place;
    }

    private static JsonObject OpeningHours(DayOfWeek day, OpenHours hours) => new()
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = $"https://schema.org/{day}",
        ["opens"] = Clock(hours.From),
        ["closes"] = hours.EndsAtMidnight ? "23:59" : Clock(hours.To),
    };

    /// <summary>Closed is said by the same time for opening and closing.</summary>
    private static IEnumerable<JsonObject> SpecialHours(SpecialDays days) => (days.IsClosed ? [new OpenHours(default, default, Presence.Open)] : days.Hours).Select(hours => new JsonObject
    {
        ["@type"] = "OpeningHoursSpecification",
        ["validFrom"] = Date(days.First),
        ["validThrough"] = Date(days.Last),
        ["opens"] = Clock(hours.From),
        ["closes"] = hours is { EndsAtMidnight: true } && !days.IsClosed ? "23:59" : Clock(hours.To),
    });

    /// <summary>The next times of a session. Sample data is no event: search engines would send families to it.</summary>
    private IReadOnlyList<SessionOccurrence> Coming(PublishedModel document) =>
        document is Session { IsSample: false } session && times.Find(session) is { } listed ? now.Next(listed, MostEvents) : [];

    private JsonObject Event(SessionOccurrence occurrence) => new()
    {
        ["@type"] = "Event",
        ["name"] = occurrence.Session.Session.Title,
        ["description"] = occurrence.Session.Session.Summary,
        ["url"] = website.Absolute(occurrence.Path),
        ["startDate"] = occurrence.When.Start.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture),
        ["endDate"] = occurrence.When.End.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture),
        ["eventStatus"] = occurrence.When.State switch
        {
            OccurrenceState.Cancelled => "https://schema.org/EventCancelled",
            OccurrenceState.MovedAway => "https://schema.org/EventRescheduled",
            _ => "https://schema.org/EventScheduled",
        },
        ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
        ["isAccessibleForFree"] = occurrence.Session.Cost == "free" ? true : null,
        ["location"] = Place(occurrence.Session.Hub),
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Publisher(SiteSettings settings) => new() { ["@type"] = "GovernmentOrganization", ["name"] = settings.Organisation };
}
