using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FamilyHubs.Website.Shared;

/// <summary>What a page is, for search engines, in schema.org's words as JSON-LD.</summary>
public sealed class StructuredData(WebsiteSettings website)
{
    public IHtmlContent For(PublishedModel document, IReadOnlyList<PublishedModel> breadcrumbs, SiteSettings settings)
    {
        var graph = new JsonArray();
        if (breadcrumbs.Count > 0) graph.Add((JsonNode)Breadcrumbs([.. breadcrumbs, document]));
        if (Describe(document, settings) is { } thing) graph.Add((JsonNode)thing);
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
        return place;
    }

    private static JsonObject Publisher(SiteSettings settings) => new() { ["@type"] = "GovernmentOrganization", ["name"] = settings.Organisation };
}
