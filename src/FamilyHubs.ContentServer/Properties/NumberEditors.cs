using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.Decimal</c>: a number between <c>min</c> and <c>max</c>.</summary>
internal class DecimalEditor : PropertyEditor
{
    public override string Alias => "Umbraco.Decimal";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (ToDecimal(value) is not { } number)
        {
            check.Unreadable($"{check.Property.Name} must be a number");
            return;
        }
        if (check.Configuration["min"] is { } least && number < ToDecimal(least)) check.Fault($"{check.Property.Name} must be {least} or more");
        if (check.Configuration["max"] is { } most && number > ToDecimal(most)) check.Fault($"{check.Property.Name} must be {most} or less");
    }

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types) => NotNumbers(configuration, "min", "max");

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (decimal.TryParse(TextOf(node, seed), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        seed.Fault(node, $"{property.Alias} must be a number");
        return null;
    }

    /// <summary>Null when the node is no number, or one too large to hold.</summary>
    protected static decimal? ToDecimal(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary><c>Umbraco.Integer</c>: a whole number between <c>min</c> and <c>max</c>.</summary>
internal sealed class WholeNumberEditor : DecimalEditor
{
    public override string Alias => "Umbraco.Integer";

    public override void Check(JsonNode value, ValueCheck check)
    {
        base.Check(value, check);
        if (ToDecimal(value) is { } number && (number % 1 != 0 || number is < int.MinValue or > int.MaxValue)) check.Unreadable($"{check.Property.Name} must be a whole number");
    }

    public override JsonNode? Clean(JsonNode value, ContentModel model) => (int)ToDecimal(value)!.Value;
}

/// <summary><c>Umbraco.TrueFalse</c>.</summary>
internal sealed class TrueFalseEditor : PropertyEditor
{
    public override string Alias => "Umbraco.TrueFalse";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) check.Unreadable("Choose yes or no");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (bool.TryParse(TextOf(node, seed), out var flag)) return flag;
        seed.Fault(node, $"{property.Alias} must be true or false");
        return null;
    }
}
