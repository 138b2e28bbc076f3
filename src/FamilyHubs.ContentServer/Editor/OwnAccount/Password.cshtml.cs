using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.OwnAccount;

/// <summary>A new password ends every session but a new one here.</summary>
internal sealed class PasswordModel(UserManager<Account> accounts, AccountSignIn signIn, GuessLimit limit, AccountLog log, CurrentPerson person) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await accounts.FindByIdAsync(person.Id.ToString()))!;
        if (PasswordRules.Fault(New ?? "", account) is { } fault) ModelState.AddModelError(nameof(New), fault);
        if (!limit.TryTake(person.Email, HttpContext.RemoteAddress())) ModelState.AddModelError(nameof(Current), $"There were too many tries. Wait {GuessLimit.Window.TotalMinutes} minutes, then try again");
        else if (Current is not { Length: > 0 and <= PasswordRules.Longest } || !await accounts.CheckPasswordAsync(account, Current)) ModelState.AddModelError(nameof(Current), "That is not your password");
        else limit.GiveBack(person.Email, HttpContext.RemoteAddress());
        if (!ModelState.IsValid) return this.Again();
        var changed = await accounts.ChangePasswordAsync(account, Current!, New!);
        if (!changed.Succeeded)
        {
            ModelState.AddModelError(nameof(New), changed.Errors.First().Description);
            return this.Again();
        }
        await log.NoteAsync(account.Id, AccountVerb.PasswordSet, person.Name);
        await signIn.StartAnewAsync(account);
        return Redirect("/editor/account");
    }
}
