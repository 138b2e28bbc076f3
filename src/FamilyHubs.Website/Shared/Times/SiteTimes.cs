using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>The hours, terms and sessions of one published site. Made once for each snapshot, part by part when first asked for.</summary>
public sealed class SiteTimes(PublishedSite site)
{
    private readonly Lazy<KnownDays> days = new(() => new KnownDays(
        site.OfType<BankHolidays>().SelectMany(holidays => holidays.Dates),
        site.OfType<SchoolTerms>().SelectMany(terms => terms.Terms)));

    public KnownDays Days => days.Value;

    /// <summary>Whether the school terms are made up: pages that use them say so.</summary>
    public bool AreTermsSample => site.OfType<SchoolTerms>().Any(terms => terms.IsSample);

    public PlaceHours HoursOf(Hub hub) => new(hub.OpeningHours, hub.SpecialDays, hub.ClosedOnBankHolidays, Days);
}
