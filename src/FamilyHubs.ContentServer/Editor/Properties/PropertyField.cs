using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>One property in the form: what a partial of this folder needs to show it.</summary>
internal sealed record PropertyField(EditForm Form, PropertyType Property, string Place, JsonNode? Value)
{
    /// <summary>Editors of several controls: their label is the legend of a group.</summary>
    private static readonly HashSet<string> Groups =
        ["Umbraco.CheckBoxList", "Umbraco.DateTimeWithTimeZone", "Umbraco.MultiNodeTreePicker", "Umbraco.MediaPicker3", "Umbraco.MultiUrlPicker", "Umbraco.BlockList",
            "FamilyHubs.OpeningHours", "FamilyHubs.SpecialDays", "FamilyHubs.NamedDays", "FamilyHubs.Schedule"];

    public string Name => FieldName.Of(Place);

    public string Id => FieldName.IdOf(Place);

    public string Partial => FieldName.PartialOf(Property);

    public JsonObject Configuration => Property.DataType.Configuration;

    public IReadOnlyList<Fault> Faults => [.. Form.FaultsAt(Place)];

    public bool IsGroup => Groups.Contains(Property.DataType.EditorAlias);

    /// <summary>A check box says itself what it is.</summary>
    public bool HasOwnLabel => Property.DataType.EditorAlias == "Umbraco.TrueFalse";

    public string? DescribedBy => string.Join(' ', new[] { Property.Description.Length > 0 ? $"{Id}-hint" : null, Faults.Count > 0 ? $"{Id}-error" : null, MostCharacters is not null ? $"{Id}-info" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The value as text, as it was typed or stored.</summary>
    public string Text => Value.Text() ?? (Value is JsonValue number ? number.ToJsonString() : "");

    public IEnumerable<JsonNode> Items => (Value as JsonArray ?? []).OfType<JsonNode>();

    public string Lines => string.Join('\n', Items.Select(item => item.Text()));

    public int? MostCharacters => Whole("maxChars");

    public int MostItems => Whole("maxNumber") is > 0 and var most ? most : int.MaxValue;

    public IEnumerable<string> Choices => (Configuration["items"] as JsonArray ?? []).Select(item => item.Text()!);

    public string? Setting(string name) => Configuration[name]?.ToJsonString().Trim('"');

    public int? Whole(string name) => int.TryParse(Configuration[name]?.ToJsonString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    /// <summary>What can be chosen, after the plain button of a picker was pressed.</summary>
    public Offered? Offered => Form.Offered?.Place == Place ? Form.Offered : null;

    public IReadOnlyList<FormBlock> Blocks =>
        [.. Items.OfType<JsonObject>().Select((block, i) => new FormBlock(this, i, Form.Model.Get(block["contentType"].Text()!), block["key"].Text() ?? "", block["values"] as JsonObject ?? []))];

    /// <summary>The block that the person took, where one of its type may stand here.</summary>
    public FormBlock? Taken => Form.Taken is { } block && AllowedBlocks.FirstOrDefault(type => type.Alias == block["contentType"].Text()) is { } type ? new FormBlock(this, 0, type, "", block["values"] as JsonObject ?? []) : null;

    public IReadOnlyList<ContentType> AllowedBlocks => [.. BlockListEditor.AllowedIn(Property, Form.Model)];
}

/// <summary>A block in a list of blocks.</summary>
internal sealed record FormBlock(PropertyField List, int Index, ContentType Type, string Key, JsonObject Values)
{
    public string Place => $"{List.Place}[{Index}]";

    public string Name => FieldName.Of(Place);

    public string Id => FieldName.IdOf(Place);

    public bool HasFault => List.Form.HasFaultInside(Place + ".");

    public bool IsFocus => List.Form.Focus == Place;

    public IEnumerable<PropertyField> Fields => List.Form.FieldsOf(Type, Values, Place + ".");

    /// <summary>The first words in it, so that a closed block can be told from its neighbours.</summary>
    public string Glimpse
    {
        get
        {
            var text = Type.PropertyList.Select(property => Values[property.Alias]).Select(value => value.Text() ?? (value as JsonArray)?.FirstOrDefault().Text()).FirstOrDefault(text => text?.Length > 0 && !Guid.TryParse(text, out _)) ?? "";
            var words = System.Net.WebUtility.HtmlDecode(string.Join(' ', PlainWords.Of(text)));
            return words.Length > 90 ? words[..90] + "…" : words;
        }
    }
}
