using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.YourChild;

/// <summary>What suits one child: the next sessions, the services of the offer, and help pages by topic, those made for the narrowest ages first.</summary>
public sealed record FitForAge(IReadOnlyList<SessionOccurrence> Sessions, IReadOnlyList<PublishedModel> Services, IReadOnlyList<(Topic? Topic, IReadOnlyList<HelpPage> Pages)> Help)
{
    private const int DaysAhead = 7;
    private const int MostSessions = 6;
    private const int MostHelpPages = 30;

    public static FitForAge Of(ChildAge age, PublishedSite site, SiteTimes times, TimesNow now) => new(
        [.. now.NotOver(times.Between(now.Today, now.Today.AddDays(DaysAhead)).Where(occurrence => IsFor(occurrence, age)).Take(MostSessions))],
        [.. site.OfType<Service>().Where(service => age.IsMeant(service.MinAgeMonths, service.MaxAgeMonths)).OrderBy(Width).ThenBy(service => service.Path, StringComparer.Ordinal).ToList<PublishedModel>().Listed()],
        [.. site.OfType<HelpPage>().Where(page => !page.HideFromLists && age.IsMeant(page.MinAgeMonths, page.MaxAgeMonths)).OrderBy(Width).ThenBy(page => page.Path, StringComparer.Ordinal).Take(MostHelpPages)
            .GroupBy(page => page.Topics is [var first, ..] ? first : null).Select(group => (group.Key, (IReadOnlyList<HelpPage>)[.. group]))]);

    private static bool IsFor(SessionOccurrence occurrence, ChildAge age) =>
        occurrence.When.Happens && age.IsMeant(occurrence.Session.MinAgeMonths, occurrence.Session.MaxAgeMonths);

    private static int Width(IAgeRange ages) => (ages.MaxAgeMonths ?? ChildAge.OldestMonths) - (ages.MinAgeMonths ?? 0);
}
