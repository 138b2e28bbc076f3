using System.Globalization;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>Days and times as people here write them: "Tuesday 24 November 2026", "9:30am to 11am".</summary>
public static class CalendarWords
{
    /// <summary>The same words as those of en-GB, whichever data of languages the machine has; without reading them, which takes memory.</summary>
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static readonly TimeOnly Midday = new(12, 0);

    public static string Time(TimeOnly time) => time switch
    {
        _ when time == TimeOnly.MinValue => "midnight",
        _ when time == Midday => "midday",
        { Minute: 0 } => time.ToString("htt", English).ToLowerInvariant(),
        _ => time.ToString("h:mmtt", English).ToLowerInvariant(),
    };

    public static string Times(TimeOnly from, TimeOnly to) => $"{Time(from)} to {Time(to)}";

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", English);

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", English);

    public static string DayAndYear(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    public static string Weekday(DayOfWeek day) => English.DateTimeFormat.GetDayName(day);

    /// <param name="month">1 to 12.</param>
    public static string Month(int month) => English.DateTimeFormat.GetMonthName(month);

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
