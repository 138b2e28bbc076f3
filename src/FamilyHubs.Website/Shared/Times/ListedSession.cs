using System.Globalization;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Places;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>A session at its hub, with what filters ask about it, read once for a published site.</summary>
public sealed class ListedSession
{
    private readonly Schedule schedule;
    private readonly PlaceHours hubHours;
    private readonly KnownDays known;

    /// <param name="session">Has a schedule, and has not ended.</param>
    /// <param name="hub">Where it is.</param>
    /// <param name="slug">Its name in addresses of occurrences, different for each session.</param>
    /// <param name="number">Its place among the sessions of the site.</param>
    /// <param name="hubHours">When the hub is closed.</param>
    /// <param name="known">Bank holidays and terms.</param>
    internal ListedSession(Session session, Hub hub, string slug, int number, PlaceHours hubHours, KnownDays known)
    {
        (Session, Hub, Slug, Number) = (session, hub, slug, number);
        (schedule, this.hubHours, this.known) = (session.Schedule!, hubHours, known);
        (MinAgeMonths, MaxAgeMonths, Cost, Booking) = (session.MinAgeMonths, session.MaxAgeMonths, session.Cost, session.Booking);
        (IsSample, IsFull, isPaused, Point) = (session.IsSample, session.Status == "full", session.Status == "paused", hub.PointOf());
        Facilities = hub.Facilities.Concat(session.Facilities).ToHashSet();
        Languages = session.Languages;
    }

    private readonly bool isPaused;

    public Session Session { get; }

    public Hub Hub { get; }

    public string Slug { get; }

    internal int Number { get; }

    public Schedule Schedule => schedule;

    public int? MinAgeMonths { get; }

    public int? MaxAgeMonths { get; }

    /// <summary>free, donation, paid, or empty when it is not known.</summary>
    public string Cost { get; }

    /// <summary>drop-in, booked, or empty when it is not known.</summary>
    public string Booking { get; }

    public bool IsSample { get; }

    public bool IsFull { get; }

    public MapPoint? Point { get; }

    /// <summary>What the hub has and what the session adds.</summary>
    public IReadOnlySet<string> Facilities { get; }

    public IReadOnlyList<string> Languages { get; }

    /// <summary>From the first to the last day, both included. A closure of the hub cancels what would be there, and says why.</summary>
    public IEnumerable<SessionOccurrence> Between(DateOnly first, DateOnly last) =>
        schedule.Between(first, last, known).Select(occurrence => new SessionOccurrence(this, WithClosures(occurrence)));

    /// <summary>The occurrence on a day; null when there is none.</summary>
    public SessionOccurrence? On(DateOnly day) => Between(day, day).OrderBy(occurrence => occurrence.When.State == OccurrenceState.MovedAway).FirstOrDefault();

    private Occurrence WithClosures(Occurrence occurrence)
    {
        if (!occurrence.Happens) return occurrence;
        if (hubHours.ClosureOn(occurrence.Date) is { } reason) return occurrence with { State = OccurrenceState.Cancelled, Note = $"{Hub.Title} is closed: {reason}" };
        return isPaused ? occurrence with { State = OccurrenceState.Cancelled, Note = "This session is paused for now" } : occurrence;
    }
}

/// <summary>One time that a session happens, or would have happened.</summary>
public sealed record SessionOccurrence(ListedSession Session, Occurrence When)
{
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/whats-on/{Session.Slug}/{When.Date:yyyy-MM-dd}");

    public bool IsCancelled => When.State == OccurrenceState.Cancelled;

    /// <summary>scheduled, full, cancelled or moved.</summary>
    public string Status => When.State switch
    {
        OccurrenceState.Cancelled => "cancelled",
        OccurrenceState.MovedAway => "moved",
        _ => Session.IsFull ? "full" : "scheduled",
    };
}
