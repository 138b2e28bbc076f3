using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.DropDown.Flexible</c> with one choice: the chosen item as text.</summary>
internal sealed class DropDownEditor : PropertyEditor
{
    public override string Alias => "Umbraco.DropDown.Flexible";

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types)
    {
        if (configuration["items"] is not JsonArray { Count: > 0 }) yield return "items must list the choices";
        if (configuration["multiple"]?.GetValue<bool>() == true) yield return "multiple choices are made with Umbraco.CheckBoxList";
    }

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.GetValueKind() != JsonValueKind.String || !ItemsOf(check.Property).Contains(value.GetValue<string>()))
            check.Fault($"Choose one of: {string.Join(", ", ItemsOf(check.Property))}");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) => TextOf(node, seed);

    internal static IEnumerable<string> ItemsOf(PropertyType property) =>
        property.DataType.Configuration["items"]!.AsArray().Select(item => item!.GetValue<string>());
}

/// <summary><c>Umbraco.CheckBoxList</c>: the chosen items.</summary>
internal sealed class CheckBoxListEditor : PropertyEditor
{
    public override string Alias => "Umbraco.CheckBoxList";

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types) =>
        configuration["items"] is JsonArray { Count: > 0 } ? [] : ["items must list the choices"];

    public override void Check(JsonNode value, ValueCheck check)
    {
        var items = DropDownEditor.ItemsOf(check.Property).ToHashSet();
        if (value is not JsonArray chosen || chosen.Any(item => item?.GetValueKind() != JsonValueKind.String || !items.Contains(item.GetValue<string>())))
            check.Fault($"Choose from: {string.Join(", ", items)}");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => TextOf(item, seed)).OfType<string>().Select(text => (JsonNode)text)]);
}
