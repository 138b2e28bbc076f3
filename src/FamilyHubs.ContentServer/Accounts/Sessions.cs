using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Who is signed in where. The database is asked on every request, so that what is ended here ends at once.</summary>
internal sealed class Sessions(AccountDatabase database, TimeProvider clock)
{
    /// <summary>How old the time of the last request may be that is stored: not every request writes.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Guid> StartAsync(Account account, string userAgent)
    {
        var session = new Session { Id = Guid.NewGuid(), AccountId = account.Id, Browser = BrowserName.Of(userAgent), StartedUtc = Now, SeenUtc = Now };
        database.Sessions.Add(session);
        account.SignedInUtc = Now;
        await database.SaveChangesAsync();
        await database.Sessions.Where(old => old.StartedUtc < Now - Session.Longest).ExecuteDeleteAsync();
        return session.Id;
    }

    /// <summary>The account of a session that goes on, or null.</summary>
    /// <param name="id">The session.</param>
    /// <param name="stamp">The security stamp that the cookie holds.</param>
    /// <param name="isAttended">Whether a person asks; what a script asks by itself does not keep a session from ending.</param>
    public async Task<Account?> ContinueAsync(Guid id, string? stamp, bool isAttended)
    {
        if (await database.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } session) return null;
        var account = await database.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == session.AccountId);
        if (account is not { IsDisabled: false } || account.SecurityStamp != stamp || session.IsOver(Now))
        {
            await EndAsync(id);
            return null;
        }
        if (isAttended && Now - session.SeenUtc > Fresh) await database.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenUtc, Now));
        return account;
    }

    /// <summary>The sessions of an account that go on, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Guid account) =>
        [.. (await database.Sessions.AsNoTracking().Where(row => row.AccountId == account).OrderByDescending(row => row.SeenUtc).ToListAsync()).Where(session => !session.IsOver(Now))];

    public Task EndAsync(Guid id) => database.Sessions.Where(row => row.Id == id).ExecuteDeleteAsync();

    /// <summary>Ends a session of this account, and of no other.</summary>
    public Task EndAsync(Guid account, Guid id) => database.Sessions.Where(row => row.Id == id && row.AccountId == account).ExecuteDeleteAsync();

    public Task EndAllAsync(Guid account, Guid? except = null) => database.Sessions.Where(row => row.AccountId == account && row.Id != except).ExecuteDeleteAsync();
}
