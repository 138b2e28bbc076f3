using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Times;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.YourChild;

/// <summary>
/// What fits one child's age. The age is chosen once and is kept in the address, never in a cookie: from here it goes on to the
/// hubs and to what's on. Its words are the document at this address.
/// </summary>
public sealed class YourChildPageModel(PublishedSite site, SiteTimes times, TimesNow now, CurrentPage page) : PageModel
{
    public const string OwnPath = "/your-child";

    public PublishedModels.YourChild Document { get; private set; } = null!;

    public ChildAge? Age { get; private set; }

    public FitForAge? Fit { get; private set; }

    public DueDate Due { get; private set; } = new("", "", "");

    /// <summary>What is wrong with what was given, and the box to mend it in; null when nothing is.</summary>
    public (string Box, string Sentence)? Fault { get; private set; }

    /// <summary>The age in months as it was given.</summary>
    public string Months => Request.Query["age"].ToString();

    public IActionResult OnGet()
    {
        if (CanonicalPath.Of(Request.Path.Value ?? "") is var canonical && canonical != Request.Path.Value) return RedirectPermanent(canonical + Request.QueryString);
        return site.Resolve(OwnPath) switch
        {
            Address.Page(PublishedModels.YourChild document) => Show(document),
            Address.Moved(var to) => RedirectPermanent(CanonicalPath.Encode(to)),
            Address.Gone => StatusCode(StatusCodes.Status410Gone),
            _ => NotFound(),
        };
    }

    private IActionResult Show(PublishedModels.YourChild document)
    {
        Document = document;
        page.Show(document);
        Due = DueDate.Read(name => Request.Query[name]);
        if (!Due.IsEmpty && Due.Written is { } written) return Redirect($"{OwnPath}?due={written}#fit");
        var due = Request.Query["due"].ToString();
        Age = ChildAge.Of(Months, due, now.Today);
        Fault = FaultIn(due);
        if (Due.IsEmpty) Due = DueDate.Of(due);
        if (Fault is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (Age is not null)
        {
            now.TrueToday();
            Fit = FitForAge.Of(Age, site, times, now);
        }
        return Page();
    }

    private (string Box, string Sentence)? FaultIn(string due)
    {
        if (!Due.IsEmpty) return ("day", "Enter a real date, such as 27 3 2027");
        if (Age is not null) return null;
        if (Months.Length > 0) return ("age", "Choose an age from the list");
        return due.Length > 0 ? ("day", "Enter a due date in the next 10 months, or the day your child was born") : null;
    }
}
