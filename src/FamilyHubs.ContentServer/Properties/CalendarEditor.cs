using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Model;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>What the editors of hours, dates and schedules have in common: the rules of Calendar say what is wrong.</summary>
internal abstract class CalendarEditor : PropertyEditor
{
    /// <summary>Reads the value, so that its faults come to light.</summary>
    protected abstract void Read(JsonElement value, CalendarReading reading);

    public override void Check(JsonNode value, ValueCheck check)
    {
        var reading = new CalendarReading();
        Read(value.Deserialize<JsonElement>(), reading);
        if (reading.Unreadable is { } sentence) check.Unreadable(sentence);
        foreach (var fault in reading.Faults) check.Fault(fault);
    }

    /// <summary>The named parts that have something in them, in this order.</summary>
    protected static JsonObject Keep(JsonNode? from, params string[] names)
    {
        var kept = new JsonObject();
        foreach (var name in names)
            if (from?[name] is { } part && !ValueCheck.IsEmpty(part)) kept[name] = part.GetValueKind() == JsonValueKind.String ? part.GetValue<string>().Trim() : part.DeepClone();
        return kept;
    }

    protected static Dictionary<string, YamlNode> Entries(YamlNode node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(pair => (pair.Key as YamlScalarNode)?.Value ?? "", pair => pair.Value)
        : [];

    /// <summary>Two parts with "to" between them, such as times or dates; one part alone is both.</summary>
    protected static (string From, string To) Range(string text) => text.Split(" to ", 2, StringSplitOptions.TrimEntries) is [var from, var to] ? (from, to) : (text.Trim(), text.Trim());

    protected static string Range(JsonNode value, string from, string to) => value[to]?.GetValue<string>() is { } end && end != value[from]!.GetValue<string>()
        ? $"{value[from]} to {end}"
        : value[from]!.GetValue<string>();
}
