using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Closes a place for a day or more, and opens it again: at once for the public, whatever else its draft holds.</summary>
internal sealed class CloseModel(DocumentStore documents, DocumentTree tree, CurrentPerson person, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    public bool MayPublish { get; private set; }

    public bool IsPublished => Found.Row.PublishedNumber is not null;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What the public is told of today and the days to come.</summary>
    public IReadOnlyList<Closure> Closures { get; private set; } = [];

    private PropertyType Property { get; set; } = null!;

    /// <summary>The property in which a type of document keeps closures; null when it keeps none.</summary>
    public static PropertyType? PropertyOf(ContentType type) => type.Properties.Values.FirstOrDefault(property => property.DataType.EditorAlias == SpecialDaysEditor.Name);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        From = To = Written(LondonTime.Today(clock));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
        Faults = [.. Check()];
        if (Faults.Count > 0) return this.Again();
        return await ChangeAsync(rows => rows.Add(new JsonObject { ["from"] = From, ["to"] = To, ["reason"] = Reason!.Trim() }), $"Closed: {Reason!.Trim()}", "closed", cancellation);
    }

    /// <summary>Takes one closure out again.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
        return await ChangeAsync(rows =>
        {
            foreach (var row in rows.Where(row => Closure.Of(row!) is { } closure && (closure.From, closure.To, closure.Reason) == (From, To, Reason ?? "")).ToList()) rows.Remove(row);
        }, "Open again", "opened", cancellation);
    }

    private async Task<IActionResult> ChangeAsync(Action<JsonArray> change, string note, string done, CancellationToken cancellation)
    {
        try
        {
            await ChangeAsync(change, note, cancellation);
            return Redirect($"/editor/content/{Key}/close?done={done}");
        }
        catch (DocumentInvalid refusal)
        {
            Faults = refusal.Faults;
            return this.Again();
        }
        catch (DocumentConflict conflict)
        {
            Faults = [new Fault("reason", $"{conflict.Theirs.SavedBy} saved this page a moment ago. Do it again")];
            return this.Again();
        }
    }

    /// <summary>Changes what the public sees, then the draft in the same way: what somebody is still writing stays a draft.</summary>
    private async Task ChangeAsync(Action<JsonArray> change, string note, CancellationToken cancellation)
    {
        var document = (await documents.FindAsync(Key, cancellation))!;
        var versions = await documents.VersionsAsync(Key, cancellation);
        var live = With(document.PublishedNumber ?? document.DraftNumber);
        var unfinished = document.HasUnpublishedChanges ? With(document.DraftNumber) : null;
        var saved = await documents.SaveDraftAsync(Key, document.Revision, live, person.Name, cancellation);
        try
        {
            saved = await documents.PublishAsync(Key, saved.Revision, person.Name, cancellation);
        }
        finally
        {
            if (unfinished is not null) await documents.SaveDraftAsync(Key, saved.Revision, unfinished, person.Name, cancellation);
        }

        DraftContent With(int number)
        {
            var content = DraftContent.Of(versions.Single(version => version.Number == number));
            var rows = content.Values[Property.Alias] as JsonArray ?? [];
            change(rows);
            content.Values[Property.Alias] = rows.DeepClone();
            return content with { Note = note };
        }
    }

    private IEnumerable<Fault> Check()
    {
        var (from, to) = (Day(From), Day(To));
        if (from is null) yield return new Fault("from", "Enter the first day");
        if (to is null) yield return new Fault("to", "Enter the last day, the same one for a single day");
        if (to < from) yield return new Fault("to", "The last day must not be before the first");
        else if (to < LondonTime.Today(clock)) yield return new Fault("to", "These days are over. Enter days to come");
        if (string.IsNullOrWhiteSpace(Reason)) yield return new Fault("reason", "Say why in a few words, for families");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, var type) || PropertyOf(type) is not { } property) return false;
        (Found, Type, Property) = (found, type, property);
        MayPublish = await person.MayAsync(Right.Publish, Key, cancellation);
        var today = Written(LondonTime.Today(clock));
        if (found.Row.PublishedNumber is { } number && (await documents.VersionsAsync(Key, cancellation)).FirstOrDefault(version => version.Number == number) is { } published)
            Closures = [.. (DraftContent.Of(published).Values[property.Alias] as JsonArray ?? []).Select(row => Closure.Of(row!)).OfType<Closure>().Where(closure => string.CompareOrdinal(closure.To, today) >= 0)];
        return true;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Days on which a place is closed, as they are kept; days with other hours are none.</summary>
    internal sealed record Closure(string From, string To, string Reason)
    {
        public string Words => Day(From) is { } first && Day(To) is { } last ? CalendarWords.Dates(first, last) : $"{From} to {To}";

        public static Closure? Of(JsonNode row) =>
            row["hours"] is JsonArray { Count: > 0 } || row["from"].Text() is not { } from || row["to"].Text() is not { } to ? null : new Closure(from, to, row["reason"].Text() ?? "");
    }
}
