using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>sitemap.xml, robots.txt and security.txt.</summary>
internal static class ForMachines
{
    /// <summary>RFC 9116 asks for an end less than a year away.</summary>
    private static readonly TimeSpan SecurityContactLasts = TimeSpan.FromDays(180);

    public static void MapForMachines(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", (PublishedSite site, WebsiteSettings settings) => Results.Bytes(SitemapOf(site, settings).Write(), "application/xml")).WithMetadata(new KeptAttribute());
        routes.MapGet("/sitemaps/{part:int}.xml", (int part, PublishedSite site, WebsiteSettings settings) =>
            SitemapOf(site, settings).Write(part) is { } xml ? Results.Bytes(xml, "application/xml") : Results.NotFound()).WithMetadata(new KeptAttribute());
        routes.MapGet("/robots.txt", (WebsiteSettings settings) => Results.Text($"User-agent: *\nDisallow: /errors/\n\nSitemap: {settings.Absolute("/sitemap.xml")}\n")).WithMetadata(new KeptAttribute());
        routes.MapGet("/.well-known/security.txt", (PublishedSite site, WebsiteSettings settings, TimeProvider clock) => Results.Text(SecurityText(site, settings, clock))).WithMetadata(new KeptAttribute());
    }

    /// <summary>The parts of a large one are asked for one after another; what they list is gathered once.</summary>
    private static Sitemap SitemapOf(PublishedSite site, WebsiteSettings settings) => site.Derived(whole => new Sitemap(whole.Pages, settings));

    private static string SecurityText(PublishedSite site, WebsiteSettings settings, TimeProvider clock)
    {
        var contact = site.OfType<SiteSettings>().FirstOrDefault()?.SecurityContact is { Length: > 0 } given ? given : settings.Absolute("/");
        var expires = (clock.GetUtcNow() + SecurityContactLasts).UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        return $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {settings.Absolute("/.well-known/security.txt")}\n";
    }
}
