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
        if (configuration["items"] is not JsonArray { Count: > 0 } items || !items.IsListOf(item => item.Text() is not null)) yield return "items must list the choices";
        if (configuration["multiple"]?.GetValueKind() == JsonValueKind.True) yield return "multiple choices are made with Umbraco.CheckBoxList";
    }

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.Text() is not { } chosen) check.Unreadable("Choose one");
        else if (!ItemsOf(check.Property).Contains(chosen)) check.Fault($"Choose one of: {string.Join(", ", ItemsOf(check.Property))}");
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
        configuration["items"] is JsonArray { Count: > 0 } items && items.IsListOf(item => item.Text() is not null) ? [] : ["items must list the choices"];

    public override void Check(JsonNode value, ValueCheck check)
    {
        var items = DropDownEditor.ItemsOf(check.Property).ToHashSet();
        if (!value.IsListOf(item => item.Text() is not null)) check.Unreadable("Choose from the list");
        else if (!value.IsListOf(item => items.Contains(item.Text()!))) check.Fault($"Choose from: {string.Join(", ", items)}");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed) =>
        new JsonArray([.. ItemsOf(node).Select(item => TextOf(item, seed)).OfType<string>().Select(text => (JsonNode)text)]);
}
