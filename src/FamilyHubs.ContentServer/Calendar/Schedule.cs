namespace FamilyHubs.ContentServer.Calendar;

public enum Repeat
{
    Once,
    Weekly,
    Fortnightly,
    Monthly,
}

public enum Season
{
    AllYear,
    Term,
    Holidays,
}

public enum ScheduleChangeKind
{
    Cancel,
    Move,
    Add,
}

/// <summary>One day that differs from the pattern of a schedule.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Date">The day of the pattern, or the day added.</param>
/// <param name="NewDate">Where it is moved to.</param>
/// <param name="StartTime">Null: the schedule's own time.</param>
/// <param name="EndTime">Null: the schedule's own time.</param>
/// <param name="Note">Why, for families to read.</param>
public sealed record ScheduleChange(ScheduleChangeKind Kind, DateOnly Date, DateOnly? NewDate, TimeOnly? StartTime, TimeOnly? EndTime, string Note);

/// <summary>When something happens again and again, as people say it. Times are the wall clock in London.</summary>
public sealed partial record Schedule
{
    /// <summary>The week of the month that means the last one.</summary>
    internal const int LastWeek = 6;

    public required Repeat Repeat { get; init; }

    /// <summary>Days of the week; none when it happens once.</summary>
    public required IReadOnlyList<DayOfWeek> Days { get; init; }

    /// <summary>Weeks of the month from 1 to 5, 6 for the last; for monthly schedules only.</summary>
    public required IReadOnlyList<int> Weeks { get; init; }

    public required TimeOnly StartTime { get; init; }

    public required TimeOnly EndTime { get; init; }

    public required DateOnly FirstDate { get; init; }

    /// <summary>Null: until further notice.</summary>
    public DateOnly? LastDate { get; init; }

    public Season Season { get; init; }

    public bool SkipsBankHolidays { get; init; }

    public IReadOnlyList<ScheduleChange> Changes { get; init; } = [];
}
