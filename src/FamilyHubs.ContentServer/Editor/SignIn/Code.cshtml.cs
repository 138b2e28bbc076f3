using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>The second step, for accounts that have one. A cookie of five minutes knows whose password was right.</summary>
[AllowAnonymous]
internal sealed class CodeModel(AccountSignIn signIn, GuessLimit limit) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(SessionCookie.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return Redirect(SessionCookie.SignInPath);
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Enter the code");
            return this.Again();
        }
        if (!limit.TryTake(account.Email!, HttpContext.RemoteAddress()))
        {
            ModelState.AddModelError("", $"There were too many tries. Wait {GuessLimit.Window.TotalMinutes} minutes, then try again");
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        if (Code.Length <= 64 && (await signIn.WithCodeAsync(account, Code)).Succeeded)
        {
            limit.GiveBack(account.Email!, HttpContext.RemoteAddress());
            return LocalRedirect(EditorAddress.OrStart(ReturnUrl));
        }
        ModelState.AddModelError(nameof(Code), "That code is not right. Wait for the next one in your app, or use a recovery code");
        return this.Again();
    }
}
