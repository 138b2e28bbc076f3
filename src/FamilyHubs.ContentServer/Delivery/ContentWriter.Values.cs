using System.Globalization;
using System.Text.Json;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

internal sealed partial class ContentWriter
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    public void WriteAsStored(JsonElement value) => value.WriteTo(json);

    /// <summary>With the time difference of the data type's time zone, which is London's.</summary>
    public void WriteMoment(PropertyValue value) =>
        json.WriteStringValue(LondonTime.FromUtc(value.Value.GetDateTimeOffset()).ToString(MomentFormat, CultureInfo.InvariantCulture));

    /// <summary>Always an array, also where one only may be chosen. What is not published is left out.</summary>
    public void WritePickedDocuments(PropertyValue value)
    {
        json.WriteStartArray();
        foreach (var item in value.Value.EnumerateArray())
            if (request.Find(item.GetGuid()) is { } content) WritePicked(content, value.Expand, value.Fields);
        json.WriteEndArray();
    }

    public void WritePickedMedia(PropertyValue value)
    {
        json.WriteStartArray();
        var media = new MediaWriter(json);
        foreach (var pick in value.Value.EnumerateArray())
            if (request.Site.FindMedia(pick.GetProperty("mediaKey").GetGuid()) is { } item) media.WritePicked(item, pick, value.Property.DataType);
        json.WriteEndArray();
    }

    public void WriteLinks(PropertyValue value)
    {
        json.WriteStartArray();
        foreach (var link in value.Value.EnumerateArray()) WriteLink(link);
        json.WriteEndArray();
    }

    private void WriteLink(JsonElement link)
    {
        var title = Text(link, "name");
        var target = Text(link, "target");
        if (!link.TryGetProperty("unique", out var unique)) WriteLink(Text(link, "url") + Text(link, "queryString"), Text(link, "queryString"), title, target, null, "External");
        else if (request.Find(unique.GetGuid()) is { } content) WriteLink(null, Text(link, "queryString"), title ?? content.NameIn(request.Culture), target, content, "Content");
        else if (request.Site.FindMedia(unique.GetGuid()) is { } media) WriteMediaLink(media, title, target);
    }

    private void WriteLink(string? url, string? query, string? title, string? target, PublishedContent? content, string type)
    {
        json.WriteStartObject();
        json.WriteString("url", url);
        json.WriteString("queryString", query);
        json.WriteString("title", title);
        json.WriteString("target", target);
        if (content is not null)
        {
            json.WriteString("destinationId", content.Key);
            json.WriteString("destinationType", content.ContentType);
            WriteRoute("route", content, request.Culture);
        }
        else
        {
            json.WriteNull("destinationId");
            json.WriteNull("destinationType");
            json.WriteNull("route");
        }
        json.WriteString("linkType", type);
        json.WriteNull("culture");
        json.WriteEndObject();
    }

    private void WriteMediaLink(PublishedMedia media, string? title, string? target)
    {
        json.WriteStartObject();
        json.WriteString("url", media.Url);
        json.WriteNull("queryString");
        json.WriteString("title", title ?? media.FileName);
        json.WriteString("target", target);
        json.WriteString("destinationId", media.Key);
        json.WriteString("destinationType", MediaWriter.TypeOf(media));
        json.WriteNull("route");
        json.WriteString("linkType", "Media");
        json.WriteNull("culture");
        json.WriteEndObject();
    }

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
