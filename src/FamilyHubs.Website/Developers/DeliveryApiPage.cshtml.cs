using System.Text.Json.Nodes;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.Website.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Developers;

/// <summary>The OpenAPI document of the Content Delivery API as a page that needs no script.</summary>
[Kept]
public sealed class DeliveryApiPageModel(DeliveryDescription description, CurrentPage page) : PageModel
{
    private const string OfProperties = "PropertiesModel";

    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    public IReadOnlyList<ContentShape> Types { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!description.IsServed) return NotFound();
        page.Show("Content Delivery API");
        Operations = [.. description.Document["paths"]!.AsObject().Select(path => ReadOperation(path.Key, path.Value!["get"]!))];
        Types = [.. description.Document["components"]!["schemas"]!.AsObject().Where(schema => schema.Key.EndsWith(OfProperties, StringComparison.Ordinal)).Select(schema => ReadShape(schema.Key, schema.Value!))];
        return Page();
    }

    private static Operation ReadOperation(string path, JsonNode get) => new(path, Text(get, "summary"),
        [.. get["parameters"]!.AsArray().Select(one => new Part(Text(one!, "name"), $"{Text(one!, "description")}{(Text(one!, "in") == "header" ? " A header." : "")}"))]);

    private static ContentShape ReadShape(string name, JsonNode schema) => new(char.ToLowerInvariant(name[0]) + name[1..^OfProperties.Length], Text(schema, "description"),
        [.. schema["properties"]!.AsObject().Select(property => new Part(property.Key, Kind(property.Value!)))]);

    private static string Kind(JsonNode schema) => (Text(schema, "type"), Text(schema, "format"), Reference(schema)) switch
    {
        ("array", _, _) => $"list of {Kind(schema["items"]!)}",
        ("string", "date", _) => "date",
        ("string", "date-time", _) => "date and time",
        ("string", _, _) => "text",
        ("integer", _, _) => "whole number",
        ("number", _, _) => "number",
        ("boolean", _, _) => "true or false",
        (_, _, "ApiBlockListModel") => "blocks",
        (_, _, "RichTextModel" or "RichTextTreeModel") => "rich text",
        (_, _, "IApiContentModel") => "documents",
        (_, _, "IApiMediaWithCropsModel") => "media",
        (_, _, "ApiLinkModel") => "links",
        _ => "an object",
    };

    private static string Reference(JsonNode schema) => Text(schema["allOf"]?[0] ?? schema, "$ref").Split('/')[^1];

    private static string Text(JsonNode node, string name) => (string?)node[name] ?? "";

    public sealed record Operation(string Path, string Summary, IReadOnlyList<Part> Parameters);

    public sealed record ContentShape(string Name, string Description, IReadOnlyList<Part> Properties);

    public sealed record Part(string Name, string What);
}
