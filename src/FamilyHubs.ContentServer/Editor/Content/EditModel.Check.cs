using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FamilyHubs.ContentServer.Editor.Content;

internal sealed partial class EditModel
{
    /// <summary>How the page looks in search results; null for what has no page.</summary>
    public SearchLook? Look => Type.HasPage
        ? new(settings.Editor.SiteUrl.Host, string.Concat(Found.Above.Skip(1).Select(row => $" › {row.Segment}").Append(IsRoot ? "" : $" › {Draft.Segment ?? Found.Row.Segment}")), Draft.Values["title"].Text() ?? "", Draft.Values["summary"].Text() ?? "")
        : null;

    /// <summary>What the checks say of the form as it is now, to show beside it. Nothing is stored.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return NotFound();
        if (!MayWrite) return StatusCode(StatusCodes.Status403Forbidden);
        if (Request.Form["whole"] != "yes") return StatusCode(StatusCodes.Status422UnprocessableEntity);
        await ShowAsync(ReadForm(), cancellation);
        return Partial("_WritingHelp", this);
    }
}
