using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

/// <summary>The OpenAPI document holds for the answers: each is checked against the schema that is given for it.</summary>
public sealed class DescriptionTests(DeliveredSite site) : IClassFixture<DeliveredSite>
{
    [Fact]
    public async Task Every_document_fits_the_schema_of_its_type()
    {
        var description = await ReadAsync();
        var schema = description["paths"]!["/umbraco/delivery/api/v2/content"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        var seen = 0;
        for (var skip = 0; skip < site.Site.Count; skip += 100)
            seen += Check(description, schema, await site.JsonAsync($"/content?skip={skip}&take=100&expand=properties[$all]"));
        Assert.True(seen > 10_000, $"Only {seen} values were looked at");
    }

    [Fact]
    public async Task Media_fit_their_schema()
    {
        var description = await ReadAsync();
        var schema = description["paths"]!["/umbraco/delivery/api/v2/media"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        foreach (var folder in new[] { "/", "/topics" }) Check(description, schema, await site.JsonAsync($"/media?fetch=children:{folder}&take=100"));
    }

    [Fact]
    public async Task Each_document_type_and_each_block_has_a_schema_and_every_reference_leads_somewhere()
    {
        var description = await ReadAsync();
        var schemas = description["components"]!["schemas"]!.AsObject();
        Assert.Superset(site.Site.Contents.Select(content => char.ToUpperInvariant(content.ContentType[0]) + content.ContentType[1..] + "ContentResponseModel").ToHashSet(), schemas.Select(schema => schema.Key).ToHashSet());
        Assert.Contains("RichTextElementModel", schemas.Select(schema => schema.Key));
        foreach (var reference in References(description)) Assert.True(schemas.ContainsKey(reference.Split('/')[^1]), reference);
        Assert.Equal(8, description["paths"]!.AsObject().Count);
    }

    [Fact]
    public async Task What_does_not_fit_is_seen()
    {
        var description = await ReadAsync();
        var schema = JsonNode.Parse("""{ "$ref": "#/components/schemas/ApiContentStartItemModel" }""")!;
        Check(description, schema, JsonNode.Parse("""{ "id": "x", "path": "y" }"""));
        foreach (var wrong in new[] { """{ "id": "x" }""", """{ "id": "x", "path": null }""", """{ "id": "x", "path": 1 }""", """{ "id": "x", "path": "y", "more": 1 }""", "[]", "null" })
            Assert.ThrowsAny<Exception>(() => Check(description, schema, JsonNode.Parse(wrong)));
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var answer = await site.Http.GetAsync(new Uri("/umbraco/swagger/delivery/swagger.json", UriKind.Relative));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>The part of JSON Schema that the document uses.</summary>
    /// <returns>How many values were looked at.</returns>
    private static int Check(JsonNode description, JsonNode schema, JsonNode? value, string path = "$")
    {
        if (value is null)
        {
            Assert.True((bool?)schema["nullable"] == true, $"{path} is null");
            return 1;
        }
        if ((string?)schema["$ref"] is { } reference) return Check(description, description["components"]!["schemas"]![reference.Split('/')[^1]]!, value, path);
        if (schema["allOf"] is JsonArray all) return all.Sum(one => Check(description, one!, value, path));
        if (schema["discriminator"] is { } discriminator)
        {
            var type = value[(string)discriminator["propertyName"]!]!.GetValue<string>();
            var found = (string?)discriminator["mapping"]![type];
            Assert.True(found is not null, $"{path}: no schema for {type}");
            return Check(description, description["components"]!["schemas"]![found.Split('/')[^1]]!, value, path);
        }
        var seen = 1;
        switch ((string?)schema["type"])
        {
            case "object":
                Assert.True(value is JsonObject, $"{path} is {value.GetValueKind()}");
                foreach (var name in schema["required"]?.AsArray() ?? []) Assert.True(value.AsObject().ContainsKey((string)name!), $"{path} has no {name}");
                foreach (var (name, inside) in value.AsObject())
                {
                    var property = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
                    Assert.True(property is not null, $"{path} has {name}");
                    seen += Check(description, property, inside, $"{path}.{name}");
                }
                break;
            case "array":
                Assert.True(value is JsonArray, $"{path} is {value.GetValueKind()}");
                foreach (var (i, item) in value.AsArray().Index()) seen += Check(description, schema["items"]!, item, $"{path}[{i}]");
                break;
            case "string":
                Assert.True(value.GetValueKind() == JsonValueKind.String, $"{path} is {value.GetValueKind()}");
                if (schema["enum"] is JsonArray allowed) Assert.Contains(value.GetValue<string>(), allowed.Select(one => (string)one!));
                break;
            case "integer" or "number":
                Assert.True(value.GetValueKind() == JsonValueKind.Number, $"{path} is {value.GetValueKind()}");
                break;
            case "boolean":
                Assert.True(value.GetValueKind() is JsonValueKind.True or JsonValueKind.False, $"{path} is {value.GetValueKind()}");
                break;
        }
        return seen;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(pair => pair.Key == "$ref" ? [pair.Value!.GetValue<string>()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
