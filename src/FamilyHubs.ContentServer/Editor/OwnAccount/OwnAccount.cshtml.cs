using System.Buffers.Text;
using System.Globalization;
using FamilyHubs.ContentServer.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.OwnAccount;

/// <summary>One's own account: ways of signing in, and where one is signed in.</summary>
internal sealed class OwnAccountModel(UserManager<Account> accounts, AccountSignIn signIn, Sessions sessions, AccountLog log, CurrentPerson person) : PageModel
{
    private const int MostPasskeys = 20;

    public bool HasCode { get; private set; }

    public IReadOnlyList<(string Id, string Name, string Added)> Passkeys { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public string Browser => BrowserName.Of(Request.Headers.UserAgent.ToString());

    public static string When(DateTime utc) => LondonTime.FromUtc(new DateTimeOffset(utc, TimeSpan.Zero)).ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture);

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session)
    {
        await sessions.EndAsync(person.Id, session);
        await log.NoteAsync(person.Id, AccountVerb.SessionEnded, person.Name);
        return Redirect("/editor/account");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        var user = new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email, DisplayName = person.Name };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(user), "application/json");
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential, string? passkeyName)
    {
        var account = await AccountAsync();
        if (string.IsNullOrEmpty(credential)) return await AgainAsync("Your browser made no passkey. Try again");
        if ((await accounts.GetPasskeysAsync(account)).Count >= MostPasskeys) return await AgainAsync("Remove a passkey before you add another");
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded) return await AgainAsync("The passkey could not be checked. Try again");
        made.Passkey.Name = Name(passkeyName);
        if (await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey) is { Succeeded: false }) return await AgainAsync("The passkey could not be saved. Try again");
        await log.NoteAsync(account.Id, AccountVerb.PasskeyAdded, person.Name, made.Passkey.Name);
        return Redirect("/editor/account");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? passkey)
    {
        if (passkey is null || !Base64Url.IsValid(passkey)) return NotFound();
        await accounts.RemovePasskeyAsync(await AccountAsync(), Base64Url.DecodeFromChars(passkey));
        await log.NoteAsync(person.Id, AccountVerb.PasskeyRemoved, person.Name);
        return Redirect("/editor/account");
    }

    private async Task<PageResult> AgainAsync(string fault)
    {
        ModelState.AddModelError("", fault);
        await ReadAsync();
        return this.Again();
    }

    private async Task ReadAsync()
    {
        var account = await AccountAsync();
        HasCode = account.TwoFactorEnabled;
        Passkeys = [.. (await accounts.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt).Select(passkey => (Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "A passkey", When(passkey.CreatedAt.UtcDateTime)))];
        Sessions = await sessions.OfAsync(account.Id);
    }

    private async Task<Account> AccountAsync() => await accounts.FindByIdAsync(person.Id.ToString()) ?? throw new InvalidOperationException($"Account {person.Id} has gone.");

    private string Name(string? given) => given is { Length: > 0 and <= 60 } && !given.Any(char.IsControl) ? given.Trim() : Browser;
}
