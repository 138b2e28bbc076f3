using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>The draft in the real page, as wide as a phone, a tablet or a computer.</summary>
internal sealed class PreviewModel(ShareLinks links, CurrentPerson person, ContentServerOptions settings, DocumentTree tree, DraftReader drafts, LiveSite live) : PageModel
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

    public bool MayShare { get; private set; }

    /// <summary>The links to this draft that have not ended.</summary>
    public IReadOnlyList<ShareLink> Links { get; private set; } = [];

    /// <summary>The link that was just made.</summary>
    public string? NewLink { get; private set; }

    public async Task<IActionResult> OnPostShareAsync(CancellationToken cancellation)
    {
        if (await OnGetAsync(cancellation) is not PageResult page) return NotFound();
        if (!MayShare) return StatusCode(StatusCodes.Status403Forbidden);
        NewLink = $"{settings.Editor.SiteUrl.ToString().TrimEnd('/')}{ShowShared.Start}/{await links.MakeAsync(Key, person.Name, cancellation)}";
        Links = await links.OfAsync(Key, cancellation);
        return page;
    }

    public async Task<IActionResult> OnPostEndAsync(string hash, CancellationToken cancellation)
    {
        if (await OnGetAsync(cancellation) is not PageResult) return NotFound();
        if (!MayShare) return StatusCode(StatusCodes.Status403Forbidden);
        await links.EndAsync(Key, hash, cancellation);
        return Redirect($"/editor/content/{Key}/preview#share");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tree.FindTypedAsync(Key, cancellation) is not (var found, { HasPage: true } type)) return NotFound();
        (Found, Type) = (found, type);
        if (!Widths.Contains(Width ?? "")) Width = "phone";
        Address = (await drafts.OverAsync(live.Current, cancellation)).Find(Key) is { HasPage: true } page ? ShowDrafts.Start + page.Path : null;
        MayShare = await person.MayAsync(Right.Write, Key, cancellation);
        Links = MayShare ? await links.OfAsync(Key, cancellation) : [];
        Response.Headers.ContentSecurityPolicy = Policy;
        return Page();
    }
}
