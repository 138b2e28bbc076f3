using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Hubs;

/// <summary>
/// The list of hubs, with a form that finds the nearest. Its words are the document at this address. The form is posted, so
/// that a postcode stays out of the history of a shared computer, and is answered at once. It changes nothing, so it needs
/// no token against forgery, which would need a cookie.
/// </summary>
[IgnoreAntiforgeryToken, Kept(Unless = [nameof(Postcode), nameof(District), nameof(Service), nameof(Type), nameof(Age), nameof(Due), "facility"])]
public sealed class HubsPageModel(PublishedSite site, FindHubs find, DistrictOutlines outlines, CurrentPage page, PageLifetime lifetime) : PageModel
{
    private const string OwnPath = "/hubs";

    [BindProperty(SupportsGet = true)]
    public string? Postcode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Age { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "facility")]
    public IReadOnlyList<string>? Facilities { get; set; }

    public HubIndex Document { get; private set; } = null!;

    public HubQuestion Question { get; private set; } = new();

    public HubAnswer Answer { get; private set; } = null!;

    public HubMap? Map { get; private set; }

    public HubChoices Choices => find.Choices;

    public Place? Place => Answer.Place;

    /// <summary>The name of the district that is looked at alone; empty when it is the county.</summary>
    public string DistrictName => Choices.Districts.FirstOrDefault(choice => choice.Slug == Question.District)?.Words ?? "";

    public IEnumerable<FoundHub> Nearest => Place is null ? [] : Answer.Hubs.Take(HubAnswer.Nearest);

    public IEnumerable<FoundHub> Rest => Place is null ? Answer.Hubs : Answer.Hubs.Skip(HubAnswer.Nearest);

    /// <summary>What the list of all that fit is called.</summary>
    public string ListName => Answer.Age is { } age ? $"Hubs with something on for {age.Words}" : DistrictName is "" ? "Hubs with your choices" : $"Hubs in {DistrictName}";

    public string? FaultOf(string name) => Answer.Faults.FirstOrDefault(fault => fault.Name == name).Sentence;

    public IActionResult OnGet()
    {
        if (CanonicalPath.Of(Request.Path.Value ?? "") is var canonical && canonical != Request.Path.Value) return RedirectPermanent(canonical + Request.QueryString);
        return Show();
    }

    public IActionResult OnPost() => Show();

    private IActionResult Show() => site.Resolve(OwnPath) switch
    {
        Address.Page(HubIndex index) => Show(index),
        Address.Moved(var to) => RedirectPermanent(CanonicalPath.Encode(to)),
        Address.Gone => StatusCode(StatusCodes.Status410Gone),
        _ => NotFound(),
    };

    private PageResult Show(HubIndex index)
    {
        Document = index;
        page.Show(index);
        Question = new HubQuestion { Postcode = Postcode?.Trim() ?? "", District = District ?? "", Service = Service ?? "", Type = Type ?? "", Age = Age?.Trim() ?? "", Due = Due?.Trim() ?? "", Facilities = [.. (Facilities ?? []).Where(facility => facility.Length > 0)] };
        Answer = find.Find(Question);
        if (Answer.Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Answer = find.Find(new HubQuestion()) with { Faults = Answer.Faults };
        }
        if (Question.Postcode.Length > 0 || HttpMethods.IsPost(Request.Method)) Response.Headers.CacheControl = "private, no-cache";
        foreach (var until in Answer.Hubs.Select(found => found.Open.Until).OfType<DateTimeOffset>()) lifetime.TrueUntil(until);
        Map = HubMap.Of(outlines.All, Answer, DistrictName);
        return Page();
    }
}
