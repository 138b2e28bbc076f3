using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using Microsoft.AspNetCore.Html;

namespace FamilyHubs.Website.Shared;

/// <summary>What the layout shows around the page of this request.</summary>
public sealed class CurrentPage(PublishedSite site, WebsiteSettings website, TimeProvider clock, PageLifetime lifetime, StructuredData structured)
{
    private bool isExitOffered;
    private IReadOnlyList<PublishedModel> above = [];

    /// <exception cref="InvalidOperationException">The site has no published settings.</exception>
    public SiteSettings Settings { get; } = SettingsOf(site);

    public Footer Footer => site.Derived(whole => new Footer(SettingsOf(whole)));

    public Home Home => site.Home as Home ?? throw new InvalidOperationException("No document of the type home is published.");

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public PublishedModel? Document { get; private set; }

    public string CanonicalUrl => website.Absolute(Document?.Path ?? "/");

    /// <summary>The pages above, the front page first, without the page itself.</summary>
    public IReadOnlyList<PublishedModel> Breadcrumbs { get; private set; } = [];

    /// <summary>The audience whose colour the page has: that of its section, else the first it is written for.</summary>
    public string Accent => Line.OfType<Section>().FirstOrDefault(section => section.Accent.Length > 0)?.Accent ?? (Document is IAudienceAndTopics { Audiences: [var first, ..] } ? first : "");

    /// <summary>Whether being seen on the page could put someone at risk: the page says so, or one above it.</summary>
    public bool QuickExit => isExitOffered || Line.Any(page => page is ISensitivity { QuickExit: true });

    /// <summary>Alerts that are on now, here; emergencies first.</summary>
    public IReadOnlyList<Alert> Alerts =>
    [
        .. site.OfType<Alert>()
            .Where(alert => alert.Scope.Count == 0 || alert.Scope.Intersect(Line).Any())
            .Where(IsOn)
            .OrderBy(alert => alert.Level switch { "emergency" => 0, "warning" => 1, _ => 2 }),
    ];

    public IHtmlContent? JsonLdHtml => Document is null ? null : structured.For(Document, Breadcrumbs, Settings);

    /// <summary>The page, then those above it, nearest first.</summary>
    private IEnumerable<PublishedModel> Line => Document is null ? [] : above.Reverse().Prepend(Document);

    private static SiteSettings SettingsOf(PublishedSite site) =>
        site.OfType<SiteSettings>().FirstOrDefault() ?? throw new InvalidOperationException("No document of the type siteSettings is published.");

    private bool IsOn(Alert alert)
    {
        var now = clock.GetUtcNow();
        foreach (var edge in new[] { alert.StartsAt, alert.EndsAt })
            if (edge > now) lifetime.TrueUntil(edge.Value);
        return (alert.StartsAt ?? DateTimeOffset.MinValue) <= now && now < (alert.EndsAt ?? DateTimeOffset.MaxValue);
    }

    public void Show(PublishedModel document)
    {
        (Document, above) = (document, document.Ancestors);
        Breadcrumbs = [.. above.Where(page => page.HasPage)];
        (Title, Description) = (document.TitleOf(), document.SummaryOf());
    }

    /// <summary>A page that shows part of a document: its address for search engines is that of the document.</summary>
    public void Show(PublishedModel document, string title)
    {
        Show(document);
        Title = title;
    }

    /// <summary>Offers the quick exit on a page that is not a document.</summary>
    public void OfferExit() => isExitOffered = true;

    /// <summary>For a page that is not a document, such as an error.</summary>
    public void Show(string title) => Title = title;
}
