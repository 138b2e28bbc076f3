using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>Reads hours, dates and schedules out of a posted form. Rows with nothing in them are left out.</summary>
internal static class PostedCalendar
{
    public static JsonArray? Hours(IFormCollection form, string name) => Rows(form, name, "from", (row, hours) => Hours(form, row, Part(form, row, "day") is { } day ? new JsonObject { ["day"] = day } : hours));

    public static JsonArray? SpecialDays(IFormCollection form, string name) => Rows(form, name, "from", (row, days) =>
    {
        Put(days, form, row, "from", "to", "reason");
        if (Rows(form, $"{row}.hours", "from", (part, hours) => Hours(form, part, hours)) is { } special) days["hours"] = special;
        return days.Count > 0 ? days : null;
    });

    public static JsonArray? NamedDays(IFormCollection form, string name) => Rows(form, name, "from", (row, days) =>
    {
        Put(days, form, row, "name", "from", "to");
        return days.Count > 0 ? days : null;
    });

    public static JsonObject? Schedule(IFormCollection form, string name)
    {
        var schedule = new JsonObject();
        Put(schedule, form, name, "repeat");
        if (Chosen(form, $"{name}.days") is { } days) schedule["days"] = days;
        if (Chosen(form, $"{name}.weeks") is { } weeks) schedule["weeks"] = weeks;
        Put(schedule, form, name, "startTime", "endTime", "firstDate", "lastDate", "season");
        if (form[$"{name}.skipBankHolidays"] == "true") schedule["skipBankHolidays"] = true;
        if (Rows(form, $"{name}.changes", "change", (row, change) =>
        {
            Put(change, form, row, "change", "date", "newDate", "startTime", "endTime", "note");
            return change.Count > 0 ? change : null;
        }) is { } changes) schedule["changes"] = changes;
        return schedule.Any(part => part.Key != "season") ? schedule : null;
    }

    private static JsonObject? Hours(IFormCollection form, string row, JsonObject hours)
    {
        var before = hours.Count;
        Put(hours, form, row, "from", "to");
        if (hours.Count == before) return null;
        Put(hours, form, row, "presence");
        return hours;
    }

    private static JsonArray? Rows(IFormCollection form, string name, string sign, Func<string, JsonObject, JsonObject?> read)
    {
        var rows = new JsonArray();
        for (var i = 0; form.ContainsKey($"{name}[{i}].{sign}"); i++)
            if (read($"{name}[{i}]", []) is { } row) rows.Add(row);
        return rows.Count > 0 ? rows : null;
    }

    private static void Put(JsonObject into, IFormCollection form, string name, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            if (Part(form, name, part) is { } text) into[part] = text;
    }

    private static string? Part(IFormCollection form, string name, string part) => form[$"{name}.{part}"].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static JsonArray? Chosen(IFormCollection form, string name) =>
        form[name].OfType<string>().Where(text => text.Length > 0).Select(text => (JsonNode)text).ToArray() is { Length: > 0 } chosen ? new JsonArray(chosen) : null;
}
