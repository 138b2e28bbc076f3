using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Keys to the Delivery API: the one of the settings, and those that administrators made. What is revoked counts for nothing at once, on every node.</summary>
internal sealed class ApiKeys(ContentServerOptions settings, ContentStorage storage, TimeProvider clock)
{
    private const string Prefix = "fhw_";

    /// <summary>How much of a key is shown afterwards.</summary>
    private const int StartLength = 10;

    public async Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.ApiKeys.AsNoTracking().OrderBy(key => key.CreatedUtc).ToListAsync(cancellation);
    }

    /// <returns>The key itself, which is never to be seen again.</returns>
    public async Task<string> MakeAsync(string name, string by, CancellationToken cancellation = default)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow().UtcDateTime;
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        database.ApiKeys.Add(new ApiKey { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name, Start = key[..StartLength], Hash = HashOf(key), CreatedUtc = now, CreatedBy = by });
        database.Audit.Add(new AuditEntry { Verb = "make API key", By = by, AtUtc = now, Detail = name });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return key;
    }

    /// <returns>False when there is no such key.</returns>
    public async Task<bool> RevokeAsync(Guid id, string by, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        if (await database.ApiKeys.FindAsync([id], cancellation) is not { } key) return false;
        database.ApiKeys.Remove(key);
        database.Audit.Add(new AuditEntry { Verb = "revoke API key", By = by, AtUtc = clock.GetUtcNow().UtcDateTime, Detail = key.Name });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Whether a key opens the API; notes the day. While the database is away only the key of the settings does.</summary>
    public async Task<bool> IsKeyAsync(string given, CancellationToken cancellation)
    {
        if (given.Length == 0) return false;
        // Hashed first, so that the time it takes says nothing about the key, its length neither.
        var hash = HashOf(given);
        if (settings.DeliveryApi.ApiKey is { Length: > 0 } known && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(known)))) return true;
        if (settings.Umbraco is not null || !given.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        try
        {
            await using var database = storage.CreateDbContext();
            if (await database.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Hash == hash, cancellation) is not { } found) return false;
            await NoteAsync(database, found, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Writes once a day for each key.</summary>
    private async Task NoteAsync(ContentDatabase database, ApiKey key, CancellationToken cancellation)
    {
        var today = LondonTime.Today(clock);
        if (key.UsedOn != today) await database.ApiKeys.Where(row => row.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedOn, today), cancellation);
    }

    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
