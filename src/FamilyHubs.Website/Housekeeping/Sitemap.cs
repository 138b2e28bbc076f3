using System.Globalization;
using System.Text;
using System.Xml;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Housekeeping;

/// <summary>
/// Every page with the moment it changed last. One sitemap holds 50,000 pages at most; a larger site's <c>/sitemap.xml</c>
/// is an index of several.
/// </summary>
internal sealed class Sitemap(IEnumerable<PublishedModel> pages, WebsiteSettings settings, int most = Sitemap.Most)
{
    private readonly (string Path, DateTimeOffset Changed)[] entries = [.. pages.Select(page => (page.Path, page.UpdatedOn))];

    private const int Most = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private int Parts => (entries.Length + most - 1) / most;

    public static string PathOf(int part) => string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{part}.xml");

    /// <summary>What <c>/sitemap.xml</c> says.</summary>
    public byte[] Write() => Parts <= 1
        ? WritePages(entries)
        : Write("sitemapindex", "sitemap", Enumerable.Range(1, Parts).Select(part => (settings.Absolute(PathOf(part)), EntriesOf(part).Max(page => page.Changed))));

    /// <summary>A part of a large site's pages, from 1 on; null when there is no such part.</summary>
    public byte[]? Write(int part) => Parts > 1 && part >= 1 && part <= Parts ? WritePages(EntriesOf(part)) : null;

    private IEnumerable<(string Path, DateTimeOffset Changed)> EntriesOf(int part) => entries.Skip((part - 1) * most).Take(most);

    private byte[] WritePages(IEnumerable<(string Path, DateTimeOffset Changed)> listed) =>
        Write("urlset", "url", listed.Select(page => (settings.Absolute(CanonicalPath.Encode(page.Path)), page.Changed)));

    private static byte[] Write(string root, string item, IEnumerable<(string Address, DateTimeOffset Changed)> items)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var (address, changed) in items)
            {
                xml.WriteStartElement(item, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                xml.WriteElementString("lastmod", Namespace, changed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }
}
