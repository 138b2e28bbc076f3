using FamilyHubs.ContentServer.Calendar;
using static FamilyHubs.ContentServer.Calendar.CalendarWords;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>The ordinary week in lines, days with the same hours together: "Monday to Friday 8am to 7pm".</summary>
public static class WeekLines
{
    public static IReadOnlyList<string> Of(WeeklyHours week)
    {
        List<(DayOfWeek First, DayOfWeek Last, string Hours)> lines = [];
        foreach (var day in WeeklyHours.Week)
        {
            var hours = HoursOf(week.On(day));
            if (lines is [.., var before] && before.Hours == hours) lines[^1] = before with { Last = day };
            else lines.Add((day, day, hours));
        }
        return [.. lines.Select(line => $"{DaysOf(line.First, line.Last)} {line.Hours}")];
    }

    public static string HoursOf(IReadOnlyList<OpenHours> parts) =>
        parts.Count == 0 ? "closed" : string.Join(", ", parts.Select(part => CalendarWords.Times(part.From, part.To) + PresenceOf(part.Presence)));

    private static string DaysOf(DayOfWeek first, DayOfWeek last) => first == last ? Weekday(first) : $"{Weekday(first)} to {Weekday(last)}";

    private static string PresenceOf(Presence presence) => presence switch
    {
        Presence.Staffed => " with staff",
        Presence.SelfService => " self-service, no staff",
        Presence.Appointment => " by appointment",
        _ => "",
    };
}
