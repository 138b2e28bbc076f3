using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>What went wrong, in the words of the editor. It is never asked for by its own address.</summary>
[AllowAnonymous]
internal sealed class ProblemModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public IActionResult OnGet(int status)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null) status = StatusCodes.Status404NotFound;
        (Title, Text) = Words(status);
        Response.StatusCode = status;
        return Page();
    }

    private static (string Title, string Text) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("This form can no longer be sent", "You may have signed out, or signed in again, since the page was opened. Go back, reload the page and send it again."),
        StatusCodes.Status401Unauthorized => ("Sign in again", "Your session has ended. Sign in in another tab, then reload this page: your browser asks whether to send again what you typed. Say yes."),
        StatusCodes.Status403Forbidden => ("You may not do that", "Your role does not allow this, or it is outside your part of the site. Ask an administrator if you need it."),
        StatusCodes.Status409Conflict => ("Somebody changed this first", "Go back and reload the page to see what changed."),
        StatusCodes.Status413PayloadTooLarge => ("That is too much at once", "Go back and send less, or a smaller file."),
        _ => ("Page not found", "There is no such page in the editor. It may have been moved or deleted."),
    };
}
