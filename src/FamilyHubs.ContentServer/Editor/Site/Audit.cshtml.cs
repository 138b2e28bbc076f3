using System.Globalization;
using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Who did what and when: to content, for everybody who may see it; to accounts, for administrators.</summary>
internal sealed class AuditModel(AuditTrail trail, CurrentPerson person) : PageModel
{
    public const string OfAccounts = "accounts";

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Verb { get; set; }

    /// <summary>One document only.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>The entry above the first that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public bool IsOfAccounts => What == OfAccounts;

    public bool MaySeeAccounts => person.May(Right.Manage);

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string? DocumentName { get; private set; }

    public (IReadOnlyList<string> By, IReadOnlyList<string> Verbs) Choices { get; private set; }

    /// <summary>The same question, for what was done before.</summary>
    public string OlderAddress => new QueryBuilder(Asked.Append(new("before", Lines[^1].Id.ToString(CultureInfo.InvariantCulture)))).ToString();

    public string LatestAddress => new QueryBuilder(Asked).ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (IsOfAccounts && !MaySeeAccounts) return StatusCode(StatusCodes.Status403Forbidden);
        var from = ReadDay(From, nameof(From));
        var until = ReadDay(Until, nameof(Until));
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        var asked = new AuditQuestion(IsOfAccounts ? null : Document, Given(By), Given(Verb), StartOf(from), StartOf(until?.AddDays(1)), Before);
        var lines = IsOfAccounts ? await trail.OfAccountsAsync(asked, cancellation) : await trail.OfContentAsync(asked, cancellation);
        (Lines, HasMore) = ([.. lines.Take(AuditTrail.PageSize)], lines.Count > AuditTrail.PageSize);
        Choices = await trail.ChoicesAsync(IsOfAccounts, cancellation);
        if (asked.Document is { } document) DocumentName = await trail.NameOfAsync(document, cancellation);
        return Page();
    }

    private IEnumerable<KeyValuePair<string, string>> Asked =>
        new[] { ("what", What), ("by", By), ("verb", Verb), ("document", Document?.ToString()), ("from", From), ("until", Until) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => KeyValuePair.Create(part.Item1, part.Item2!));

    private DateOnly? ReadDay(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue) return day;
        ModelState.AddModelError(field, "Enter a real day");
        return null;
    }

    private static DateTime? StartOf(DateOnly? day) => day is { } known ? LondonTime.ToUtc(known.ToDateTime(TimeOnly.MinValue)) : null;

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
