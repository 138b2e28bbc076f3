using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>Links to drafts for people without an account.</summary>
internal sealed class ShareLinks(ContentStorage storage, TimeProvider clock)
{
    private const int Bytes = 32;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>What is in the link: it is shown once and cannot be found again.</returns>
    public async Task<string> MakeAsync(Guid document, string by, CancellationToken cancellation = default)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        await using var database = storage.CreateDbContext();
        await database.ShareLinks.Where(link => link.EndsUtc <= Now).ExecuteDeleteAsync(cancellation);
        database.ShareLinks.Add(new ShareLink { TokenHash = Hash(token), DocumentKey = document, MadeBy = by, MadeUtc = Now, EndsUtc = Now + ShareLink.Lasts });
        database.Audit.Add(new AuditEntry { DocumentKey = document, Verb = "share", By = by, AtUtc = Now });
        await database.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>The document that a link shows; null when there is no such link or it has ended.</summary>
    public async Task<Guid?> FindAsync(string token, CancellationToken cancellation = default)
    {
        var hash = Hash(token);
        await using var database = storage.CreateDbContext();
        return (await database.ShareLinks.AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == hash && link.EndsUtc > Now, cancellation))?.DocumentKey;
    }

    /// <summary>Those of a document that have not ended, the latest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> OfAsync(Guid document, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.ShareLinks.AsNoTracking().Where(link => link.DocumentKey == document && link.EndsUtc > Now).OrderByDescending(link => link.MadeUtc).ToListAsync(cancellation);
    }

    public async Task EndAsync(Guid document, string hash, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await database.ShareLinks.Where(link => link.DocumentKey == document && link.TokenHash == hash).ExecuteDeleteAsync(cancellation);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
