using System.Globalization;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>
/// The coming sessions by day. Its words are the document at this address. The form is posted, so that a postcode stays out of
/// the history of a shared computer; it changes nothing, so it needs no token against forgery, which would need a cookie.
/// </summary>
[IgnoreAntiforgeryToken, Kept(Unless = ["when", "age", "due", "postcode", "miles", "hub", "day", "time", "cost", "booking", "facility", "language", "page"])]
public sealed class WhatsOnPageModel(PublishedSite site, FindSessions find, TimesNow now, SiteTimes times, CurrentPage page) : PageModel
{
    public const string OwnPath = "/whats-on";

    private const int OnOnePage = 30;

    public PublishedModels.WhatsOn Document { get; private set; } = null!;

    public WhatsOnQuestion Question { get; private set; } = new();

    public WhatsOnAnswer Answer { get; private set; } = null!;

    public WhatsOnChoices Choices => find.Choices;

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int LastNumber => Math.Max(1, (Total + OnOnePage - 1) / OnOnePage);

    /// <summary>What is on this page, by day.</summary>
    public IReadOnlyList<IGrouping<DateOnly, FoundSession>> Days { get; private set; } = [];

    public bool HasSample { get; private set; }

    /// <summary>Whether the dates on the page depend on school terms that are made up.</summary>
    public bool HasSampleTerms => Question.When == "holidays" && times.AreTermsSample;

    /// <summary>Whether the next page must be asked for by a form, so that the postcode stays out of the address.</summary>
    public bool IsPrivate => Question.Postcode.Length > 0;

    public string? FaultOf(string name) => Answer.Faults.FirstOrDefault(fault => fault.Name == name).Sentence;

    /// <summary>The feed of what was asked for; null when nothing was, because a feed of everything helps nobody.</summary>
    public string? FeedAddress => (Question with { When = "" }).AddressAt("/whats-on.ics") is var address && address.Contains('?', StringComparison.Ordinal) ? address : null;

    /// <summary>"Today, Tuesday 24 November".</summary>
    public string NameOf(DateOnly day) => (day.DayNumber - now.Today.DayNumber) switch
    {
        0 => $"Today, {CalendarWords.Day(day)}",
        1 => $"Tomorrow, {CalendarWords.Day(day)}",
        > 180 => CalendarWords.DayAndYear(day),
        _ => CalendarWords.Day(day),
    };

    public IActionResult OnGet()
    {
        if (CanonicalPath.Of(Request.Path.Value ?? "") is var canonical && canonical != Request.Path.Value) return RedirectPermanent(canonical + Request.QueryString);
        return Show(name => Request.Query[name]);
    }

    public IActionResult OnPost() => Show(name => Request.HasFormContentType && Request.Form.TryGetValue(name, out var posted) ? posted : Request.Query[name]);

    private IActionResult Show(Func<string, string?> value) => site.Resolve(OwnPath) switch
    {
        Address.Page(PublishedModels.WhatsOn document) => Show(document, value),
        Address.Moved(var to) => RedirectPermanent(CanonicalPath.Encode(to)),
        Address.Gone => StatusCode(StatusCodes.Status410Gone),
        _ => NotFound(),
    };

    private PageResult Show(PublishedModels.WhatsOn document, Func<string, string?> value)
    {
        Document = document;
        page.Show(document);
        Question = WhatsOnQuestion.Read(value);
        Answer = find.Find(Question);
        if (Answer.Faults.Count > 0) Response.StatusCode = StatusCodes.Status400BadRequest;
        if (IsPrivate || HttpMethods.IsPost(Request.Method)) Response.Headers.CacheControl = "private, no-cache";
        var coming = now.NotOver(Answer.Items.Select(item => item.Occurrence)).ToHashSet(ReferenceEqualityComparer.Instance);
        List<FoundSession> items = [.. Answer.Items.Where(item => coming.Contains(item.Occurrence))];
        Total = items.Count;
        Number = int.TryParse(value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastNumber) : 1;
        List<FoundSession> shown = [.. items.Skip((Number - 1) * OnOnePage).Take(OnOnePage)];
        HasSample = shown.Exists(item => item.Occurrence.Session.IsSample);
        Days = [.. shown.GroupBy(item => item.Occurrence.When.Date)];
        return Page();
    }
}
