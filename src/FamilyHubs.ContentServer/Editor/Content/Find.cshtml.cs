using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>What a picker offers while somebody types, as JSON for a script.</summary>
internal sealed class FindModel(Picks picks, ContentModel model, PublishedSite site) : PageModel
{
    private const int LongestWords = 100;

    public async Task<IActionResult> OnGetAsync(string? q, string? kind, Guid? property, CancellationToken cancellation)
    {
        var words = q is { Length: > LongestWords } ? q[..LongestWords] : q ?? "";
        var types = model.ContentTypes.SelectMany(type => type.PropertyList).FirstOrDefault(candidate => candidate.Key == property) is { } asked ? Picks.TypesFor(asked, model) : [];
        var found = kind == "files" ? await picks.FilesAsync(words, cancellation) : await picks.PagesAsync(words, types, cancellation);
        var addresses = new PageAddresses(site);
        return new JsonResult(found.Select(pick => new { pick.Key, pick.Name, pick.Where, pick.Note, Address = kind == "files" ? null : addresses.AddressOf(pick.Key), Picture = pick.IsPicture ? pick.Address : null }));
    }
}
