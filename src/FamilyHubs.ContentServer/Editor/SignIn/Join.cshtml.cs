using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>Where an invitation, or a link for a new password, leads. Looking at it does not use it up: some mail programs do.</summary>
[AllowAnonymous]
internal sealed class JoinModel(AccountStore accounts, Invitations invitations, AccountSignIn signIn) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose link it is; null when it has ended.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(string token)
    {
        Email = (await AccountOfAsync(token))?.Email;
        if (Email is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        var account = await AccountOfAsync(token);
        Email = account?.Email;
        if (account is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (await accounts.JoinAsync(account, Password ?? "") is { } fault)
        {
            ModelState.AddModelError(nameof(Password), fault);
            return this.Again();
        }
        // Whoever has a second step takes it: a link in a mailbox is not enough to go past it.
        if (account.TwoFactorEnabled) return Redirect(SessionCookie.SignInPath);
        await signIn.SignInAsync(account, isPersistent: false);
        return Redirect("/editor");
    }

    private async Task<Account?> AccountOfAsync(string token) =>
        await invitations.FindAsync(token) is { } id && await accounts.FindAsync(id) is { IsDisabled: false } account ? account : null;
}
