using FamilyHubs.ContentServer.Accounts;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>What is looked after for the site as a whole, and what each screen is for.</summary>
internal static class SiteScreens
{
    private static readonly (MenuItem Item, string Words)[] All =
    [
        (new("Alerts", "/editor/site/alerts", Right.Publish), "Show a banner on the site now, and end it"),
        (new("Redirects", "/editor/site/redirects", Right.Publish), "Send old addresses to pages"),
        (new("Audit trail", "/editor/site/audit", Right.View), "Who did what, and when"),
        (new("Settings and navigation", "/editor/content?type=siteSettings", Right.View), "Names, contacts and the links in header and footer"),
        (new("API keys", "/editor/site/keys", Right.Manage), "For programs that read the Delivery API"),
        (new("Webhooks", "/editor/site/webhooks", Right.Manage), "Programs that are told what was published, and what they were told"),
        (new("System", "/editor/site/system", Right.Manage), "Versions, health, backups, disk, and work in the background"),
        (new("Outbox", "/editor/site/outbox", Right.Manage), "Mail that the site wrote"),
    ];

    /// <summary>What a person may use, in this order.</summary>
    public static IEnumerable<(MenuItem Item, string Words)> For(CurrentPerson person) => All.Where(screen => person.May(screen.Item.Right));
}
