using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>One occurrence of a session, on its day. Its words are the session's.</summary>
[Kept]
public sealed class OccurrencePageModel(SiteTimes times, TimesNow now, CurrentPage page) : PageModel
{
    private const int NextShown = 6;

    public SessionOccurrence Occurrence { get; private set; } = null!;

    public ListedSession Session => Occurrence.Session;

    public bool IsOver { get; private set; }

    public IReadOnlyList<SessionOccurrence> Others { get; private set; } = [];

    public IActionResult OnGet(string session, string date)
    {
        if (CanonicalPath.Of(Request.Path.Value ?? "") is var canonical && canonical != Request.Path.Value) return RedirectPermanent(canonical);
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return NotFound();
        if (times.Find(session)?.On(day) is not { } found) return NotFound();
        Occurrence = found;
        IsOver = found.When.End <= now.Now;
        if (!IsOver) now.NotOver([found]);
        Others = [.. now.Next(Session, NextShown + 1).Where(other => other.When.Date != day).Take(NextShown)];
        page.Show(Session.Session, $"{Session.Session.Title}, {ContentServer.Calendar.CalendarWords.DayAndYear(day)}");
        return Page();
    }
}
