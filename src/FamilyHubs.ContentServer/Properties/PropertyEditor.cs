using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>
/// What a value of one of Umbraco's property editors may be: how it is checked and cleaned before it is stored, what it
/// points at, and how it is written in a seed file.
/// </summary>
internal abstract class PropertyEditor
{
    private static readonly FrozenDictionary<string, PropertyEditor> ByAlias = new PropertyEditor[]
    {
        new TextEditor("Umbraco.TextBox"), new TextEditor("Umbraco.TextArea"), new EmailEditor(),
        new WholeNumberEditor(), new DecimalEditor(), new TrueFalseEditor(),
        new DateEditor(), new MomentEditor(),
        new TextListEditor("Umbraco.Tags"), new TextListEditor("Umbraco.MultipleTextstring"),
        new DropDownEditor(), new CheckBoxListEditor(),
        new RichTextEditor(), new BlockListEditor(),
        new DocumentPickerEditor(), new MediaPickerEditor(), new UrlPickerEditor(),
        new OpeningHoursEditor(), new SpecialDaysEditor(), new NamedDaysEditor(), new ScheduleEditor(),
    }.ToFrozenDictionary(editor => editor.Alias);

    /// <summary>Umbraco's alias, such as <c>Umbraco.TextBox</c>.</summary>
    public abstract string Alias { get; }

    public static IEnumerable<string> Aliases => ByAlias.Keys.Order();

    public static PropertyEditor? Find(string alias) => ByAlias.GetValueOrDefault(alias);

    /// <summary>What is wrong with a data type's configuration, a sentence each.</summary>
    public virtual IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types) => [];

    /// <summary>Reports to <paramref name="check"/> what is wrong with a value that is there.</summary>
    public abstract void Check(JsonNode value, ValueCheck check);

    /// <summary>The value as it is stored: sanitised, trimmed; null when nothing is left.</summary>
    public virtual JsonNode? Clean(JsonNode value, ContentModel model) => value.DeepClone();

    /// <summary>The documents and media that a value points at.</summary>
    public virtual IEnumerable<Guid> References(JsonNode value, ContentModel model) => [];

    /// <summary>A value from a seed file. Mistakes go to <paramref name="seed"/>, with their line.</summary>
    public abstract JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed);

    /// <summary>A value as a seed file writes it: text, number, flag, list or map.</summary>
    public virtual object? ToSeed(JsonNode value, PropertyType property, SeedWriting seed) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.AsValue().TryGetValue<int>(out var whole) ? whole : value.GetValue<decimal>(),
        JsonValueKind.Array => value.AsArray().Select(item => item!.GetValue<string>()).ToList(),
        _ => throw new InvalidOperationException($"{Alias} does not store {value.GetValueKind()}."),
    };

    /// <summary>Says which of the named parts of a configuration are there and are no numbers.</summary>
    protected static IEnumerable<string> NotNumbers(JsonObject configuration, params string[] names) =>
        names.Where(name => configuration[name] is { } value && value.GetValueKind() != JsonValueKind.Number).Select(name => $"{name} must be a number");

    protected static string? TextOf(YamlNode node, SeedReading seed)
    {
        if (node is YamlScalarNode scalar) return scalar.Value;
        seed.Fault(node, "must be text");
        return null;
    }

    protected static IEnumerable<YamlNode> ItemsOf(YamlNode node) => node is YamlSequenceNode list ? list.Children : [node];
}
