using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>One thing to choose in a filter.</summary>
public sealed record WhatsOnChoice(string Value, string Words);

/// <summary>What the filters offer: fixed things, and what the sessions of the site have.</summary>
public sealed class WhatsOnChoices(SiteTimes times)
{
    public static IReadOnlyList<WhatsOnChoice> Whens { get; } =
        [new("today", "Today"), new("tomorrow", "Tomorrow"), new("week", "This week"), new("weekend", "The weekend"), new("holidays", "School holidays")];

    public static IReadOnlyList<WhatsOnChoice> Distances { get; } = [new("1", "1 mile"), new("3", "3 miles"), new("5", "5 miles"), new("10", "10 miles"), new("any", "Any distance")];

    public static IReadOnlyList<WhatsOnChoice> Days { get; } = [.. WeeklyHours.Week.Select(day => new WhatsOnChoice(day.ToString().ToLowerInvariant(), CalendarWords.Weekday(day)))];

    public static IReadOnlyList<WhatsOnChoice> Times { get; } = [new("morning", "Morning, before midday"), new("afternoon", "Afternoon, midday to 5pm"), new("evening", "Evening, from 5pm")];

    public static IReadOnlyList<WhatsOnChoice> Costs { get; } = [new("free", "Free"), new("donation", "Pay what you can"), new("paid", "Paid")];

    public static IReadOnlyList<WhatsOnChoice> Bookings { get; } = [new("drop-in", "Drop in"), new("booked", "Book first")];

    public IReadOnlyList<WhatsOnChoice> Hubs => [.. times.Sessions.Select(session => session.Hub).Distinct().OrderBy(hub => hub.Title, StringComparer.Ordinal).Select(hub => new WhatsOnChoice(hub.Segment, hub.Title))];

    public IReadOnlyList<WhatsOnChoice> Facilities => [.. times.Sessions.SelectMany(session => session.Facilities).Distinct().Order(StringComparer.Ordinal).Select(Sentence)];

    public IReadOnlyList<WhatsOnChoice> Languages => [.. times.Sessions.SelectMany(session => session.Languages).Distinct().Order(StringComparer.Ordinal).Select(language => new WhatsOnChoice(language, language))];

    private static WhatsOnChoice Sentence(string words) => new(words, char.ToUpperInvariant(words[0]) + words[1..]);
}
