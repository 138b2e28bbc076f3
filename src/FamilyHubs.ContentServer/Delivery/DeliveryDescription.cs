using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// The OpenAPI document of the Content Delivery API, made from the content model: a schema for each document type and each
/// block, told apart by <c>contentType</c>.
/// </summary>
public sealed class DeliveryDescription
{
    /// <summary>Where it is served: Umbraco's address.</summary>
    public const string Address = "/umbraco/swagger/delivery/swagger.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal DeliveryDescription(ContentModel model, DeliveryApiOptions options)
    {
        IsServed = options.Enabled;
        Document = new JsonObject
        {
            ["openapi"] = "3.0.1",
            ["info"] = new JsonObject { ["title"] = "Content Delivery API", ["version"] = "2", ["description"] = "The published content, in the form of Umbraco's Content Delivery API version 2." },
            ["paths"] = Paths(options),
            ["components"] = new JsonObject
            {
                ["schemas"] = new DeliverySchemas(model, options).All(),
                ["securitySchemes"] = new JsonObject { ["ApiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Api-Key" } },
            },
        };
        Json = JsonSerializer.SerializeToUtf8Bytes(Document, Readable);
    }

    public bool IsServed { get; }

    public JsonObject Document { get; }

    /// <summary>The same in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    private static JsonObject Paths(DeliveryApiOptions options)
    {
        var content = new[] { Query("expand", "Properties whose documents are shown in full, such as properties[topics]; $all stands for all."), Query("fields", "The only properties to send, in the same form.") };
        JsonObject[] shared = [.. content, Header("Accept-Language", "The language."), Header("Start-Item", "Key or name of the root."), Header("Api-Key", "The key, where one is needed."), Header("Preview", "true shows drafts; needs a key.")];
        JsonObject[] page = [Query("skip", "How many to leave out at the start.", "integer"), Query("take", "How many to send, 10 unless it is given, at most 500.", "integer")];
        var key = Header("Api-Key", "The key, where one is needed.");
        var paths = new JsonObject
        {
            ["/content"] = Get("GetContent2.0", "A list of documents", Ref("PagedIApiContentResponseModel"), [400, 404],
                [Query("fetch", "Where to look: children:, descendants: or ancestors: and a key or path."), Many("filter", "What to keep: contentType:, name:, createDate>, updateDate<, audience:, topic:, ancestor:. With ! before the value, the others."), Many("sort", "name, level, sortOrder, createDate or updateDate, with :asc or :desc."), .. page, .. shared]),
            ["/content/item/{path}"] = Get("GetContentItemByPath2.0", "The document at a path; 301 when it has moved", Ref("IApiContentResponseModel"), [301, 400, 401, 404], [InPath("path", "string"), .. shared]),
            ["/content/item/{id}"] = Get("GetContentItemById2.0", "The document with a key", Ref("IApiContentResponseModel"), [400, 401, 404], [InPath("id", "uuid"), .. shared]),
            ["/content/items"] = Get("GetContentItems2.0", "Several documents by their keys", ListOf(Ref("IApiContentResponseModel")), [400, 401], [Many("id", "The keys.", "uuid"), .. shared]),
        };
        if (!options.MediaEnabled) return Prefixed(paths);
        paths["/media"] = Get("GetMedia2.0", "What is in a folder of the media library", Ref("PagedIApiMediaWithCropsResponseModel"), [400],
            [Query("fetch", "children: and the key or path of the folder; children:/ is the top."), Many("filter", "mediaType: or name:."), Many("sort", "name, sortOrder, createDate or updateDate, with :asc or :desc."), .. page, key]);
        paths["/media/item/{path}"] = Get("GetMediaItemByPath2.0", "The file or folder at a path", Ref("IApiMediaWithCropsResponseModel"), [404], [InPath("path", "string"), key]);
        paths["/media/item/{id}"] = Get("GetMediaItemById2.0", "The file or folder with a key", Ref("IApiMediaWithCropsResponseModel"), [404], [InPath("id", "uuid"), key]);
        paths["/media/items"] = Get("GetMediaItems2.0", "Several files by their keys", ListOf(Ref("IApiMediaWithCropsResponseModel")), [400], [Many("id", "The keys.", "uuid"), key]);
        return Prefixed(paths);
    }

    private static JsonObject Prefixed(JsonObject paths) => new(paths.Select(path => KeyValuePair.Create(DeliveryApi.Root + path.Key, path.Value?.DeepClone())));

    private static JsonObject Get(string id, string summary, JsonObject answer, int[] others, JsonObject[] parameters)
    {
        var responses = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK", ["content"] = Json("application/json", answer) } };
        foreach (var status in others)
            responses[$"{status}"] = status == 301 ? new JsonObject { ["description"] = "Moved" } : new JsonObject { ["description"] = "A problem", ["content"] = Json("application/problem+json", Ref("ProblemDetails")) };
        return new JsonObject
        {
            ["get"] = new JsonObject { ["tags"] = new JsonArray(id.Contains("Media", StringComparison.Ordinal) ? "Media" : "Content"), ["summary"] = summary, ["operationId"] = id, ["parameters"] = new JsonArray([.. parameters.Select(one => one.DeepClone())]), ["responses"] = responses },
        };

        static JsonObject Json(string type, JsonObject schema) => new() { [type] = new JsonObject { ["schema"] = schema } };
    }

    private static JsonObject Query(string name, string description, string type = "string") => Parameter(name, "query", description, new JsonObject { ["type"] = type });

    private static JsonObject Many(string name, string description, string format = "") => Parameter(name, "query", description, ListOf(Text(format)));

    private static JsonObject Header(string name, string description) => Parameter(name, "header", description, Text(""));

    private static JsonObject InPath(string name, string format)
    {
        var parameter = Parameter(name, "path", name == "id" ? "The key." : "The path, with or without slashes at its ends.", Text(format == "uuid" ? format : ""));
        parameter["required"] = true;
        return parameter;
    }

    private static JsonObject Parameter(string name, string place, string description, JsonObject schema) => new() { ["name"] = name, ["in"] = place, ["description"] = description, ["schema"] = schema };

    private static JsonObject Text(string format) => format.Length > 0 ? new() { ["type"] = "string", ["format"] = format } : new() { ["type"] = "string" };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}
