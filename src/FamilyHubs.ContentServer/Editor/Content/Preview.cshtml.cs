using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>The draft in the real page, as wide as a phone, a tablet or a computer.</summary>
internal sealed class PreviewModel(DocumentTree tree, DraftReader drafts, LiveSite live) : PageModel
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    public static readonly IReadOnlyList<string> Widths = ["phone", "tablet", "computer"];

    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Width { get; set; }

    public PlacedRow Found { get; private set; } = null!;

    public ContentType Type { get; private set; } = null!;

    /// <summary>Where the page is shown; null when something above it is in the bin.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, { HasPage: true } type)) return NotFound();
        (Found, Type) = (found, type);
        if (!Widths.Contains(Width ?? "")) Width = "phone";
        Address = (await drafts.OverAsync(live.Current, cancellation)).Find(Key) is { HasPage: true } page ? ShowDrafts.Start + page.Path : null;
        Response.Headers.ContentSecurityPolicy = Policy;
        return Page();
    }
}
