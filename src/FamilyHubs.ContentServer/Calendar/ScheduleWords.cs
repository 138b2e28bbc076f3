using static FamilyHubs.ContentServer.Calendar.CalendarWords;

namespace FamilyHubs.ContentServer.Calendar;

/// <summary>A schedule in words: "Every Tuesday, 9:30am to 11am, in term time".</summary>
public static class ScheduleWords
{
    private static readonly string[] WeekNames = ["", "First", "Second", "Third", "Fourth", "Fifth", "Last"];

    public static string For(Schedule schedule)
    {
        List<string> parts = [Pattern(schedule), Times(schedule.StartTime, schedule.EndTime)];
        if (schedule.Season == Season.Term) parts.Add("in term time");
        if (schedule.Season == Season.Holidays) parts.Add("in school holidays");
        if (schedule is { SkipsBankHolidays: true, Repeat: not Repeat.Once }) parts.Add("not on bank holidays");
        return string.Join(", ", parts);
    }

    internal static string Week(int week) => WeekNames[week];

    private static string Pattern(Schedule schedule)
    {
        var days = List([.. schedule.Days.Select(Weekday)]);
        return schedule.Repeat switch
        {
            Repeat.Once => DayAndYear(schedule.FirstDate),
            Repeat.Weekly => $"Every {days}",
            Repeat.Fortnightly => $"Every two weeks on {days}",
            _ => $"{WeekList(schedule.Weeks)} {days} of the month",
        };
    }

    private static string WeekList(IReadOnlyList<int> weeks) => List([.. weeks.Select((week, i) => i == 0 ? Week(week) : Week(week).ToLowerInvariant())]);
}
