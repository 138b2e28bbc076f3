using FamilyHubs.ContentServer.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>What administrators do with accounts. Whatever takes rights away ends the sessions at once.</summary>
internal sealed class AccountStore(UserManager<Account> accounts, AccountDatabase database, Sessions sessions, Invitations invitations, AccountLog log, TimeProvider clock)
{
    public Task<List<Account>> AllAsync() => accounts.Users.AsNoTracking().OrderBy(account => account.Name).ToListAsync();

    public Task<Account?> FindAsync(Guid id) => accounts.FindByIdAsync(id.ToString());

    public Task<Account?> FindAsync(string email) => accounts.FindByEmailAsync(email.Trim());

    /// <returns>The link by which the person sets a password.</returns>
    /// <exception cref="AccountRefusal">There is such an account, or the address or the role is none.</exception>
    public async Task<string> InviteAsync(string email, string name, string role, IEnumerable<Guid> sections, string by)
    {
        email = email.Trim();
        if (!LooksLikeEmail(email)) throw new AccountRefusal("Enter an e-mail address, like name@example.org");
        if (!Role.Exists(role)) throw new AccountRefusal($"The role must be one of {string.Join(", ", Role.All)}");
        if (await FindAsync(email) is not null) throw new AccountRefusal("There is an account with this e-mail address already");
        var account = new Account { UserName = email, Email = email, Name = OneLine.Of(name), Role = role, Sections = [.. sections], CreatedUtc = clock.GetUtcNow().UtcDateTime };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded) throw new AccountRefusal(made.Errors.First().Description);
        await log.NoteAsync(account.Id, AccountVerb.Invited, by, role);
        return await invitations.MakeAsync(account);
    }

    /// <summary>A link for a new password. The password that there is goes on working until the link is used.</summary>
    public async Task<string> ResetAsync(Account account, string by)
    {
        var link = await invitations.MakeAsync(account);
        await log.NoteAsync(account.Id, AccountVerb.LinkSent, by);
        return link;
    }

    /// <exception cref="AccountRefusal">Nobody would be left to look after people.</exception>
    public async Task ChangeAsync(Account account, string name, string role, IReadOnlyList<Guid> sections, string by)
    {
        if (!Role.Exists(role)) throw new AccountRefusal("Choose a role");
        if (role != Role.Administrator) await RefuseLastAsync(account);
        var rightsChange = account.Role != role || !account.Sections.Order().SequenceEqual(sections.Order());
        var detail = account.Role == role ? null : $"{account.Role} to {role}";
        (account.Name, account.Role, account.Sections) = (OneLine.Of(name), role, [.. sections]);
        await SaveAsync(account, endSessions: rightsChange);
        await log.NoteAsync(account.Id, rightsChange ? AccountVerb.RightsChanged : AccountVerb.Renamed, by, detail);
    }

    /// <exception cref="AccountRefusal">Nobody would be left to look after people.</exception>
    public async Task DisableAsync(Account account, string by)
    {
        await RefuseLastAsync(account);
        account.IsDisabled = true;
        await invitations.EndAsync(account.Id);
        await SaveAsync(account, endSessions: true);
        await log.NoteAsync(account.Id, AccountVerb.Disabled, by);
    }

    public async Task EnableAsync(Account account, string by)
    {
        account.IsDisabled = false;
        await SaveAsync(account, endSessions: false);
        await log.NoteAsync(account.Id, AccountVerb.Enabled, by);
    }

    /// <summary>Takes away the second step of signing in, for somebody who lost the telephone and the recovery codes.</summary>
    public async Task ForgetCodeAsync(Account account, string by)
    {
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await sessions.EndAllAsync(account.Id);
        await log.NoteAsync(account.Id, AccountVerb.CodeOff, by);
    }

    /// <summary>Sets a password by a link, once, and ends every session.</summary>
    /// <returns>What is wrong with the password, or null.</returns>
    public async Task<string?> JoinAsync(Account account, string password)
    {
        if (PasswordRules.Fault(password, account) is { } fault) return fault;
        await invitations.EndAsync(account.Id);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.EmailConfirmed = true;
        await SaveAsync(account, endSessions: true);
        await log.NoteAsync(account.Id, AccountVerb.PasswordSet, account.Name, "by a link");
        return null;
    }

    private async Task RefuseLastAsync(Account account)
    {
        if (account is { Role: Role.Administrator, IsDisabled: false } && !await database.Accounts.AnyAsync(other => other.Role == Role.Administrator && !other.IsDisabled && other.Id != account.Id))
            throw new AccountRefusal("This is the last administrator. Make somebody else an administrator first");
    }

    private async Task SaveAsync(Account account, bool endSessions)
    {
        if (endSessions) account.SecurityStamp = Guid.NewGuid().ToString("N");
        var saved = await accounts.UpdateAsync(account);
        if (!saved.Succeeded) throw new AccountRefusal(saved.Errors.First().Description);
        if (endSessions) await sessions.EndAllAsync(account.Id);
    }

    private static bool LooksLikeEmail(string text) => text.Length is > 3 and <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && at == text.LastIndexOf('@');
}

/// <summary>What was asked cannot be done with accounts. The message says why, to the person who asked.</summary>
internal sealed class AccountRefusal(string message) : Exception(message);
