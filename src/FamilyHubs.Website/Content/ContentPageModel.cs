using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Content;

/// <summary>Any published page, by its address.</summary>
[Kept]
public sealed class ContentPageModel(PublishedSite site, CurrentPage page) : PageModel
{
    public PublishedModel Document { get; private set; } = null!;

    /// <summary>The partial that shows the page: its document type with a capital letter.</summary>
    public string TemplateName => char.ToUpperInvariant(Document.ContentType[0]) + Document.ContentType[1..];

    public IActionResult OnGet()
    {
        var path = Request.Path.Value ?? "/";
        var canonical = CanonicalPath.Of(path);
        if (canonical != path) return Redirect(canonical);
        return site.Resolve(path) switch
        {
            Address.Page(var document) => Show(document),
            Address.Moved(var to) => Redirect(to),
            Address.Gone => Redirected(path) ?? StatusCode(StatusCodes.Status410Gone),
            _ => Redirected(path) ?? NotFound(),
        };
    }

    private PageResult Show(PublishedModel document)
    {
        Document = document;
        page.Show(document);
        return Page();
    }

    /// <summary>A redirect that an editor made by hand.</summary>
    private IActionResult? Redirected(string path) =>
        site.OfType<PublishedModels.Redirect>().FirstOrDefault(redirect => redirect.From == path)?.To is { } link ? base.RedirectPermanent(link.Url) : null;

    private new RedirectResult Redirect(string path) => RedirectPermanent(CanonicalPath.Encode(path) + Request.QueryString);
}
