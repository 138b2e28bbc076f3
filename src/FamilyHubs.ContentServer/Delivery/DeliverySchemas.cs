using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>The shapes of answers: Umbraco's own, and one for each document type and block of the model.</summary>
internal sealed class DeliverySchemas(ContentModel model, DeliveryApiOptions options)
{
    private readonly JsonObject schemas = [];

    public JsonObject All()
    {
        AddShared();
        var compositions = model.ContentTypes.SelectMany(type => type.Compositions).ToHashSet();
        List<ContentType> documents = [.. model.ContentTypes.Where(type => !type.IsElement && !compositions.Contains(type.Alias) && options.Delivers(type.Alias))];
        List<ContentType> elements = [.. model.ContentTypes.Where(type => type.IsElement)];
        foreach (var type in documents.Concat(elements)) Add($"{Pascal(type)}PropertiesModel", Properties(type), type.Description);
        foreach (var type in documents)
        {
            Add($"{Pascal(type)}ContentModel", Content(type, "properties"), type.Description);
            Add($"{Pascal(type)}ContentResponseModel", Content(type, "properties", "cultures"), type.Description);
        }
        foreach (var type in elements) Add($"{Pascal(type)}ElementModel", Object(("contentType", OneText(type.Alias)), ("id", Key()), ("properties", Ref($"{Pascal(type)}PropertiesModel"))), type.Description);
        Add("IApiContentModel", OneOf(documents, "ContentModel"));
        Add("IApiContentResponseModel", OneOf(documents, "ContentResponseModel"));
        Add("IApiElementModel", OneOf(elements, "ElementModel"));
        return schemas;
    }

