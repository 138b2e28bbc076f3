using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>What the clock says about hubs and sessions, for the page being made: whatever is asked here, the page is told until when it is true.</summary>
public sealed class TimesNow(SiteTimes times, TimeProvider clock, PageLifetime lifetime)
{
    private const int LongestChecked = 366;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(LondonTime.FromUtc(Now).DateTime);

    public OpenState OpenStateOf(Hub hub)
    {
        var state = times.HoursOf(hub).At(Now);
        if (state.Until is { } until) lifetime.TrueUntil(until);
        return state;
    }

    /// <summary>The hours of today and the days after it.</summary>
    public IReadOnlyList<DayHours> DaysAhead(Hub hub, int days)
    {
        TrueToday();
        var hours = times.HoursOf(hub);
        return [.. Enumerable.Range(0, days).Select(ahead => hours.On(Today.AddDays(ahead)))];
    }

    public IReadOnlyList<SpecialDays> SpecialDaysAhead(Hub hub, int days)
    {
        TrueToday();
        return times.HoursOf(hub).SpecialAhead(Today, days);
    }

    /// <summary>What is on at a hub today and in the days after it, without what is over.</summary>
    public IReadOnlyList<SessionOccurrence> At(Hub hub, int days) =>
        NotOver(times.At(hub).SelectMany(session => session.Between(Today, Today.AddDays(days - 1))).OrderBy(occurrence => occurrence.When.Start));

    /// <summary>The next times of a session, cancelled ones among them.</summary>
    public IReadOnlyList<SessionOccurrence> Next(ListedSession session, int count) =>
        [.. NotOver(session.Between(Today, Today.AddDays(LongestChecked)).Take(count + 1)).Take(count)];

    /// <summary>Takes out what is over, and says that the rest is true until the next one is.</summary>
    public IReadOnlyList<SessionOccurrence> NotOver(IEnumerable<SessionOccurrence> occurrences)
    {
        TrueToday();
        List<SessionOccurrence> left = [.. occurrences.Where(occurrence => occurrence.When.End > Now)];
        if (left.Count > 0) lifetime.TrueUntil(left.Min(occurrence => occurrence.When.End));
        return left;
    }

    /// <summary>The page says today, or what follows from the day.</summary>
    public void TrueToday() => lifetime.TrueUntil(new DateTimeOffset(LondonTime.ToUtc(Today.AddDays(1).ToDateTime(default))));
}
