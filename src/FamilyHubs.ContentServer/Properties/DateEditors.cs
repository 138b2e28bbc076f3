using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.DateOnly</c>: a day, stored as <c>2026-11-22</c>.</summary>
internal sealed class DateEditor : PropertyEditor
{
    public override string Alias => "Umbraco.DateOnly";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value.GetValueKind() != JsonValueKind.String || !IsDay(value.GetValue<string>()))
            check.Unreadable($"{check.Property.Name} must be a real date, like 22 November 2026");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (TextOf(node, seed) is { } text && IsDay(text)) return text;
        seed.Fault(node, $"{property.Alias} must be a date like 2026-11-22");
        return null;
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary><c>Umbraco.DateTimeWithTimeZone</c>: a moment, stored in UTC as <c>2026-11-22T09:00:00Z</c>, shown and typed in London time.</summary>
internal sealed class MomentEditor : PropertyEditor
{
    public override string Alias => "Umbraco.DateTimeWithTimeZone";

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (!DateTime.TryParseExact(value.Text(), LondonTime.UtcFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            check.Unreadable($"{check.Property.Name} must be a real date and time, like 22 November 2026 at 9am");
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (LondonTime.TryParse(TextOf(node, seed), out var utc)) return utc.ToString(LondonTime.UtcFormat, CultureInfo.InvariantCulture);
        seed.Fault(node, $"{property.Alias} must be a date and time like 2026-11-22T09:00");
        return null;
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        LondonTime.Write(DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture).UtcDateTime);
}
