using System.Collections.Frozen;
using System.Text.Json;
using static FamilyHubs.ContentServer.Calendar.CalendarWords;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>Reads opening hours, special days and named days as they are stored.</summary>
internal static class HoursJson
{
    public static readonly FrozenDictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>().ToFrozenDictionary(day => day.ToString().ToLowerInvariant());

    public static readonly FrozenDictionary<string, Presence> Presences = new Dictionary<string, Presence>
    {
        ["open"] = Presence.Open,
        ["staffed"] = Presence.Staffed,
        ["self-service"] = Presence.SelfService,
        ["by appointment"] = Presence.Appointment,
    }.ToFrozenDictionary();

    /// <summary><c>[{ "day": "monday", "from": "09:00", "to": "17:00", "presence": "staffed" }]</c>.</summary>
    public static WeeklyHours Week(JsonElement value, CalendarReading reading)
    {
        List<(DayOfWeek Day, OpenHours Hours)> week = [];
        foreach (var part in reading.Objects(value, "Enter the hours day by day"))
        {
            var day = reading.Choice(part, "day", "Choose a day of the week", Days);
            if (Hours(part, day is { } on ? $"On {Weekday(on)}" : "", reading) is { } hours && day is { } found) week.Add((found, hours));
        }
        foreach (var day in week.GroupBy(part => part.Day)) CheckOverlaps([.. day.Select(part => part.Hours)], $"On {Weekday(day.Key)}", reading);
        return WeeklyHours.Of(reading.IsSound ? week : []);
    }

    /// <summary><c>[{ "from": "2026-12-25", "to": "2026-12-28", "reason": "Christmas", "hours": [{ "from", "to", "presence" }] }]</c>; closed without hours.</summary>
    public static IReadOnlyList<SpecialDays> Special(JsonElement value, CalendarReading reading)
    {
        List<SpecialDays> all = [];
        foreach (var item in reading.Objects(value, "Enter closures and special hours one by one"))
        {
            if (DaysOf(item, reading) is not var (first, last)) continue;
            if (string.IsNullOrWhiteSpace(CalendarReading.OptionalText(item, "reason"))) reading.Fault($"Say why {Dates(first, last)} is different, such as Staff training");
            List<OpenHours> hours = [.. reading.OptionalObjects(item, "hours", "Enter the special hours one by one").Select(part => Hours(part, $"On {Dates(first, last)}", reading)).OfType<OpenHours>()];
            CheckOverlaps(hours, $"On {Dates(first, last)}", reading);
            all.Add(new SpecialDays(first, last, CalendarReading.OptionalText(item, "reason")?.Trim() ?? "", [.. hours.OrderBy(part => part.From)]));
        }
        all = [.. all.OrderBy(days => days.First)];
        foreach (var (one, next) in all.Zip(all.Skip(1)).Where(pair => pair.Second.First <= pair.First.Last))
            reading.Fault($"{Date(next.First)} is there twice: under {one.Reason} and under {next.Reason}. Keep one");
        return reading.IsSound ? all : [];
    }

    /// <summary><c>[{ "name": "Boxing Day", "from": "2026-12-28", "to": "2026-12-28" }]</c>.</summary>
    public static IReadOnlyList<NamedDays> Named(JsonElement value, CalendarReading reading)
    {
        List<NamedDays> all = [];
        foreach (var item in reading.Objects(value, "Enter the dates one by one"))
        {
            if (DaysOf(item, reading) is not var (first, last)) continue;
            var name = CalendarReading.OptionalText(item, "name")?.Trim();
            if (string.IsNullOrEmpty(name)) reading.Fault($"Say what {Dates(first, last)} is, such as Easter Monday");
            else all.Add(new NamedDays(name, first, last));
        }
        all = [.. all.OrderBy(days => days.First)];
        foreach (var (one, next) in all.Zip(all.Skip(1)).Where(pair => pair.Second.First <= pair.First.Last))
            reading.Fault($"{one.Name} and {next.Name} overlap on {Date(next.First)}");
        return reading.IsSound ? all : [];
    }

    private static (DateOnly First, DateOnly Last)? DaysOf(JsonElement item, CalendarReading reading)
    {
        var first = reading.Date(item, "from", "first day");
        var last = item.TryGetProperty("to", out _) ? reading.Date(item, "to", "last day") : first;
        if (first is not { } from || last is not { } to) return null;
        if (to >= from) return (from, to);
        reading.Fault($"{Date(to)} is before {Date(from)}. Enter a last day that is the same or later");
        return null;
    }

    private static OpenHours? Hours(JsonElement part, string when, CalendarReading reading)
    {
        if (reading.Time(part, "from", "opening time") is not { } from || reading.Time(part, "to", "closing time") is not { } to) return null;
        var presence = Presence.Open;
        if (part.TryGetProperty("presence", out _) && reading.Choice(part, "presence", $"Choose one of: {string.Join(", ", Presences.Keys)}", Presences) is { } given) presence = given;
        var hours = new OpenHours(from, to, presence);
        if (from == to) reading.Fault($"{when}, {Times(from, to)} is no time at all. Enter a later closing time");
        else if (hours.PassesMidnight) reading.Fault($"{when}, {Times(from, to)} passes midnight. End it at midnight and enter the rest on the next day");
        return hours;
    }

    private static void CheckOverlaps(List<OpenHours> hours, string when, CalendarReading reading)
    {
        List<OpenHours> inOrder = [.. hours.Where(part => !part.PassesMidnight).OrderBy(part => part.From)];
        foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.First.Overlaps(pair.Second)))
            reading.Fault($"{when}, {Times(one.From, one.To)} and {Times(next.From, next.To)} overlap. Let one end when the next begins");
    }
}
