using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Old addresses that lead somewhere: those made by hand, which are made and deleted here, and the latest that pages left behind when they moved.</summary>
[Authorize(nameof(Right.Publish))]
internal sealed class RedirectsModel(DocumentStore documents, DocumentTree tree, ContentStorage storage, ContentModel model, PublishedSite site, ContentServerOptions settings, CurrentPerson person) : PageModel
{
    private const int MostMoves = 30;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PlacedRow? Place { get; private set; }

    public bool MayPublish => Place is { } place && person.May(Right.Publish, place.Line);

    public IReadOnlyList<HandMadeRedirect> Redirects { get; private set; } = [];

    /// <summary>Addresses that pages had, the latest first, with where they are now; null for gone.</summary>
    public IReadOnlyList<(string From, string? To, DateTime Utc)> Moves { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        if (!MayPublish) return StatusCode(StatusCodes.Status403Forbidden);
        var (from, to) = (OwnPath(From), OwnPath(To));
        if (from.Length == 0) ModelState.AddModelError(nameof(From), "Enter the old address, like /old-page");
        if (to.Length == 0) ModelState.AddModelError(nameof(To), "Enter where it leads, like /hubs");
        else if (!to.StartsWith('/') && !IsElsewhere(to)) ModelState.AddModelError(nameof(To), "Enter an address of this site that starts with /, or one of another site that starts with https://");
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await documents.CreatePublishedAsync(Place!.Row.Key, HandMadeRedirects.ContentType, Draft(from, to), person.Name, cancellation);
            return Redirect("/editor/site/redirects?done=made");
        }
        catch (DocumentInvalid refusal)
        {
            foreach (var fault in refusal.Faults) ModelState.AddModelError(fault.Property == "to" ? nameof(To) : nameof(From), fault.Message);
            return this.Again();
        }
    }

    /// <summary>Deleted redirects go to the bin, as every document does.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(Guid key, CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        ModelState.Clear();
        if (Redirects.FirstOrDefault(redirect => redirect.Key == key) is not { } redirect) return NotFound();
        if (!await person.MayAsync(Right.Publish, key, cancellation)) return StatusCode(StatusCodes.Status403Forbidden);
        await documents.TrashAsync(key, redirect.Revision, person.Name, cancellation);
        return Redirect("/editor/site/redirects?done=deleted");
    }

    private DraftContent Draft(string from, string to)
    {
        var link = new PageAddresses(site).KeyOf(to) is { } page
            ? new JsonObject { ["name"] = to, ["type"] = "document", ["unique"] = page.ToString() }
            : new JsonObject { ["name"] = to, ["type"] = "external", ["url"] = to };
        return new DraftContent { Name = from, Values = new JsonObject { ["from"] = from, ["to"] = new JsonArray(link) } };
    }

    /// <summary>An address of ours as its path, however it was pasted; another as it is.</summary>
    private string OwnPath(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal) && address.Authority == settings.Editor.SiteUrl.Authority) text = address.AbsolutePath;
        return text.StartsWith('/') && text.Length > 1 ? "/" + string.Join('/', text.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries)) : text;
    }

    private static bool IsElsewhere(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Place = await tree.PlaceForAsync(HandMadeRedirects.ContentType, cancellation);
        await using var database = storage.CreateDbContext();
        Redirects = await new HandMadeRedirects(database, model).ReadAsync(cancellation);
        var moves = await (
            from redirect in database.Redirects
            join document in database.Documents on redirect.DocumentKey equals document.Key into now
            from document in now.DefaultIfEmpty()
            orderby redirect.CreatedUtc descending
            select new { redirect.Path, To = document == null ? null : document.Path, redirect.CreatedUtc }).Take(MostMoves).ToListAsync(cancellation);
        Moves = [.. moves.Where(move => move.Path != move.To).Select(move => (move.Path, move.To, move.CreatedUtc))];
    }
}
