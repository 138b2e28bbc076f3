using System.Globalization;
using System.Text;
using System.Xml;

namespace FamilyHubs.Website.Feeds;

/// <summary>A feed in Atom (RFC 4287). Ids of entries are document keys, so that a page that moves is not new to a reader.</summary>
internal sealed record AtomFeed
{
    public const string MediaType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>The absolute address of the feed, and its id.</summary>
    public required string Self { get; init; }

    /// <summary>The absolute address of the page that it is the feed of.</summary>
    public required string Page { get; init; }

    /// <summary>When there is no entry.</summary>
    public required DateTimeOffset Since { get; init; }

    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    public DateTimeOffset Updated => Entries.Count == 0 ? Since : Entries.Max(entry => entry.Updated);

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "en-GB");
            Text(xml, "id", Self);
            Text(xml, "title", Title);
            Text(xml, "updated", Moment(Updated));
            Link(xml, "self", Self, MediaType);
            Link(xml, "alternate", Page, "text/html");
            xml.WriteStartElement("author", Namespace);
            Text(xml, "name", Author);
            xml.WriteEndElement();
            foreach (var entry in Entries) Write(xml, entry);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "id", $"urn:uuid:{entry.Id}");
        Text(xml, "title", entry.Title);
        Text(xml, "published", Moment(entry.Published));
        Text(xml, "updated", Moment(entry.Updated));
        Link(xml, "alternate", entry.Page, "text/html");
        Text(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    /// <summary>Characters that XML cannot hold at all are left out: an editor may have pasted them.</summary>
    private static void Text(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, string.Concat(text.EnumerateRunes().Where(IsXml).Select(rune => rune.ToString())));

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A page in a feed; its address is absolute.</summary>
internal sealed record AtomEntry(Guid Id, string Title, string Page, DateTimeOffset Published, DateTimeOffset Updated, string Summary);
