using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>Sign in with a password or a passkey. Whether there is such an account cannot be told from the answer, nor from how long it takes.</summary>
[AllowAnonymous]
internal sealed class SignInModel(AccountSignIn signIn, GuessLimit limit) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your e-mail address");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid) return this.Again();
        if (Email!.Length > 254 || Password!.Length > PasswordRules.Longest) return Refuse();
        if (!limit.TryTake(Email, HttpContext.RemoteAddress())) return TooMany();
        var result = await signIn.WithPasswordAsync(Email.Trim(), Password);
        if (!result.Succeeded && !result.RequiresTwoFactor) return Refuse();
        limit.GiveBack(Email, HttpContext.RemoteAddress());
        var next = EditorAddress.OrStart(ReturnUrl);
        return result.Succeeded ? LocalRedirect(next) : LocalRedirect($"/editor/sign-in/code?returnUrl={Uri.EscapeDataString(next)}");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        var passkeys = $"passkeys from {HttpContext.RemoteAddress()}"; // Whose it is shows only when it is right: one address must not make all others wait.
        if (!limit.TryTake(passkeys, HttpContext.RemoteAddress())) return TooMany();
        if (!string.IsNullOrEmpty(credential) && (await signIn.PasskeySignInAsync(credential)).Succeeded)
        {
            limit.GiveBack(passkeys, HttpContext.RemoteAddress());
            return LocalRedirect(EditorAddress.OrStart(ReturnUrl));
        }
        ModelState.AddModelError("", "That passkey does not open an account here. Use another, or your password");
        return this.Again();
    }

    private PageResult Refuse()
    {
        ModelState.AddModelError(nameof(Email), "The e-mail address or the password is not right");
        return this.Again();
    }

    private PageResult TooMany()
    {
        ModelState.AddModelError("", $"There were too many tries. Wait {GuessLimit.Window.TotalMinutes} minutes, then try again");
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }
}
