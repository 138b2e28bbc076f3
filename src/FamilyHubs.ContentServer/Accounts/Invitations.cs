using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Links by which people set their first or their next password. A link works once, and a newer one ends the older.</summary>
internal sealed class Invitations(AccountDatabase database, ContentServerOptions settings, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The link, with the public address from the settings, whatever address the request came to.</returns>
    public async Task<string> MakeAsync(Account account)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await EndAsync(account.Id);
        await database.Invitations.Where(old => old.EndsUtc < Now).ExecuteDeleteAsync();
        database.Invitations.Add(new Invitation { TokenHash = HashOf(token), AccountId = account.Id, EndsUtc = Now + Invitation.Lasts });
        await database.SaveChangesAsync();
        return $"{settings.Editor.SiteUrl.ToString().TrimEnd('/')}/editor/join/{token}";
    }

    /// <summary>Whose link it is, or null when it was used, is too old, or never was.</summary>
    public async Task<Guid?> FindAsync(string token)
    {
        var hash = HashOf(token);
        return await database.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash) is { } found && found.EndsUtc > Now ? found.AccountId : null;
    }

    /// <summary>The accounts with a link that still works.</summary>
    public async Task<IReadOnlyList<Guid>> OpenAsync() => await database.Invitations.Where(row => row.EndsUtc > Now).Select(row => row.AccountId).ToListAsync();

    public Task EndAsync(Guid account) => database.Invitations.Where(row => row.AccountId == account).ExecuteDeleteAsync();

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
