using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.UmbracoPackage.Tests.Installing;

/// <summary>
/// Reads back what Umbraco was handed, editor by editor, with the types that Umbraco's own editors ask for: a list of text
/// must be a list of strings, a picker must be a JSON array.
/// </summary>
internal static class StoredValues
{
    public static JsonNode Of(object value, PropertyType property) => property.DataType.EditorAlias switch
    {
        "Umbraco.Integer" => (int)value,
        "Umbraco.Decimal" => value is int whole ? whole : (decimal)value,
        "Umbraco.TrueFalse" => (bool)value,
        "Umbraco.Tags" or "Umbraco.MultipleTextstring" or "Umbraco.CheckBoxList" => new JsonArray([.. ((IEnumerable<string>)value).Select(text => (JsonNode)text)]),
        "Umbraco.DropDown.Flexible" => ((IEnumerable<string>)value).Single(),
        "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.EmailAddress" => (string)value,
        _ => OfJson((JsonNode)value, property),
    };

    private static JsonNode OfJson(JsonNode value, PropertyType property) => property.DataType.EditorAlias switch
    {
        "Umbraco.DateOnly" => value["date"]!.DeepClone(),
        _ when property.DataType.EditorAlias.StartsWith("FamilyHubs.", StringComparison.Ordinal) => value.DeepClone(),
        "Umbraco.DateTimeWithTimeZone" when value["timeZone"]!.GetValue<string>() == "Europe/London" => value["date"]!.DeepClone(),
        "Umbraco.RichText" when value["blocks"]!["contentData"]!.AsArray().Count == 0 => value["markup"]!.DeepClone(),
        "Umbraco.MultiNodeTreePicker" => new JsonArray([.. value.AsArray().Select(pick => pick!["type"]!.GetValue<string>() == "document" ? pick["unique"]!.DeepClone() : throw new InvalidOperationException("Not a document."))]),
        "Umbraco.MediaPicker3" => new JsonArray([.. value.AsArray().Select(pick => new JsonObject { ["mediaKey"] = pick!["mediaKey"]!.DeepClone() })]),
        "Umbraco.MultiUrlPicker" => new JsonArray([.. value.AsArray().Select(Link)]),
        "Umbraco.BlockList" => new JsonArray([.. value["layout"]!["Umbraco.BlockList"]!.AsArray().Select(place => Block(value, place!["contentKey"]!.GetValue<string>()))]),
        _ => throw new InvalidOperationException($"{property.Alias}: {value.ToJsonString()} is no value of {property.DataType.EditorAlias}."),
    };

    private static JsonObject Link(JsonNode? link)
    {
        var (place, other) = link!["type"]!.GetValue<string>() == "document" ? ("unique", "url") : ("url", "unique");
        if (link[other] is not null) throw new InvalidOperationException("A link goes to a document or to an address.");
        return new JsonObject { ["name"] = link["name"]!.DeepClone(), ["type"] = link["type"]!.DeepClone(), [place] = link[place]!.DeepClone() };
    }

    private static JsonObject Block(JsonNode list, string key)
    {
        var block = list["contentData"]!.AsArray().Single(item => item!["key"]!.GetValue<string>() == key)!;
        if (list["expose"]!.AsArray().Count(item => item!["contentKey"]!.GetValue<string>() == key) != 1) throw new InvalidOperationException("A block that is not exposed is not shown.");
        var type = SeedWorld.Model.Find(block["contentTypeKey"]!.GetValue<Guid>())!;
        var values = new JsonObject();
        foreach (var value in block["values"]!.AsArray())
        {
            var property = type.Properties[value!["alias"]!.GetValue<string>()];
            if (value["editorAlias"]!.GetValue<string>() != property.DataType.EditorAlias) throw new InvalidOperationException("The editor is not that of the property.");
            values[property.Alias] = InJson(value["value"]!, property);
        }
        return new JsonObject { ["key"] = key, ["contentType"] = type.Alias, ["values"] = values };
    }

    /// <summary>Inside a block everything is JSON, simple values too.</summary>
    private static JsonNode InJson(JsonNode value, PropertyType property) => property.DataType.EditorAlias switch
    {
        "Umbraco.DropDown.Flexible" => value.AsArray().Single()!.DeepClone(),
        "Umbraco.DateOnly" or "Umbraco.DateTimeWithTimeZone" or "Umbraco.RichText" or "Umbraco.MultiNodeTreePicker" or "Umbraco.MediaPicker3" or "Umbraco.MultiUrlPicker" or "Umbraco.BlockList" => OfJson(value, property),
        _ => value.DeepClone(),
    };
}
