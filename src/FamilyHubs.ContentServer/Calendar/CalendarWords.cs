using System.Globalization;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>Days and times as people here write them: "Tuesday 24 November 2026", "9:30am to 11am".</summary>
public static class CalendarWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly TimeOnly Midday = new(12, 0);

    public static string Time(TimeOnly time) => time switch
    {
        _ when time == TimeOnly.MinValue => "midnight",
        _ when time == Midday => "midday",
        { Minute: 0 } => time.ToString("htt", British).ToLowerInvariant(),
        _ => time.ToString("h:mmtt", British).ToLowerInvariant(),
    };

    public static string Times(TimeOnly from, TimeOnly to) => $"{Time(from)} to {Time(to)}";

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", British);

    public static string DayAndYear(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    public static string Weekday(DayOfWeek day) => British.DateTimeFormat.GetDayName(day);

    public static string Dates(DateOnly first, DateOnly last) => (first, last) switch
    {
        _ when first == last => DayAndYear(first),
        _ when first.Year == last.Year => $"{Day(first)} to {DayAndYear(last)}",
        _ => $"{DayAndYear(first)} to {DayAndYear(last)}",
    };

    /// <summary>"Monday", "Monday and Tuesday", "Monday, Tuesday and Friday".</summary>
    public static string List(IReadOnlyList<string> words) => words switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}",
    };
}
