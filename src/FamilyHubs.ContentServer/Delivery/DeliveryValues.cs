using System.Collections.Frozen;
using System.Text.Json;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>A stored value, with what is asked for inside it.</summary>
internal readonly record struct PropertyValue(JsonElement Value, PropertyType Property, PropertyTree? Expand, PropertyTree? Fields);

/// <summary>How the value of each property editor is delivered.</summary>
internal static class DeliveryValues
{
    private static readonly FrozenDictionary<string, Action<ContentWriter, PropertyValue>> ByAlias = new Dictionary<string, Action<ContentWriter, PropertyValue>>
    {
        ["Umbraco.TextBox"] = AsStored,
        ["Umbraco.TextArea"] = AsStored,
        ["Umbraco.EmailAddress"] = AsStored,
        ["Umbraco.Integer"] = AsStored,
        ["Umbraco.Decimal"] = AsStored,
        ["Umbraco.TrueFalse"] = AsStored,
        ["Umbraco.DateOnly"] = AsStored,
        ["Umbraco.DateTimeWithTimeZone"] = static (writer, value) => writer.WriteMoment(value),
        ["Umbraco.Tags"] = AsStored,
        ["Umbraco.MultipleTextstring"] = AsStored,
        ["Umbraco.DropDown.Flexible"] = AsStored,
        ["Umbraco.CheckBoxList"] = AsStored,
        ["Umbraco.RichText"] = static (writer, value) => writer.WriteRichText(value),
        ["Umbraco.BlockList"] = static (writer, value) => writer.WriteBlockList(value),
        ["Umbraco.BlockGrid"] = static (writer, value) => writer.WriteBlockGrid(value),
        ["Umbraco.MultiNodeTreePicker"] = static (writer, value) => writer.WritePickedDocuments(value),
        ["Umbraco.MediaPicker3"] = static (writer, value) => writer.WritePickedMedia(value),
        ["Umbraco.MultiUrlPicker"] = static (writer, value) => writer.WriteLinks(value),
        ["FamilyHubs.OpeningHours"] = AsStored,
        ["FamilyHubs.NamedDays"] = AsStored,
        ["FamilyHubs.Schedule"] = AsStored,
        ["FamilyHubs.SpecialDays"] = AsStored,
    }.ToFrozenDictionary();

    public static IEnumerable<string> Aliases => ByAlias.Keys;

    /// <summary>An editor that is not in the table (a test forbids it) is delivered as it is stored: a reader must never get a 500.</summary>
    public static Action<ContentWriter, PropertyValue> Find(string editorAlias) => ByAlias.GetValueOrDefault(editorAlias, AsStored);

    private static void AsStored(ContentWriter writer, PropertyValue value) => writer.WriteAsStored(value.Value);
}
