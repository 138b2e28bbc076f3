using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>The hours, terms and sessions of one published site. Made once for each snapshot, part by part when first asked for.</summary>
public sealed class SiteTimes
{
    private const string Ended = "ended";

    private readonly PublishedSite site;
    private readonly Lazy<KnownDays> days;
    private readonly Lazy<IReadOnlyList<ListedSession>> sessions;
    private readonly ConcurrentDictionary<DateOnly, SessionOccurrence[]> months = [];
    private readonly ConcurrentDictionary<Guid, PlaceHours> hours = [];

    public SiteTimes(PublishedSite site)
    {
        this.site = site;
        days = new(() => new KnownDays(site.OfType<BankHolidays>().SelectMany(holidays => holidays.Dates), site.OfType<SchoolTerms>().SelectMany(terms => terms.Terms)));
        sessions = new(ListSessions);
    }

    public KnownDays Days => days.Value;

    /// <summary>Whether the school terms are made up: pages that use them say so.</summary>
    public bool AreTermsSample => site.OfType<SchoolTerms>().Any(terms => terms.IsSample);

    /// <summary>The sessions that have not ended, in the order of their addresses.</summary>
    public IReadOnlyList<ListedSession> Sessions => sessions.Value;

    public PlaceHours HoursOf(Hub hub) => hours.GetOrAdd(hub.Key, _ => new(hub.OpeningHours, hub.SpecialDays, hub.ClosedOnBankHolidays, Days));

    public ListedSession? Find(string slug) => Sessions.FirstOrDefault(session => session.Slug == slug);

    public IReadOnlyList<ListedSession> At(Hub hub) => [.. Sessions.Where(session => session.Hub.Equals(hub))];

    public ListedSession? Find(Session session) => Sessions.FirstOrDefault(listed => listed.Session.Equals(session));

    /// <summary>Every occurrence from the first to the last day, both included, in order. A month is worked out once.</summary>
    /// <remarks>What is kept grows with the months that are asked for, so callers do not pass on whatever a visitor asks.</remarks>
    public IEnumerable<SessionOccurrence> Between(DateOnly first, DateOnly last)
    {
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
            foreach (var occurrence in months.GetOrAdd(month, InMonth))
                if (occurrence.When.Date >= first && occurrence.When.Date <= last) yield return occurrence;
    }

    private SessionOccurrence[] InMonth(DateOnly month) =>
        [.. Sessions.SelectMany(session => session.Between(month, month.AddMonths(1).AddDays(-1))).OrderBy(occurrence => occurrence.When.Start).ThenBy(occurrence => occurrence.Session.Number)];

    private List<ListedSession> ListSessions()
    {
        List<ListedSession> listed = [];
        var slugs = new HashSet<string>();
        var running = site.OfType<Session>().Where(session => session is { HideFromLists: false, Status: not Ended, Schedule: not null, Parent: Hub }).OrderBy(session => session.Path, StringComparer.Ordinal);
        foreach (var session in running)
        {
            var hub = (Hub)session.Parent!;
            var slug = $"{hub.Segment}-{session.Segment}";
            if (!slugs.Add(slug)) slugs.Add(slug = $"{slug}-{session.Key.ToString("N")[..8]}");
            listed.Add(new ListedSession(session, hub, slug, listed.Count, HoursOf(hub), Days));
        }
        return listed;
    }
}
