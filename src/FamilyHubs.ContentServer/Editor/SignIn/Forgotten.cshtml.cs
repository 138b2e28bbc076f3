using System.Diagnostics;
using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.SignIn;

/// <summary>Sends a link for a new password. The answer, and how long it takes, are the same whether there is such an account or not.</summary>
[AllowAnonymous]
internal sealed class ForgottenModel(AccountStore accounts, AccountMail mail, GuessLimit limit) : PageModel
{
    /// <summary>Longer than the work takes.</summary>
    private static readonly TimeSpan Always = TimeSpan.FromMilliseconds(700);

    [BindProperty]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email) || Email.Length > 254)
        {
            ModelState.AddModelError(nameof(Email), "Enter your e-mail address");
            return this.Again();
        }
        var started = Stopwatch.GetTimestamp();
        if (limit.TryTake($"forgotten {Email}", HttpContext.RemoteAddress()) && await accounts.FindAsync(Email) is { IsDisabled: false } account)
            await mail.ResetAsync(account, await accounts.ResetAsync(account, account.Name));
        if (Always - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest) await Task.Delay(rest);
        IsSent = true;
        return Page();
    }
}
