namespace FamilyHubs.ContentServer.Calendar;

/// <summary>Who is there while a place is open.</summary>
public enum Presence
{
    /// <summary>Not known: the place is open, perhaps without staff.</summary>
    Open,
    Staffed,
    SelfService,
    Appointment,
}

/// <summary>Part of a day, Europe/London. It ends on the day on which it starts; midnight as the end is the end of that day.</summary>
public sealed record OpenHours(TimeOnly From, TimeOnly To, Presence Presence)
{
    public bool EndsAtMidnight => To == TimeOnly.MinValue;

    public bool Contains(TimeOnly time) => time >= From && (time < To || EndsAtMidnight);

    internal bool PassesMidnight => To <= From && !EndsAtMidnight;

    internal bool Overlaps(OpenHours other) => (From < other.To || other.EndsAtMidnight) && (other.From < To || EndsAtMidnight);
}

/// <summary>The hours of an ordinary week. Without any, the hours are not known.</summary>
public sealed class WeeklyHours
{
    private readonly ILookup<DayOfWeek, OpenHours> days;

    private WeeklyHours(IEnumerable<(DayOfWeek Day, OpenHours Hours)> hours) =>
        days = hours.OrderBy(part => part.Hours.From).ToLookup(part => part.Day, part => part.Hours);

    public static WeeklyHours Of(IEnumerable<(DayOfWeek Day, OpenHours Hours)> hours) => new(hours);

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public bool AreKnown => days.Count > 0;

    public IReadOnlyList<OpenHours> On(DayOfWeek day) => [.. days[day]];
}

/// <summary>Days that differ from the ordinary week: closed when there are no hours.</summary>
public sealed record SpecialDays(DateOnly First, DateOnly Last, string Reason, IReadOnlyList<OpenHours> Hours)
{
    public bool IsClosed => Hours.Count == 0;

    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
