namespace FamilyHubs.ContentServer.Calendar;

public enum OccurrenceState
{
    Planned,
    Cancelled,

    /// <summary>It does not happen on this day but on <see cref="Occurrence.OtherDate"/>.</summary>
    MovedAway,
}

/// <summary>One time that a schedule happens.</summary>
/// <param name="Date">The day, Europe/London.</param>
/// <param name="Start">With London's offset on that day.</param>
/// <param name="End">With London's offset on that day.</param>
public sealed record Occurrence(DateOnly Date, DateTimeOffset Start, DateTimeOffset End)
{
    public OccurrenceState State { get; init; }

    /// <summary>The day it was moved from, or, when it is moved away, the day it was moved to.</summary>
    public DateOnly? OtherDate { get; init; }

    /// <summary>Why it differs, for families to read.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day by which it is known for good, even when it moves.</summary>
    public DateOnly OriginalDate => State == OccurrenceState.MovedAway ? Date : OtherDate ?? Date;

    public bool Happens => State == OccurrenceState.Planned;
}
