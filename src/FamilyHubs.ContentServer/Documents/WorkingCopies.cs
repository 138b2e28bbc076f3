using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>
/// Keeps what people are writing, one copy for each document and account, until they save it or drop it. What is kept is on the
/// disk when the call returns; the document and its versions are never touched.
/// </summary>
internal sealed class WorkingCopies(ContentStorage storage, TimeProvider clock)
{
    /// <summary>Nobody carries on with what they left for so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Puts this in the place of what the account had kept of the document before.</summary>
    public async Task<DateTime> KeepAsync(Guid document, Guid account, int revision, DraftContent typed, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        if (await database.WorkingCopies.FindAsync([document, account], cancellation) is { } before)
            (before.Revision, before.Content, before.KeptUtc) = (revision, WorkingCopy.Text(typed), now);
        else
            database.WorkingCopies.Add(new WorkingCopy { DocumentKey = document, AccountId = account, Revision = revision, Content = WorkingCopy.Text(typed), KeptUtc = now });
        await database.WorkingCopies.Where(copy => copy.KeptUtc < now - Kept).ExecuteDeleteAsync(cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return now;
    }

    public async Task<WorkingCopy?> FindAsync(Guid document, Guid account, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.WorkingCopies.AsNoTracking().SingleOrDefaultAsync(copy => copy.DocumentKey == document && copy.AccountId == account, cancellation);
    }

    /// <summary>What somebody was writing and has not saved, the latest first.</summary>
    public async Task<IReadOnlyList<WorkingCopy>> OfAsync(Guid account, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.WorkingCopies.AsNoTracking().Where(copy => copy.AccountId == account).OrderByDescending(copy => copy.KeptUtc).ToListAsync(cancellation);
    }

    public async Task DropAsync(Guid document, Guid account, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await database.WorkingCopies.Where(copy => copy.DocumentKey == document && copy.AccountId == account).ExecuteDeleteAsync(cancellation);
    }
}
