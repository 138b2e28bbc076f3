using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.OwnAccount;

/// <summary>Codes from an authenticator app as the second step of signing in (TOTP), with recovery codes.</summary>
internal sealed class AppCodeModel(UserManager<Account> accounts, AccountSignIn signIn, UsedCodes usedCodes, GuessLimit limit, AccountLog log, CurrentPerson person, ContentServerOptions settings) : PageModel
{
    private const int HowManyRecoveryCodes = 10;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>What the app needs to know, in groups of four.</summary>
    public string Key { get; private set; } = "";

    public string Address { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task OnGetAsync() => await ReadAsync(await AccountAsync());

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await AccountAsync();
        var code = string.Concat((Code ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (!limit.TryTake(person.Email, HttpContext.RemoteAddress())) return await AgainAsync(account, nameof(Code), $"There were too many tries. Wait {GuessLimit.Window.TotalMinutes} minutes, then try again");
        if (code.Length > 10 || !await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code) || !usedCodes.TryUse(account.Id, code))
            return await AgainAsync(account, nameof(Code), "That code is not right. Enter the one that the app shows now");
        limit.GiveBack(person.Email, HttpContext.RemoteAddress());
        await accounts.SetTwoFactorEnabledAsync(account, true);
        RecoveryCodes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, HowManyRecoveryCodes) ?? []];
        await log.NoteAsync(account.Id, AccountVerb.CodeOn, person.Name);
        await signIn.StartAnewAsync(account);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var account = await AccountAsync();
        if (!limit.TryTake(person.Email, HttpContext.RemoteAddress())) return await AgainAsync(account, nameof(Password), $"There were too many tries. Wait {GuessLimit.Window.TotalMinutes} minutes, then try again");
        if (Password is not { Length: > 0 and <= PasswordRules.Longest } || !await accounts.CheckPasswordAsync(account, Password)) return await AgainAsync(account, nameof(Password), "That is not your password");
        limit.GiveBack(person.Email, HttpContext.RemoteAddress());
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await log.NoteAsync(account.Id, AccountVerb.CodeOff, person.Name);
        await signIn.StartAnewAsync(account);
        return Redirect("/editor/account");
    }

    private async Task<PageResult> AgainAsync(Account account, string field, string fault)
    {
        ModelState.AddModelError(field, fault);
        await ReadAsync(account);
        return this.Again();
    }

    private async Task ReadAsync(Account account)
    {
        IsOn = account.TwoFactorEnabled;
        if (IsOn) return;
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            // A key that nothing uses yet must not end the session: what Identity does when it makes one is put back.
            var stamp = account.SecurityStamp;
            await accounts.ResetAuthenticatorKeyAsync(account);
            account.SecurityStamp = stamp;
            await accounts.UpdateAsync(account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        var site = Uri.EscapeDataString(settings.Editor.SiteUrl.Host);
        Address = $"otpauth://totp/{site}:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer={site}&digits=6";
    }

    private async Task<Account> AccountAsync() => (await accounts.FindByIdAsync(person.Id.ToString()))!;
}
