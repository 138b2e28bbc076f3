using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>Hours in a seed: <c>09:00 to 13:00 staffed</c>.</summary>
internal abstract class HoursEditor : CalendarEditor
{
    private static readonly string[] Named = ["staffed", "self-service", "by appointment"];

    protected static JsonObject? HoursFrom(YamlNode node, SeedReading seed)
    {
        if (TextOf(node, seed) is not { } text) return null;
        var presence = Array.Find(Named, name => text.EndsWith(" " + name, StringComparison.Ordinal));
        var (from, to) = Range(presence is null ? text : text[..^(presence.Length + 1)]);
        var hours = new JsonObject { ["from"] = from, ["to"] = to };
        if (presence is not null) hours["presence"] = presence;
        return hours;
    }

    protected static string HoursToSeed(JsonNode hours) => $"{hours["from"]} to {hours["to"]}" + (hours["presence"] is { } presence ? $" {presence}" : "");

    protected static JsonObject CleanHours(JsonNode? hours, params string[] before)
    {
        var kept = Keep(hours, [.. before, "from", "to", "presence"]);
        if (kept["presence"].Text() == "open") kept.Remove("presence");
        return kept;
    }
}

/// <summary><c>FamilyHubs.OpeningHours</c>: the hours of an ordinary week, <c>[{ "day", "from", "to", "presence" }]</c>; <c>presence</c> is left out when it is not known whether staff are there.</summary>
internal sealed class OpeningHoursEditor : HoursEditor
{
    public override string Alias => "FamilyHubs.OpeningHours";

    protected override void Read(JsonElement value, CalendarReading reading) => HoursJson.Week(value, reading);

    public override JsonNode? Clean(JsonNode value, ContentModel model) => new JsonArray([.. value.AsArray()
        .OrderBy(part => Place(part!["day"].Text())).ThenBy(part => part!["from"].Text(), StringComparer.Ordinal).Select(part => CleanHours(part, "day"))]);

    /// <summary><c>monday: [08:00 to 13:00 self-service, 13:00 to 17:00 staffed]</c>; <c>monday to friday</c> stands for five days.</summary>
    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (node is not YamlMappingNode) seed.Fault(node, $"{property.Alias} is written as days with their hours, like monday: 09:00 to 17:00 staffed");
        JsonArray week = [];
        foreach (var (name, value) in Entries(node))
            foreach (var day in DaysOf(name, value, seed))
                foreach (var part in ItemsOf(value))
                    if (HoursFrom(part, seed) is { } hours) week.Add(new JsonObject { ["day"] = day, ["from"] = hours["from"]!.DeepClone(), ["to"] = hours["to"]!.DeepClone(), ["presence"] = hours["presence"]?.DeepClone() });
        foreach (var part in week.OfType<JsonObject>().Where(part => part["presence"] is null)) part.Remove("presence");
        return week;
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().GroupBy(part => part!["day"]!.GetValue<string>()).ToDictionary(day => day.Key, day => day.Select(part => HoursToSeed(part!)).ToList());

    private static IEnumerable<string> DaysOf(string name, YamlNode at, SeedReading seed)
    {
        var (first, last) = Range(name);
        var week = WeeklyHours.Week.Select(day => day.ToString().ToLowerInvariant()).ToList();
        if (Place(first) >= 0 && Place(last) >= Place(first)) return week[Place(first)..(Place(last) + 1)];
        seed.Fault(at, $"'{name}' is not a day; write monday or monday to friday");
        return [];
    }

    private static int Place(string? day) => day is not null && HoursJson.Days.TryGetValue(day, out var found) ? WeeklyHours.Week.ToList().IndexOf(found) : -1;
}

/// <summary><c>FamilyHubs.SpecialDays</c>: closures and special hours, <c>[{ "from", "to", "reason", "hours": [{ "from", "to", "presence" }] }]</c>; no hours means closed.</summary>
internal sealed class SpecialDaysEditor : HoursEditor
{
    public const string Name = "FamilyHubs.SpecialDays";

    public override string Alias => Name;

    protected override void Read(JsonElement value, CalendarReading reading) => HoursJson.Special(value, reading);

    public override JsonNode? Clean(JsonNode value, ContentModel model) => new JsonArray([.. value.AsArray().OrderBy(item => item!["from"].Text(), StringComparer.Ordinal).Select(CleanDays)]);

    /// <summary><c>- { days: 2026-12-25 to 2026-12-28, reason: Christmas, hours: [09:00 to 12:00 staffed] }</c>.</summary>
    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        JsonArray all = [];
        foreach (var item in ItemsOf(node))
        {
            var entries = Entries(item);
            if (!entries.TryGetValue("days", out var days) || TextOf(days, seed) is not { } text)
            {
                seed.Fault(item, $"{property.Alias} is a list of days and a reason, like {{ days: 2026-12-25 to 2026-12-28, reason: Christmas }}");
                continue;
            }
            var (from, to) = Range(text);
            var written = new JsonObject { ["from"] = from, ["to"] = to };
            if (entries.TryGetValue("reason", out var reason)) written["reason"] = TextOf(reason, seed);
            if (entries.TryGetValue("hours", out var hours)) written["hours"] = new JsonArray([.. ItemsOf(hours).Select(part => HoursFrom(part, seed)).OfType<JsonObject>()]);
            all.Add(written);
        }
        return all;
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) => value.AsArray().Select(item =>
    {
        var written = new Dictionary<string, object> { ["days"] = Range(item!, "from", "to") };
        if (item!["reason"] is { } reason) written["reason"] = reason.GetValue<string>();
        if (item["hours"] is JsonArray hours) written["hours"] = hours.Select(part => HoursToSeed(part!)).ToList();
        return written;
    }).ToList();

    private static JsonObject CleanDays(JsonNode? item)
    {
        var kept = Keep(item, "from", "to", "reason");
        if (kept["to"] is null) kept.Insert(1, "to", kept["from"]?.DeepClone());
        if (item?["hours"] is JsonArray { Count: > 0 } hours) kept["hours"] = new JsonArray([.. hours.Select(part => CleanHours(part))]);
        return kept;
    }
}

/// <summary><c>FamilyHubs.NamedDays</c>: dates with a name, <c>[{ "name", "from", "to" }]</c>.</summary>
internal sealed class NamedDaysEditor : CalendarEditor
{
    public override string Alias => "FamilyHubs.NamedDays";

    protected override void Read(JsonElement value, CalendarReading reading) => HoursJson.Named(value, reading);

    public override JsonNode? Clean(JsonNode value, ContentModel model) => new JsonArray([.. value.AsArray().OrderBy(item => item!["from"].Text(), StringComparer.Ordinal).Select(item =>
    {
        var kept = Keep(item, "name", "from", "to");
        if (kept["to"] is null) kept["to"] = kept["from"]?.DeepClone();
        return kept;
    })]);

    /// <summary><c>2026-12-25: Christmas Day</c>, <c>2026-08-27 to 2026-10-16: Autumn term</c>.</summary>
    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (node is not YamlMappingNode) seed.Fault(node, $"{property.Alias} is written as dates with their names, like 2026-12-25: Christmas Day");
        return new JsonArray([.. Entries(node).Select(entry =>
        {
            var (from, to) = Range(entry.Key);
            return new JsonObject { ["name"] = TextOf(entry.Value, seed), ["from"] = from, ["to"] = to };
        })]);
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().ToDictionary(item => Range(item!, "from", "to"), item => item!["name"]?.GetValue<string>() ?? "");
}
