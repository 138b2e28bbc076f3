namespace FamilyHubs.ContentServer.Documents;

/// <summary>Somebody was written that a page must be read again: once for each page, day and step.</summary>
internal sealed class Reminder
{
    public required Guid DocumentKey { get; init; }

    /// <summary>The day by which it had to be read again. A new day begins anew.</summary>
    public DateOnly DueOn { get; init; }

    public ReminderStep Step { get; init; }

    public DateTime SentUtc { get; init; }
}

internal enum ReminderStep
{
    /// <summary>Two weeks before the day, to the owner.</summary>
    Soon = 1,

    /// <summary>Two weeks after it, to the owner.</summary>
    Overdue = 2,

    /// <summary>Thirty days after it, to the next person.</summary>
    LongOverdue = 3,
}
