using System.Globalization;
using System.Text;
using System.Xml;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>sitemap.xml, robots.txt and security.txt.</summary>
internal static class ForMachines
{
    private const string SitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>RFC 9116 asks for an end less than a year away.</summary>
    private static readonly TimeSpan SecurityContactLasts = TimeSpan.FromDays(180);

    public static void MapForMachines(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", (PublishedSite site, WebsiteSettings settings) => Results.Bytes(Sitemap(site, settings), "application/xml"));
        routes.MapGet("/robots.txt", (WebsiteSettings settings) => Results.Text($"User-agent: *\nDisallow: /errors/\n\nSitemap: {settings.Absolute("/sitemap.xml")}\n"));
        routes.MapGet("/.well-known/security.txt", (PublishedSite site, WebsiteSettings settings, TimeProvider clock) => Results.Text(SecurityText(site, settings, clock)));
    }

    private static byte[] Sitemap(PublishedSite site, WebsiteSettings settings)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("urlset", SitemapNamespace);
            foreach (var page in site.Pages)
            {
                xml.WriteStartElement("url", SitemapNamespace);
                xml.WriteElementString("loc", SitemapNamespace, settings.Absolute(CanonicalPath.Encode(page.Path)));
                xml.WriteElementString("lastmod", SitemapNamespace, page.UpdatedOn.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static string SecurityText(PublishedSite site, WebsiteSettings settings, TimeProvider clock)
    {
        var contact = site.OfType<SiteSettings>().FirstOrDefault()?.SecurityContact is { Length: > 0 } given ? given : settings.Absolute("/");
        var expires = (clock.GetUtcNow() + SecurityContactLasts).UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        return $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {settings.Absolute("/.well-known/security.txt")}\n";
    }
}
