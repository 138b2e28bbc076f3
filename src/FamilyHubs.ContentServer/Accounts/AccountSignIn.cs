using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Every way of signing in ends here, and starts a session that can be ended from elsewhere.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions)
    : SignInManager<Account>(accounts, http, claims, options, log, schemes, confirmation)
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
            return SignInResult.Failed;
        }
        if (!await UserManager.CheckPasswordAsync(account, password) || account.IsDisabled) return SignInResult.Failed;
        return await SignInOrTwoFactorAsync(account, isPersistent: false);
    }

    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(!user.IsDisabled);

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.StartAsync(user, Context.Request.Headers.UserAgent.ToString());
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(SessionClaim, session.ToString())]);
    }
}
