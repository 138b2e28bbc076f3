using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Who signed in, and who changed whose account.</summary>
internal sealed class AccountLog(AccountDatabase database, TimeProvider clock)
{
    private const int MostShown = 300;

    public async Task NoteAsync(Guid? account, string verb, string by, string? detail = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        database.Events.Add(new AccountEvent { AccountId = account, Verb = verb, By = by, AtUtc = now, Detail = detail });
        await database.SaveChangesAsync();
        await database.Events.Where(old => old.AtUtc < now - AccountEvent.Kept).ExecuteDeleteAsync();
    }

    /// <summary>The latest first; of one account, or of all.</summary>
    public async Task<IReadOnlyList<AccountEvent>> ReadAsync(Guid? account = null) =>
        await database.Events.AsNoTracking().Where(entry => account == null || entry.AccountId == account).OrderByDescending(entry => entry.Id).Take(MostShown).ToListAsync();
}
