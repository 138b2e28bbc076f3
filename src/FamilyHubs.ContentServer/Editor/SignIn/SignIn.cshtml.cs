using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>Sign in with a password. Whether there is such an account cannot be told from the answer, nor from how long it takes.</summary>
[AllowAnonymous]
internal sealed class SignInModel(AccountSignIn signIn) : PageModel
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
        var result = await signIn.WithPasswordAsync(Email!.Trim(), Password!);
        if (result.Succeeded) return LocalRedirect(EditorAddress.OrStart(ReturnUrl));
        ModelState.AddModelError(nameof(Email), "The e-mail address or the password is not right");
        return this.Again();
    }
}
