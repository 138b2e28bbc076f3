using FamilyHubs.ContentServer.Feedback;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Feedback;

/// <summary>
/// A visitor says whether a page is useful, and why if they like. No cookie is set and nothing is stored that tells who it was; so
/// there is no proof of ours in the form, and what another site sends is refused by what browsers say of it.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(64 * 1024)]
public sealed class UsefulPageModel(PageFeedback feedback, VoteLimit limit, PublishedSite site, CurrentPage page) : PageModel
{
    public PublishedModel About { get; private set; } = null!;

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string Answer { get; private set; } = "";

    public string? Comment { get; private set; }

    public string? Fault { get; private set; }

    public bool IsDone { get; private set; }

    public bool IsTooMuch { get; private set; }

    public string Words => IsTooMuch ? "Many answers came from your connection. Try again in ten minutes." : IsDone ? "The people who write this page will read it." : "Your answer is counted.";

    public IActionResult OnGet([FromQuery(Name = "page")] string? path, string? answer, string? done)
    {
        if (!Find(path, answer)) return NotFound();
        IsDone = done == "yes";
        return Show();
    }

    public IActionResult OnPost([FromForm(Name = "page")] string? path, [FromForm] string? answer)
    {
        if (IsFromElsewhere) return Problem(StatusCodes.Status400BadRequest);
        if (!Find(path, answer)) return Problem(StatusCodes.Status404NotFound);
        if (!limit.Allows(HttpContext.Connection.RemoteIpAddress)) return Refuse();
        if (limit.IsFirst(HttpContext.Connection.RemoteIpAddress, About.Key) && !feedback.Vote(About.Key, Answer == "yes")) return Problem(StatusCodes.Status503ServiceUnavailable);
        return SeeOther("");
    }

    public IActionResult OnPostComment([FromForm(Name = "page")] string? path, [FromForm] string? answer, [FromForm] string? words)
    {
        if (IsFromElsewhere) return Problem(StatusCodes.Status400BadRequest);
        if (!Find(path, answer)) return Problem(StatusCodes.Status404NotFound);
        Comment = string.Concat((words ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        if (Comment.Length == 0) return Again("Write something, or go back to the page");
        if (CommentCheck.Fault(Comment) is { } fault) return Again(fault);
        if (!limit.Allows(HttpContext.Connection.RemoteIpAddress)) return Refuse();
        return feedback.Comment(About.Key, Answer == "yes", Comment) ? SeeOther("&done=yes") : Problem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Browsers say where a form comes from; an old one that does not is believed.</summary>
    private bool IsFromElsewhere => Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    /// <summary>The page that says what is wrong is one to look at, also when what is wrong is a form that was sent.</summary>
    private StatusCodeResult Problem(int status)
    {
        Request.Method = HttpMethods.Get;
        return StatusCode(status);
    }

    private bool Find(string? path, string? answer)
    {
        if (answer is not ("yes" or "no") || path is null || site.Find(path) is not { } found || !AskUseful.On(found, site)) return false;
        (About, Answer) = (found, answer);
        return true;
    }

    private PageResult Again(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Show();
    }

    private PageResult Refuse()
    {
        IsTooMuch = true;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Show();
    }

    private PageResult Show()
    {
        Response.Headers.CacheControl = "no-store";
        page.Show(Fault is null ? IsTooMuch ? "Wait a while" : "Thank you" : "Error: Thank you");
        return Page();
    }

    /// <summary>By another address, so that loading it again sends nothing again.</summary>
    private StatusCodeResult SeeOther(string more)
    {
        Response.Headers.Location = $"/useful?page={Uri.EscapeDataString(About.Path)}&answer={Answer}{more}";
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
