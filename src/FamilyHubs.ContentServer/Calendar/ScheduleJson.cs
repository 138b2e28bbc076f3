using System.Collections.Frozen;
using System.Text.Json;
using static FamilyHubs.ContentServer.Calendar.CalendarWords;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>
/// Reads a schedule as it is stored: <c>{ "repeat", "days", "weeks", "startTime", "endTime", "firstDate", "lastDate", "season",
/// "skipBankHolidays", "changes": [{ "change", "date", "newDate", "startTime", "endTime", "note" }] }</c>.
/// </summary>
internal static class ScheduleJson
{
    public static readonly FrozenDictionary<string, Repeat> Repeats = Enum.GetValues<Repeat>().ToFrozenDictionary(repeat => repeat.ToString().ToLowerInvariant());

    public static readonly FrozenDictionary<string, Season> Seasons = new Dictionary<string, Season>
    {
        ["all year"] = Season.AllYear,
        ["term time"] = Season.Term,
        ["school holidays"] = Season.Holidays,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, int> Weeks = Enumerable.Range(1, Schedule.LastWeek).ToFrozenDictionary(week => ScheduleWords.Week(week).ToLowerInvariant());

    public static readonly FrozenDictionary<string, ScheduleChangeKind> Kinds = Enum.GetValues<ScheduleChangeKind>().ToFrozenDictionary(kind => kind.ToString().ToLowerInvariant());

    public static Schedule? Read(JsonElement value, CalendarReading reading)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            reading.Refuse("Enter when it happens");
            return null;
        }
        var repeat = reading.Choice(value, "repeat", "Choose how often it happens", Repeats);
        var days = reading.Choices(value, "days", "Choose days of the week", HoursJson.Days);
        var weeks = reading.Choices(value, "weeks", "Choose weeks of the month, from first to last", Weeks);
        var season = value.TryGetProperty("season", out _) ? reading.Choice(value, "season", $"Choose one of: {string.Join(", ", Seasons.Keys)}", Seasons) : Season.AllYear;
        var start = reading.Time(value, "startTime", "start time");
        var end = reading.Time(value, "endTime", "end time");
        var first = reading.Date(value, "firstDate", "first date");
        var last = reading.OptionalDate(value, "lastDate", "last date");
        if (value.TryGetProperty("skipBankHolidays", out var skips) && skips.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) reading.Refuse("Choose whether bank holidays are skipped");
        List<ScheduleChange> changes = [.. reading.OptionalObjects(value, "changes", "Enter changes one by one").Select(change => ReadChange(change, reading)).OfType<ScheduleChange>()];
        if (reading.Unreadable is not null || repeat is null || season is null || start is null || end is null || first is null || (value.TryGetProperty("lastDate", out _) && last is null)) return null;

        var schedule = new Schedule
        {
            Repeat = repeat.Value,
            Days = repeat == Repeat.Once ? [] : [.. days.OrderBy(day => ((int)day + 6) % 7)],
            Weeks = repeat == Repeat.Monthly ? weeks : [],
            StartTime = start.Value,
            EndTime = end.Value,
            FirstDate = first.Value,
            LastDate = repeat == Repeat.Once ? null : last,
            Season = season.Value,
            SkipsBankHolidays = skips.ValueKind == JsonValueKind.True,
            Changes = [.. changes.OrderBy(change => change.Date)],
        };
        CheckPattern(schedule, reading);
        if (reading.IsSound) foreach (var change in schedule.Changes) CheckChange(change, schedule, reading);
        return reading.IsSound ? schedule : null;
    }

    private static ScheduleChange? ReadChange(JsonElement value, CalendarReading reading)
    {
        var kind = reading.Choice(value, "change", "Choose whether a date is cancelled, moved or added", Kinds);
        var date = reading.Date(value, "date", "date of the change");
        var newDate = kind == ScheduleChangeKind.Move ? reading.Date(value, "newDate", "new date") : null;
        var start = reading.OptionalTime(value, "startTime", "start time");
        var end = reading.OptionalTime(value, "endTime", "end time");
        if (kind is null || date is null || (kind == ScheduleChangeKind.Move && newDate is null)) return null;
        return new ScheduleChange(kind.Value, date.Value, newDate, start, end, CalendarReading.OptionalText(value, "note")?.Trim() ?? "");
    }

    private static void CheckPattern(Schedule schedule, CalendarReading reading)
    {
        if (schedule.EndTime <= schedule.StartTime) reading.Fault($"It ends at {Time(schedule.EndTime)}, before it starts at {Time(schedule.StartTime)}. Enter a later end time on the same day");
        if (schedule.LastDate < schedule.FirstDate) reading.Fault($"The last date, {Date(schedule.LastDate.Value)}, is before the first, {Date(schedule.FirstDate)}. Enter a later last date");
        else if (schedule is { Repeat: not Repeat.Once, Days.Count: 0 }) reading.Fault("Choose at least one day of the week");
        else if (schedule is { Repeat: Repeat.Monthly, Weeks.Count: 0 }) reading.Fault("Choose which week of the month, such as the first");
        else if (schedule.LastDate is { } last && !DaysOf(schedule, schedule.FirstDate, last).Any()) reading.Fault($"It never happens between {Date(schedule.FirstDate)} and {Date(last)}. Choose other days or a later last date");
    }

    private static void CheckChange(ScheduleChange change, Schedule schedule, CalendarReading reading)
    {
        if (schedule.Changes.Count(other => other.Date == change.Date) > 1) reading.Fault($"{Date(change.Date)} is changed twice. Keep one change");
        else if (change.Kind == ScheduleChangeKind.Add && schedule.IsPatternDay(change.Date)) reading.Fault($"It happens on {Date(change.Date)} already, so it cannot be added");
        else if (change.Kind != ScheduleChangeKind.Add && !schedule.IsPatternDay(change.Date)) reading.Fault($"It does not happen on {DayAndYear(change.Date)}.{Nearest(schedule, change.Date)}");
        if (change.NewDate is { } to && to != change.Date && (schedule.IsPatternDay(to) || schedule.Changes.Any(other => other != change && (other.NewDate == to || (other.Kind == ScheduleChangeKind.Add && other.Date == to)))))
            reading.Fault($"It happens on {Date(to)} already. Move {Date(change.Date)} to another day");
        if (change.NewDate == change.Date && change.StartTime is null && change.EndTime is null) reading.Fault($"{Date(change.Date)} is moved to itself. Enter another day or time");
        if ((change.EndTime ?? schedule.EndTime) <= (change.StartTime ?? schedule.StartTime)) reading.Fault($"On {Date(change.NewDate ?? change.Date)} it ends before it starts. Enter a later end time");
    }

    private static string Nearest(Schedule schedule, DateOnly day)
    {
        var before = DaysOf(schedule, day.AddDays(-62), day).LastOrDefault();
        var after = DaysOf(schedule, day, day.AddDays(62)).FirstOrDefault();
        List<string> near = [.. new[] { before, after }.Where(found => found != default).Select(Date)];
        return near.Count == 0 ? " Enter a day on which it happens" : $" The nearest days are {List(near)}";
    }

    private static IEnumerable<DateOnly> DaysOf(Schedule schedule, DateOnly first, DateOnly last) =>
        Enumerable.Range(0, Math.Min(last.DayNumber - first.DayNumber, 800) + 1).Select(first.AddDays).Where(schedule.IsPatternDay);
}
