using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Calendar;
using static FamilyHubs.ContentServer.Calendar.CalendarWords;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>When one place is open: the ordinary week, with closures, special hours and bank holidays laid over it. Nothing is guessed.</summary>
public sealed class PlaceHours(WeeklyHours week, IReadOnlyList<SpecialDays> special, bool closedOnBankHolidays, KnownDays known)
{
    private const int DaysAhead = 14;

    /// <summary>Whether the hours of the ordinary week are known.</summary>
    public bool AreKnown => week.AreKnown;

    public DayHours On(DateOnly day)
    {
        if (special.FirstOrDefault(days => days.Contains(day)) is { } other) return new DayHours(day, other.Hours, other.Reason);
        if (known.BankHolidayOn(day) is { } holiday && (closedOnBankHolidays || week.AreKnown)) return new DayHours(day, closedOnBankHolidays ? [] : null, $"{holiday} (bank holiday)");
        return new DayHours(day, week.AreKnown ? week.On(day.DayOfWeek) : null, "");
    }

    /// <summary>The reason when the place is closed on a day on which it is said to be closed, else null.</summary>
    public string? ClosureOn(DateOnly day) => special.FirstOrDefault(days => days.IsClosed && days.Contains(day))?.Reason;

    /// <summary>Closures and special hours that are on, or begin within the days ahead.</summary>
    public IReadOnlyList<SpecialDays> SpecialAhead(DateOnly today, int days) => [.. special.Where(other => other.Last >= today && other.First <= today.AddDays(days))];

    public OpenState At(DateTimeOffset moment)
    {
        var now = LondonTime.FromUtc(moment);
        var today = DateOnly.FromDateTime(now.DateTime);
        var time = TimeOnly.FromDateTime(now.DateTime);
        var hours = On(today);
        if (hours.Hours is not { } parts) return Unknown(hours, today);
        if (parts.FirstOrDefault(part => part.Contains(time)) is { } current) return Open(current, parts, hours);
        if (parts.FirstOrDefault(part => part.From > time) is { } later) return Closed($"Closed now. Opens{How(later)} at {Time(later.From)}", Moment(today, later.From));
        return Closed(ClosedToday(hours, parts) + NextOpening(today), Moment(today.AddDays(1), TimeOnly.MinValue));
    }

    private OpenState Unknown(DayHours hours, DateOnly today)
    {
        var changes = week.AreKnown || special.Any(days => days.Last > today) || closedOnBankHolidays;
        var words = hours.IsSpecial ? $"{hours.Reason}: opening hours not known" : "Opening hours not known";
        return new OpenState(OpenKind.Unknown, words, changes ? Moment(today.AddDays(1), TimeOnly.MinValue) : null);
    }

    private static OpenState Open(OpenHours current, IReadOnlyList<OpenHours> parts, DayHours hours)
    {
        var until = Time(current.To);
        var (kind, words) = current.Presence switch
        {
            Presence.Staffed => (OpenKind.Staffed, $"Open now until {until}"),
            Presence.SelfService => (OpenKind.SelfService, $"Open now for self-service until {until}, without staff"),
            Presence.Appointment => (OpenKind.ByAppointment, $"By appointment only until {until}"),
            _ => (OpenKind.Open, $"Open now until {until}. Staff may not be there"),
        };
        var next = current.EndsAtMidnight ? null : parts.FirstOrDefault(part => part.From == current.To);
        if (next is not null) words += $". Then {Then(next.Presence)} until {Time(next.To)}";
        if (hours.IsSpecial) words += $". Different hours today: {hours.Reason}";
        return new OpenState(kind, words, current.EndsAtMidnight ? Moment(hours.Day.AddDays(1), TimeOnly.MinValue) : Moment(hours.Day, current.To));
    }

    private static OpenState Closed(string words, DateTimeOffset until) => new(OpenKind.Closed, words, until);

    private static string ClosedToday(DayHours hours, IReadOnlyList<OpenHours> parts) => hours.IsSpecial && parts.Count == 0 ? $"Closed today: {hours.Reason}" : "Closed now";

    /// <summary>Nothing is said when a day on the way there is not known.</summary>
    private string NextOpening(DateOnly today)
    {
        for (var ahead = 1; ahead <= DaysAhead; ahead++)
        {
            var next = On(today.AddDays(ahead));
            if (!next.AreKnown) return "";
            if (next.Hours is [var first, ..]) return $". Opens{How(first)} {When(next.Day, ahead)} at {Time(first.From)}";
        }
        return "";
    }

    private static string When(DateOnly day, int ahead) => ahead switch
    {
        1 => "tomorrow",
        < 7 => $"on {Weekday(day.DayOfWeek)}",
        _ => $"on {Day(day)}",
    };

    private static string How(OpenHours part) => part.Presence switch
    {
        Presence.SelfService => " for self-service",
        Presence.Appointment => " by appointment",
        _ => "",
    };

    private static string Then(Presence presence) => presence switch
    {
        Presence.Staffed => "with staff",
        Presence.SelfService => "self-service, without staff",
        Presence.Appointment => "by appointment only",
        _ => "open",
    };

    private static DateTimeOffset Moment(DateOnly day, TimeOnly time) => new(LondonTime.ToUtc(day.ToDateTime(time)));
}
