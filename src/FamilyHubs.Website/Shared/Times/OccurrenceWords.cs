using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>What a family must know about one occurrence at a glance.</summary>
public static class OccurrenceWords
{
    /// <summary>A few words each, with the kind of chip they are shown in.</summary>
    public static IReadOnlyList<(string Words, string Kind)> Chips(SessionOccurrence occurrence)
    {
        var session = occurrence.Session;
        (string Words, string Kind)[] all =
        [
            (State(occurrence), "alert"),
            (AgeWords.Between(session.MinAgeMonths, session.MaxAgeMonths), "plain"),
            (Cost(session.Cost), "plain"),
            (Booking(session.Booking), "plain"),
            (session.IsSample ? "Sample data" : "", "sample"),
        ];
        return [.. all.Where(chip => chip.Words.Length > 0)];
    }

    /// <summary>Empty for one that happens as usual and has room.</summary>
    public static string State(SessionOccurrence occurrence) => occurrence.When switch
    {
        { State: OccurrenceState.Cancelled } => "Cancelled",
        { State: OccurrenceState.MovedAway, OtherDate: { } to } => $"Moved to {CalendarWords.Day(to)}",
        { OtherDate: { } from } when from != occurrence.When.Date => $"Moved from {CalendarWords.Day(from)}",
        { OtherDate: not null } => "At another time",
        _ => occurrence.Session.IsFull ? "Full" : "",
    };

    public static string Cost(string cost) => cost switch
    {
        "free" => "Free",
        "donation" => "Pay what you can",
        "paid" => "Paid",
        _ => "",
    };

    public static string Booking(string booking) => booking switch
    {
        "drop-in" => "Drop in",
        "booked" => "Book first",
        _ => "",
    };
}
