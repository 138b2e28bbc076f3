using System.Text.Json.Nodes;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Model;

/// <summary>The real model with one mistake in it, and how the fault begins that names it.</summary>
internal static class ModelMistakes
{
    public static IReadOnlyList<(Action<JsonObject> Change, string Fault)> Table { get; } =
    [
        (root => root.Remove("languages"), "$.languages: must be a list\n$.languages: exactly one language"),
        (root => root["dataTypes"] = new JsonArray(5), "$.dataTypes[0]: must be an object\n" + "$.documentTypes[0].tabs[0].gro"),
        (root => root["languages"]![0]!["isDefault"] = false, "$.languages: exactly one language must have isDefault true"),
        (root => root["languages"]![0]!["isDefault"] = "yes", "$.languages[0].isDefault: must be true or false\n$.languages: exactly one language must have isD"),
        (root => DataType(root).Remove("key"), "$.dataTypes[0].key: must be a GUID"),
        (root => DataType(root)["key"] = "12", "$.dataTypes[0].key: must be a GUID"),
        (root => DataType(root)["editorAlias"] = "Umbraco.Nonsense", "$.dataTypes[0].editorAlias: 'Umbraco.Nonsense' is not a property editor known here"),
        (root => DataType(root)["configuration"] = "none", "$.dataTypes[0].configuration: must be an object"),
        (root => DataType(root)["configuration"] = new JsonObject { ["maxChars"] = "65" }, "$.dataTypes[0].configuration: maxChars"),
        (root => Configuration(root, "Months")["max"] = "many", "$.dataTypes[6].configuration: max"),
        (root => Configuration(root, "Topics")["filter"] = "6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20", "$.dataTypes[18].configuration: filter: there is no document type with the key '6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20'"),
        (root => Configuration(root, "Topics")["filter"] = 5, "$.dataTypes[18].configuration: filter"),
        (root => Configuration(root, "Topics")["maxNumber"] = "8", "$.dataTypes[18].configuration: maxNumber"),
        (root => Configuration(root, "Audience").Remove("items"), "$.dataTypes[25].configuration: items must list the choices"),
        (root => Configuration(root, "Audience")["items"] = new JsonArray(1), "$.dataTypes[25].configuration: items"),
        (root => Configuration(root, "Audience")["multiple"] = true, "$.dataTypes[25].configuration: multiple"),
        (root => Configuration(root, "Step items")["blocks"]![0]!["contentElementTypeKey"] = 5, "$.dataTypes[37].configuration: blocks: there is no element type with the key '5'"),
        (root => Configuration(root, "Step items")["blocks"]![0]!["contentElementTypeKey"] = root["documentTypes"]![0]!["key"]!.DeepClone(), "$.dataTypes[37].configuration: blocks: there is no element type with the key"),
        (root => Configuration(root, "Step items")["blocks"] = new JsonArray(), "$.dataTypes[37].configuration: blocks must list the element types that are allowed"),
        (root => Type(root).Remove("name"), "$.documentTypes[0].name: is missing"),
        (root => Type(root)["description"] = " ", "$.documentTypes[0].description: is missing"),
        (root => Type(root)["name"] = 5, "$.documentTypes[0].name: must be text\n$.documentTypes[0].name: is missi"),
        (root => Type(root)["compositions"] = "pageBasics", "$.documentTypes[0].compositions: must be a list of text"),
        (root => Type(root)["alias"] = "page basics", "$.documentTypes[0].alias: 'page basics' must be letters and digits"),
        (root => Type(root, 1)["alias"] = "pageBasics", "$.documentTypes[1].alias: 'pageBasics' is used before, at [0]"),
        (root => Type(root, 1)["key"] = Type(root)["key"]!.DeepClone(), "$.documentTypes[1].key: '"),
        (root => DataType(root, 1)["name"] = DataType(root)["name"]!.DeepClone(), "$.dataTypes[1].name: 'Title' is used before, at [0]\n" + "$.documentTypes[3].tabs[0].groups[0].properties[0]"),
        (root => Type(root, 6)["compositions"]!.AsArray().Add("nonsense"), "$.documentTypes[6].compositions: there is no type 'nonsense'"),
        (root => Type(root, 6)["compositions"]!.AsArray().Add("pageBasics"), "$.documentTypes[6] (home): property 'title' is there twice"),
        (root => Type(root, 6)["allowedContentTypes"]!.AsArray().Add("nonsense"), "$.documentTypes[6].allowedContentTypes: there is no type 'nonsense'"),
        (root => PropertyOf(root)["dataType"] = "Nonsense", "$.documentTypes[0].tabs[0].groups[0].properties[0].dataType: there is no data type 'Nonsense'"),
        (root => PropertyOf(root)["alias"] = "summary", "$.documentTypes[0] (pageBasics): property 'summary' is there twice"),
        (root => PropertyOf(root)["key"] = PropertyOf(root, 1)["key"]!.DeepClone(), "$.documentTypes: the properties title and summary have the same key"),
        (root => PropertyOf(root)["mandatory"] = 1, "$.documentTypes[0].tabs[0].groups[0].properties[0].mandatory: must be true or false"),
        (root => PropertyOf(root)["pattern"] = "(", "$.documentTypes[0].tabs[0].groups[0].properties[0].pattern: is not a regular expression"),
        (root => PropertyOf(root)["pattern"] = @"(a)\1", "$.documentTypes[0].tabs[0].groups[0].properties[0].pattern: is not a regular expression that can run without backtracking"),
        (root => PropertyOf(root)["pattern"] = "(?=a)b", "$.documentTypes[0].tabs[0].groups[0].properties[0].pattern: is not a regular expression that can run without backtracking"),
        (root => PropertyOf(root)["pattern"] = 5, "$.documentTypes[0].tabs[0].groups[0].properties[0].pattern: must be text"),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Table.Count)];

    public static string Changed(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(TestSite.ModelPath))!.AsObject();
        change(root);
        return root.ToJsonString();
    }

    public static JsonObject PropertyOf(JsonObject root, int number = 0) => Type(root)["tabs"]![0]!["groups"]![0]!["properties"]![number]!.AsObject();

    private static JsonObject Type(JsonObject root, int number = 0) => root["documentTypes"]![number]!.AsObject();

    private static JsonObject DataType(JsonObject root, int number = 0) => root["dataTypes"]![number]!.AsObject();

    private static JsonObject Configuration(JsonObject root, string dataType) =>
        root["dataTypes"]!.AsArray().Single(type => type!["name"]!.GetValue<string>() == dataType)!["configuration"]!.AsObject();
}
