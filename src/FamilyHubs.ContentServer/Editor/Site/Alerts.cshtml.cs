using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.People;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>An alert in one step: written here it is on the site when the page comes back, and one button ends it.</summary>
[Authorize(nameof(Right.Publish))]
internal sealed class AlertsModel(DocumentStore documents, DocumentTree tree, SectionChoices sections, PublishedSite site, CurrentPerson person, TimeProvider clock) : PageModel
{
    private const string ContentType = "alert";

    /// <summary>The strongest first, as the content model has them.</summary>
    public static readonly IReadOnlyList<(string Value, string Name, string Words)> Levels =
    [
        ("emergency", "Emergency", "Red, above everything else. For danger, or when a service stops."),
        ("warning", "Warning", "For a closure or a change that people must know of."),
        ("information", "Information", "For news that is useful to most visitors."),
    ];

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public List<Guid> Scope { get; set; } = [];

    [BindProperty]
    public string? EndsDay { get; set; }

    [BindProperty]
    public string? EndsTime { get; set; }

    [BindProperty]
    public string? EndsWhich { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PlannedTime Ends { get; private set; } = new("ends", "the end");

    public PlacedRow? Place { get; private set; }

    public bool MayPublish => Place is { } place && person.May(Right.Publish, place.Line);

    public IReadOnlyList<(Guid Key, string Name)> Sections { get; private set; } = [];

    /// <summary>Alerts that are published, also those whose time is over or to come.</summary>
    public IReadOnlyList<(TreeRow Row, string Words)> Published { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Ends = new("ends", "the end") { Day = EndsDay, Time = EndsTime, Which = EndsWhich };
        await ReadAsync(cancellation);
        if (!MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
        if (string.IsNullOrWhiteSpace(Heading)) ModelState.AddModelError(nameof(Heading), "Enter what has happened, in a few words");
        if (!Levels.Any(level => level.Value == Level)) ModelState.AddModelError(nameof(Level), "Choose how urgent it is");
        if (Ends.Check(clock.GetUtcNow().UtcDateTime) is { } fault) ModelState.AddModelError("ends", fault.Message);
        if (!string.IsNullOrWhiteSpace(Link) && !Link.Trim().StartsWith('/') && !Link.Trim().StartsWith("https://", StringComparison.Ordinal)) ModelState.AddModelError(nameof(Link), "Enter an address that starts with / or https://");
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await documents.CreatePublishedAsync(Place!.Row.Key, ContentType, Draft(), person.Name, cancellation);
            return Redirect("/editor/site/alerts?done=shown");
        }
        catch (DocumentInvalid refusal)
        {
            foreach (var found in refusal.Faults) ModelState.AddModelError(found.Property switch { "text" => nameof(Text), "link" => nameof(Link), "level" => nameof(Level), _ => nameof(Heading) }, found.Message);
            return this.Again();
        }
    }

    public async Task<IActionResult> OnPostEndAsync(Guid key, CancellationToken cancellation)
    {
        ModelState.Clear();
        await ReadAsync(cancellation);
        if (Published.FirstOrDefault(alert => alert.Row.Key == key).Row is not { } row) return NotFound();
        if (!await person.MayAsync(Right.Publish, key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        await documents.UnpublishAsync(key, row.Revision, person.Name, cancellation);
        return Redirect("/editor/site/alerts?done=ended");
    }

    private DraftContent Draft()
    {
        var values = new JsonObject { ["title"] = Heading!.Trim(), ["level"] = Level };
        if (!string.IsNullOrWhiteSpace(Text)) values["text"] = Text.Trim();
        if (Ends.Utc is { } end) values["endsAt"] = end.ToString(LondonTime.UtcFormat, CultureInfo.InvariantCulture);
        if (Scope.Count > 0) values["scope"] = new JsonArray([.. Scope.Select(key => (JsonNode)key.ToString())]);
        if (Link?.Trim() is { Length: > 0 } link)
            values["link"] = new JsonArray(new PageAddresses(site).KeyOf(link) is { } page
                ? new JsonObject { ["name"] = "Read more", ["type"] = "document", ["unique"] = page.ToString() }
                : new JsonObject { ["name"] = "Read more", ["type"] = "external", ["url"] = link });
        return new DraftContent { Name = Heading!.Trim(), Values = values };
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Place = await tree.PlaceForAsync(ContentType, cancellation);
        Sections = await sections.ReadAsync([]);
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await tree.SearchAsync(new TreeSearch("", ContentType), cancellation);
        Published = [.. found.Where(placed => placed.Row.PublishedNumber is not null).Select(placed => (placed.Row, When(placed.Row, now)))];
    }

    private static string When(TreeRow row, DateTime now)
    {
        var values = JsonNode.Parse(row.Values);
        var (starts, ends) = (Moment(values?["startsAt"].Text()), Moment(values?["endsAt"].Text()));
        if (ends <= now) return $"Over since {LondonWords.Of(ends)}";
        if (starts > now) return $"From {LondonWords.Of(starts)}";
        return ends is null ? "On now, until you end it" : $"On now, until {LondonWords.Of(ends)}";
    }

    private static DateTime? Moment(string? stored) =>
        DateTimeOffset.TryParseExact(stored, LondonTime.UtcFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;
}
