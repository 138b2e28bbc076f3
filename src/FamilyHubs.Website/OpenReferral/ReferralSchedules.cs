using System.Globalization;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.PublishedModels;
using Schedule = FamilyHubs.ContentServer.Calendar.Schedule;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>The schedule of a session in iCalendar's short words. What differs from the pattern is said in the notes.</summary>
internal static class ReferralSchedules
{
    private static readonly IReadOnlyDictionary<DayOfWeek, string> Days = new Dictionary<DayOfWeek, string>
    {
        [DayOfWeek.Monday] = "MO",
        [DayOfWeek.Tuesday] = "TU",
        [DayOfWeek.Wednesday] = "WE",
        [DayOfWeek.Thursday] = "TH",
        [DayOfWeek.Friday] = "FR",
        [DayOfWeek.Saturday] = "SA",
        [DayOfWeek.Sunday] = "SU",
    };

    /// <summary>The two letters of a day that was given so or in full; null when it is no day.</summary>
    public static string? Day(string text) => Days.Values.FirstOrDefault(day => day.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? (Enum.GetNames<DayOfWeek>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } full ? Days[Enum.Parse<DayOfWeek>(full)] : null);

    public static ReferralSchedule Of(Session session, Schedule schedule, Guid service, Guid place, string link) => new(ReferralId.For("schedule", session.Key), service, place)
    {
        ValidFrom = Date(schedule.FirstDate),
        ValidTo = schedule.Repeat == Repeat.Once ? Date(schedule.FirstDate) : schedule.LastDate is { } last ? Date(last) : null,
        Dtstart = Date(schedule.FirstDate),
        Freq = schedule.Repeat switch { Repeat.Once => null, Repeat.Monthly => "MONTHLY", _ => "WEEKLY" },
        Interval = schedule.Repeat switch { Repeat.Once => null, Repeat.Fortnightly => 2, _ => 1 },
        Byday = ByDay(schedule),
        OpensAt = Time(schedule.StartTime),
        ClosesAt = Time(schedule.EndTime),
        Description = ScheduleWords.For(schedule),
        ScheduleLink = link,
        Notes = Notes(schedule),
    };

    private static string? ByDay(Schedule schedule) => schedule.Repeat switch
    {
        Repeat.Once => Days[schedule.FirstDate.DayOfWeek],
        Repeat.Monthly => string.Join(',', schedule.Weeks.SelectMany(week => schedule.Days.Select(day => $"{(week == 6 ? -1 : week)}{Days[day]}"))),
        _ => string.Join(',', schedule.Days.Select(day => Days[day])),
    };

    private static string? Notes(Schedule schedule) => schedule.Changes.Count == 0 ? null : string.Join(". ", schedule.Changes.OrderBy(change => change.Date).Select(change => change.Kind switch
    {
        ScheduleChangeKind.Cancel => $"Not on {Date(change.Date)}",
        ScheduleChangeKind.Move => $"Moved from {Date(change.Date)} to {Date(change.NewDate ?? change.Date)}",
        _ => $"Also on {Date(change.Date)}",
    } + (change.Note.Length > 0 ? $": {change.Note}" : "")));

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
