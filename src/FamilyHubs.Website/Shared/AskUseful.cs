using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared;

/// <summary>
/// Which pages ask whether they are useful. Not those where it would stand between somebody and help: pages with a quick exit, at
/// which an answer would leave a trace too, and those that urgent searches lead to.
/// </summary>
public static class AskUseful
{
    public static bool On(PublishedModel page, PublishedSite site) =>
        page.HasPage && !page.Ancestors.Prepend(page).Any(at => at is ISensitivity { QuickExit: true }) && !site.Referrers(page).OfType<UrgentTrigger>().Any(urgent => page.Equals(urgent.Page));
}
