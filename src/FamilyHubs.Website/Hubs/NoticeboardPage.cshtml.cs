using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Hubs;

/// <summary>A sheet of paper for the noticeboard of a hub: this week's sessions, the hours, and a code that leads to its page.</summary>
[Kept]
public sealed class NoticeboardPageModel(PublishedSite site, TimesNow now, CurrentPage page, WebsiteSettings website) : PageModel
{
    public const int Days = 7;

    public Hub Hub { get; private set; } = null!;

    public IReadOnlyList<DayHours> Week { get; private set; } = [];

    public IReadOnlyList<SessionOccurrence> Sessions { get; private set; } = [];

    public string Address => website.Absolute(Hub.Path);

    public IActionResult OnGet(string name)
    {
        if (CanonicalPath.Of(Request.Path.Value ?? "") is var canonical && canonical != Request.Path.Value) return RedirectPermanent(canonical);
        if (site.OfType<Hub>().FirstOrDefault(hub => hub.Segment == name) is not { } found) return NotFound();
        Hub = found;
        Week = now.DaysAhead(found, Days);
        Sessions = now.At(found, Days);
        page.Show(found, $"This week at {found.Title}");
        return Page();
    }
}
