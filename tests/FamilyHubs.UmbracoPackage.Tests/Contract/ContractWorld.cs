using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.UmbracoPackage.Tests.Contract;

/// <summary>A small site with every kind of value, delivered without a server.</summary>
internal static class ContractWorld
{
    public static readonly Guid Root = new("10000000-0000-4000-8000-000000000001");
    public static readonly Guid Subject = new("10000000-0000-4000-8000-000000000002");
    public static readonly Guid Target = new("10000000-0000-4000-8000-000000000003");
    public static readonly Guid Hidden = new("10000000-0000-4000-8000-000000000004");
    public static readonly Guid Photo = new("20000000-0000-4000-8000-000000000001");
    public static readonly Guid Block = new("30000000-0000-4000-8000-000000000001");
    public static readonly Guid Settings = new("30000000-0000-4000-8000-000000000002");

    public static readonly DateTime Created = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    public static readonly DateTime Updated = new(2026, 11, 22, 9, 30, 0, 717, DateTimeKind.Utc);

    private static readonly string[] PageProperties =
    [
        "title:Umbraco.TextBox", "lead:Umbraco.TextArea", "email:Umbraco.EmailAddress", "whole:Umbraco.Integer", "amount:Umbraco.Decimal", "flag:Umbraco.TrueFalse",
        "day:Umbraco.DateOnly", "moment:Umbraco.DateTimeWithTimeZone", "tags:Umbraco.Tags", "lines:Umbraco.MultipleTextstring", "choice:Umbraco.DropDown.Flexible", "boxes:Umbraco.CheckBoxList",
        "text:Umbraco.RichText", "blocks:Umbraco.BlockList", "grid:Umbraco.BlockGrid", "picks:Umbraco.MultiNodeTreePicker", "media:Umbraco.MediaPicker3", "links:Umbraco.MultiUrlPicker",
    ];

    private static readonly ContentModel Model = new([new Language("en-GB", "English", true, true), new Language("cy", "Welsh", false, false)], [],
        [Type("page", false, PageProperties), Type("article", true, ["title:Umbraco.TextBox"]), Type("note", false, ["title:Umbraco.TextBox", "picks:Umbraco.MultiNodeTreePicker"])]);

    /// <summary>The answer for a document with these values, or for the photograph.</summary>
    public static JsonNode Deliver(JsonObject values, string query = "", bool asJson = false, string contentType = "page", string? language = null) =>
        Write(values, query, asJson, contentType, language, (request, json) => new ContentWriter(json, request).WriteResponse(request.Find(Subject)!))!;

    /// <summary>The keys in a list of everything, in a language.</summary>
    public static IReadOnlyList<Guid> List(JsonObject values, string contentType, string language)
    {
        List<Guid> keys = [];
        Write(values, "", false, contentType, language, (request, json) =>
        {
            keys.AddRange(new ContentQuery(request).Run().Page.Select(content => content.Key));
            json.WriteNullValue();
        });
        return keys;
    }

    public static JsonNode DeliverMedia(string path) =>
        Write([], "", false, "page", null, (request, json) => new MediaWriter(json).WriteResponse(MediaTree.Of(request.Site).Find(path)!))!;

    private static JsonNode? Write(JsonObject values, string query, bool asJson, string contentType, string? language, Action<DeliveryRequest, Utf8JsonWriter> write)
    {
        var site = PublishedSite.Empty(Model, new PlainModels()).Next(new SiteChange(1)
        {
            Put =
            [
                Content(Root, null, "page", "Home", "/", []),
                Content(Subject, Root, contentType, "Subject", "/subject", values),
                Content(Target, Root, "page", "Target", "/target", new() { ["title"] = "A title", ["picks"] = new JsonArray(Root.ToString()) }),
            ],
            PutMedia = [new PublishedMedia(Photo, "folder/photo.jpg", "0f", 12_345, 800, 600) { CreatedUtc = Created }],
        });
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        if (language is not null) http.Request.Headers.AcceptLanguage = language;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(new DeliveryRequest(http, site, new DeliveryApiOptions { RichTextOutputAsJson = asJson }, isPreview: false), json);
        return JsonNode.Parse(buffer.WrittenSpan);
    }

    private static PublishedContent Content(Guid key, Guid? parent, string type, string name, string path, JsonObject values) => new(Encoding.UTF8.GetBytes(values.ToJsonString()))
    {
        Key = key,
        ParentKey = parent,
        ContentType = type,
        Name = name,
        Path = path,
        SortOrder = 1,
        CreatedUtc = Created,
        UpdatedUtc = Updated,
        References = [],
    };

    private static ContentType Type(string alias, bool varies, string[] properties)
    {
        List<PropertyType> list = [.. properties.Select(property => Property(property.Split(':')[0], property.Split(':')[1], varies))];
        return new ContentType
        {
            Key = Guid.NewGuid(),
            Alias = alias,
            Name = alias,
            Icon = "icon",
            Description = "",
            IsElement = alias == "note",
            VariesByCulture = varies,
            DefaultTemplate = alias,
            Compositions = [],
            AllowedContentTypes = [],
            Tabs = [],
            PropertyList = list,
        };
    }

    private static PropertyType Property(string alias, string editor, bool varies) => new()
    {
        Key = Guid.NewGuid(),
        Alias = alias,
        Name = alias,
        Description = "",
        VariesByCulture = varies,
        DataType = new DataType
        {
            Key = Guid.NewGuid(),
            Name = alias,
            EditorAlias = editor,
            EditorUiAlias = editor,
            Configuration = editor == "Umbraco.MediaPicker3" ? new() { ["crops"] = new JsonArray(Crop("wide", 1200, 630), Crop("square", 400, 400)) } : new() { ["gridColumns"] = 12 },
        },
    };

    private static JsonObject Crop(string alias, int width, int height) => new() { ["alias"] = alias, ["width"] = width, ["height"] = height };

    private sealed class PlainModels : IPublishedModels
    {
        public PublishedModel Document(PublishedSite site, PublishedContent content, string contentType) => new(site, content);

        public PublishedElement Element(PublishedSite site, Guid key, string contentType, JsonElement values) => new(site, key, contentType, values);
    }
}