    private void AddShared()
    {
        Add("ApiContentStartItemModel", Object(("id", Key()), ("path", Text())));
        Add("ApiContentRouteModel", Object(("path", Text()), ("queryString", Nullable(Text())), ("startItem", Ref("ApiContentStartItemModel"))));
        Add("ApiBlockItemModel", Object(("content", Ref("IApiElementModel")), ("settings", Nullable(OneRef("IApiElementModel")))));
        Add("ApiBlockListModel", Object(("items", ListOf(Ref("ApiBlockItemModel")))));
        Add("RichTextModel", Object(("markup", Text()), ("blocks", ListOf(Ref("ApiBlockItemModel")))));
        Add("RichTextTreeModel", Object(("tag", Text()), ("attributes", Any()), ("elements", ListOf(Any())), ("blocks", ListOf(Ref("ApiBlockItemModel")))));
        Add("ApiLinkModel", Object(("url", Nullable(Text())), ("queryString", Nullable(Text())), ("title", Nullable(Text())), ("target", Nullable(Text())), ("destinationId", Nullable(Key())),
            ("destinationType", Nullable(Text())), ("route", Nullable(OneRef("ApiContentRouteModel"))), ("linkType", new() { ["type"] = "string", ["enum"] = new JsonArray("Content", "Media", "External") }), ("culture", Nullable(Text()))));
        Add("ImageFocalPointModel", Object(("left", Number()), ("top", Number())));
        Add("ImageCropCoordinatesModel", Object(("x1", Number()), ("y1", Number()), ("x2", Number()), ("y2", Number())));
        Add("ImageCropModel", Object(("alias", Text()), ("width", Whole()), ("height", Whole()), ("coordinates", Nullable(OneRef("ImageCropCoordinatesModel")))));
        (string, JsonObject)[] Media() => [("focalPoint", Nullable(OneRef("ImageFocalPointModel"))), ("crops", ListOf(Ref("ImageCropModel"))), ("id", Key()), ("name", Text()), ("mediaType", Text()), ("url", Text()),
            ("extension", Nullable(Text())), ("width", Nullable(Whole())), ("height", Nullable(Whole())), ("bytes", Nullable(Whole())), ("properties", Any())];
        Add("IApiMediaWithCropsModel", Object(Media()));
        Add("IApiMediaWithCropsResponseModel", Object([("path", Text()), ("createDate", Moment()), ("updateDate", Moment()), .. Media()]));
        Add("PagedIApiContentResponseModel", Object(("total", Whole()), ("items", ListOf(Ref("IApiContentResponseModel")))));
        Add("PagedIApiMediaWithCropsResponseModel", Object(("total", Whole()), ("items", ListOf(Ref("IApiMediaWithCropsResponseModel")))));
        Add("ProblemDetails", new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["type"] = Text(), ["title"] = Text(), ["status"] = Whole(), ["detail"] = Text() } });
    }

    private static JsonObject Content(ContentType type, params string[] parts)
    {
        List<(string, JsonObject)> all = [("contentType", OneText(type.Alias)), ("name", Text()), ("createDate", Moment()), ("updateDate", Moment()), ("route", Ref("ApiContentRouteModel")), ("id", Key()), ("properties", Ref($"{Pascal(type)}PropertiesModel"))];
        if (parts.Contains("cultures")) all.Add(("cultures", new() { ["type"] = "object", ["additionalProperties"] = Ref("ApiContentRouteModel") }));
        return Object([.. all]);
    }

    /// <summary>None is required: a document that is not expanded has none, and <c>fields</c> may leave some out.</summary>
    private JsonObject Properties(ContentType type) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(type.PropertyList.Select(property =>
        {
            var schema = Nullable(Of(property.DataType));
            if (property.Description.Length > 0 && !schema.ContainsKey("$ref")) schema["description"] = property.Description;
            return KeyValuePair.Create(property.Alias, (JsonNode?)schema);
        })),
        ["additionalProperties"] = false,
    };

    private JsonObject Of(DataType dataType) => dataType.EditorAlias switch
    {
        "Umbraco.Integer" => Whole(),
        "Umbraco.Decimal" => Number(),
        "Umbraco.TrueFalse" => new() { ["type"] = "boolean" },
        "Umbraco.DateOnly" => new() { ["type"] = "string", ["format"] = "date" },
        "Umbraco.DateTimeWithTimeZone" => Moment(),
        "Umbraco.Tags" or "Umbraco.MultipleTextstring" or "Umbraco.CheckBoxList" => ListOf(Text()),
        "Umbraco.RichText" => OneRef(options.RichTextOutputAsJson ? "RichTextTreeModel" : "RichTextModel"),
        "Umbraco.BlockList" => OneRef("ApiBlockListModel"),
        "Umbraco.MultiNodeTreePicker" => ListOf(Ref("IApiContentModel")),
        "Umbraco.MediaPicker3" => ListOf(Ref("IApiMediaWithCropsModel")),
        "Umbraco.MultiUrlPicker" => ListOf(Ref("ApiLinkModel")),
        _ when dataType.EditorAlias.StartsWith("FamilyHubs.", StringComparison.Ordinal) => Any(),
        _ => Text(),
    };

    private void Add(string name, JsonObject schema, string description = "")
    {
        if (description.Length > 0) schema["description"] = description;
        schemas[name] = schema;
    }

    private static JsonObject OneOf(List<ContentType> types, string kind) => new()
    {
        ["oneOf"] = new JsonArray([.. types.Select(type => Ref(Pascal(type) + kind))]),
        ["discriminator"] = new JsonObject { ["propertyName"] = "contentType", ["mapping"] = new JsonObject(types.Select(type => KeyValuePair.Create(type.Alias, (JsonNode?)$"#/components/schemas/{Pascal(type)}{kind}"))) },
    };

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]),
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Nullable(JsonObject schema)
    {
        schema["nullable"] = true;
        return schema;
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>OpenAPI 3.0 does not look at what stands beside a reference, so one that may be null is wrapped.</summary>
    private static JsonObject OneRef(string name) => new() { ["allOf"] = new JsonArray(Ref(name)) };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject OneText(string text) => new() { ["type"] = "string", ["enum"] = new JsonArray(text) };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Key() => new() { ["type"] = "string", ["format"] = "uuid" };

    private static JsonObject Moment() => new() { ["type"] = "string", ["format"] = "date-time" };

    private static JsonObject Whole() => new() { ["type"] = "integer" };

    private static JsonObject Number() => new() { ["type"] = "number" };

    /// <summary>Anything: what it holds is not fixed.</summary>
    private static JsonObject Any() => [];

    private static string Pascal(ContentType type) => char.ToUpperInvariant(type.Alias[0]) + type.Alias[1..];
}
