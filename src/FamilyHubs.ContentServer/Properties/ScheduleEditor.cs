using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>FamilyHubs.Schedule</c>: when something happens, in the form that <see cref="ScheduleJson"/> names. A seed writes it with the same names.</summary>
internal sealed class ScheduleEditor : CalendarEditor
{
    public override string Alias => "FamilyHubs.Schedule";

    protected override void Read(JsonElement value, CalendarReading reading) => ScheduleJson.Read(value, reading);

    public override JsonNode? Clean(JsonNode value, ContentModel model)
    {
        var kept = Keep(value, "repeat", "days", "weeks", "startTime", "endTime", "firstDate", "lastDate", "season", "skipBankHolidays");
        if (kept["season"].Text() == "all year") kept.Remove("season");
        if (kept["skipBankHolidays"]?.GetValueKind() == JsonValueKind.False) kept.Remove("skipBankHolidays");
        if (value["changes"] is JsonArray { Count: > 0 } changes)
            kept["changes"] = new JsonArray([.. changes.OrderBy(change => change!["date"].Text(), StringComparer.Ordinal).Select(change => Keep(change, "change", "date", "newDate", "startTime", "endTime", "note"))]);
        return kept;
    }

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (node is YamlMappingNode) return Written(node);
        seed.Fault(node, $"{property.Alias} is written as a map, like {{ repeat: weekly, days: [tuesday], startTime: 09:30, endTime: 11:00, firstDate: 2026-09-01 }}");
        return null;
    }

    public override object? ToSeed(JsonNode value, PropertyType property, SeedWriting seed) => ToYaml(value);

    private static JsonNode? Written(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create((pair.Key as YamlScalarNode)?.Value ?? "", Written(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Written)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" } => true,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "false" } => false,
        _ => (node as YamlScalarNode)?.Value,
    };

    private static object? ToYaml(JsonNode? node) => node switch
    {
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => ToYaml(pair.Value)),
        JsonArray list => list.Select(ToYaml).ToList(),
        _ when node?.GetValueKind() is JsonValueKind.True => true,
        _ => node?.ToString(),
    };
}
