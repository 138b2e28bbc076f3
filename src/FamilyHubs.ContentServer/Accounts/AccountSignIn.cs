using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Every way of signing in ends here, and starts a session that can be ended from elsewhere.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> accounts, EditorRequest request, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions, UsedCodes usedCodes, AccountLog accountLog)
    : SignInManager<Account>(accounts, request, claims, options, log, schemes, confirmation)
{
    public const string SessionClaim = "session";

    /// <summary>Checked when there is no such account, so that the answer takes as long.</summary>
    private static readonly Account Nobody = new() { Name = "", Role = Role.Viewer };

    private static string? nobodysHash;

    /// <summary>Succeeded, in need of a code, or failed: the same for a wrong password, an unknown address and a disabled account.</summary>
    public async Task<SignInResult> WithPasswordAsync(string email, string password)
    {
        var account = await UserManager.FindByEmailAsync(email);
        if (account?.PasswordHash is null)
        {
            nobodysHash ??= UserManager.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            UserManager.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            await accountLog.NoteAsync(account?.Id, AccountVerb.Refused, "");
            return SignInResult.Failed;
        }
        if (!await UserManager.CheckPasswordAsync(account, password) || account.IsDisabled)
        {
            await accountLog.NoteAsync(account.Id, AccountVerb.Refused, "");
            return SignInResult.Failed;
        }
        return await SignInOrTwoFactorAsync(account, isPersistent: false);
    }

    /// <summary>The second step: six digits from an app, which count once, or a recovery code.</summary>
    public async Task<SignInResult> WithCodeAsync(Account account, string code)
    {
        code = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return await TwoFactorRecoveryCodeSignInAsync(code);
        if (!await UserManager.VerifyTwoFactorTokenAsync(account, Options.Tokens.AuthenticatorTokenProvider, code)) return SignInResult.Failed;
        return usedCodes.TryUse(account.Id, code) ? await TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false) : SignInResult.Failed;
    }

    /// <summary>A new session in place of all there were, after something changed that ends them.</summary>
    public async Task StartAnewAsync(Account account)
    {
        await sessions.EndAllAsync(account.Id);
        await SignInAsync(account, isPersistent: false);
    }

    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(!user.IsDisabled);

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.StartAsync(user, Context.Request.Headers.UserAgent.ToString());
        await accountLog.NoteAsync(user.Id, AccountVerb.SignedIn, user.Name);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(SessionClaim, session.ToString())]);
    }
}
