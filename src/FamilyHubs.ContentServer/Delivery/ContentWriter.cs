using System.Text.Json;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>Writes documents as Umbraco's Content Delivery API does.</summary>
internal sealed partial class ContentWriter(Utf8JsonWriter json, DeliveryRequest request)
{
    /// <summary>Past this an answer is refused: nothing that reads pages needs more at once, and it keeps every answer quick.</summary>
    private const int MostBytes = 5_000_000;

    private readonly Guid rootKey = request.Site.HomeContent?.Key ?? Guid.Empty;

    /// <summary>A document that was asked for, with its languages.</summary>
    public void WriteResponse(PublishedContent content)
    {
        json.WriteStartObject();
        WriteHead(content);
        WriteProperties(content, request.Expand, request.Fields);
        json.WriteStartObject("cultures");
        if (request.Site.Model.Get(content.ContentType).VariesByCulture)
            foreach (var language in request.Site.Model.Languages.Where(language => language.IsDefault || content.IsTranslated(language.IsoCode)))
                WriteRoute(language.IsoCode, content, language.IsDefault ? null : language.IsoCode);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A document that another one points at: its properties are shown when it is expanded.</summary>
    private void WritePicked(PublishedContent content, PropertyTree? expand, PropertyTree? fields)
    {
        json.WriteStartObject();
        WriteHead(content);
        if (expand is not null) WriteProperties(content, expand, fields);
        else WriteNoProperties();
        json.WriteEndObject();
    }

    private void WriteHead(PublishedContent content)
    {
        if (json.BytesCommitted + json.BytesPending > MostBytes)
            throw new Refusal(StatusCodes.Status400BadRequest, "Answer too large", "Expand less, name the fields you need, or take fewer at a time");
        json.WriteString("contentType", content.ContentType);
        json.WriteString("name", content.NameIn(request.Culture));
        json.WriteString("createDate", content.CreatedUtc);
        json.WriteString("updateDate", content.UpdatedUtc);
        WriteRoute("route", content, request.Culture);
        json.WriteString("id", content.Key);
    }

    private void WriteRoute(string name, PublishedContent content, string? culture, string? queryString = null)
    {
        json.WriteStartObject(name);
        json.WriteString("path", PathOf(content));
        json.WriteString("queryString", queryString);
        json.WriteStartObject("startItem");
        json.WriteString("id", rootKey);
        json.WriteString("path", request.Site.RootSegment(culture));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Umbraco ends paths with a slash.</summary>
    public static string PathOf(PublishedContent content) => content.Path == "/" ? "/" : content.Path + "/";

    private void WriteProperties(PublishedContent content, PropertyTree? expand, PropertyTree? fields) =>
        WriteProperties(request.Site.Model.Get(content.ContentType), alias => content.Value(alias, request.Culture), expand, fields);

    private void WriteProperties(ContentType type, Func<string, JsonElement?> value, PropertyTree? expand, PropertyTree? fields)
    {
        json.WriteStartObject("properties");
        foreach (var property in type.PropertyList)
        {
            var wanted = fields?.Into(property.Alias);
            if (wanted is null && fields is { IsEmpty: false }) continue;
            json.WritePropertyName(property.Alias);
            if (value(property.Alias) is { } one) DeliveryValues.Find(property.DataType.EditorAlias)(this, new PropertyValue(one, property, expand?.Into(property.Alias), wanted));
            else json.WriteNullValue();
        }
        json.WriteEndObject();
    }

    private void WriteNoProperties()
    {
        json.WriteStartObject("properties");
        json.WriteEndObject();
    }
}
