using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>What an editor sees of hours and schedules: a grid of the week, and the dates that follow from a schedule.</summary>
internal sealed class ShownCalendar(PublishedSite site, DateOnly today)
{
    private const int DatesShown = 8;

    public static readonly IReadOnlyList<string> Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static readonly IReadOnlyList<(string Value, string Words)> Presences = [("", "Open"), ("staffed", "Staffed"), ("self-service", "Self-service"), ("by appointment", "By appointment")];

    /// <summary>The rows of the grid: for each day what is there and an empty row.</summary>
    public static IEnumerable<(string Day, JsonObject Hours, bool IsFirst)> Grid(JsonNode? value)
    {
        List<JsonObject> known = [.. (value as JsonArray ?? []).OfType<JsonObject>()];
        foreach (var day in Week)
        {
            List<JsonObject> parts = [.. known.Where(part => part["day"].Text() == day), []];
            foreach (var (i, part) in parts.Index()) yield return (day, part, i == 0);
        }
    }

    /// <summary>The objects of a list and an empty one to write into.</summary>
    public static IEnumerable<JsonObject> Rows(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>().Append([]);

    public static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The schedule in words and the next dates; null when it cannot be worked out yet.</summary>
    public (string Words, IReadOnlyList<string> Dates)? Preview(JsonNode? value)
    {
        if (value is null) return null;
        var reading = new CalendarReading();
        if (ScheduleJson.Read(value.Deserialize<JsonElement>(), reading) is not { } schedule) return null;
        var known = new KnownDays(DaysOf("bankHolidays", "dates"), DaysOf("schoolTerms", "terms"));
        return (ScheduleWords.For(schedule), [.. schedule.Next(DatesShown, today, known).Select(date => $"{CalendarWords.DayAndYear(date.Date)}, {CalendarWords.Times(TimeOnly.FromDateTime(date.Start.DateTime), TimeOnly.FromDateTime(date.End.DateTime))}{(date.Note.Length > 0 ? $": {date.Note}" : "")}")]);
    }

    private IEnumerable<NamedDays> DaysOf(string type, string property) =>
        site.ContentsOfType(type).Where(content => content.Values.TryGetProperty(property, out _)).SelectMany(content => HoursJson.Named(content.Values.GetProperty(property), new CalendarReading()));
}
