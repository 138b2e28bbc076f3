using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Which entries of the audit trail somebody wants to see; from the latest, or from before one entry.</summary>
internal sealed record AuditQuestion(Guid? Document = null, string? By = null, string? Verb = null, DateTime? FromUtc = null, DateTime? BeforeUtc = null, long? BeforeId = null);

/// <summary>One thing that somebody did.</summary>
/// <param name="What">The document or the account; null when there is none, or it has gone.</param>
internal sealed record AuditLine(long Id, DateTime AtUtc, string By, string Verb, string? What, string? Address, string? Detail);

/// <summary>Everything that was done to content, and everything that happened to accounts, the latest first.</summary>
internal sealed class AuditTrail(ContentStorage storage, AccountDatabase accounts)
{
    public const int PageSize = 50;

    /// <summary>One more than a page, when there are more.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfContentAsync(AuditQuestion asked, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        var entries = database.Audit.AsNoTracking().Where(entry => asked.BeforeId == null || entry.Id < asked.BeforeId);
        if (asked.Document is { } document) entries = entries.Where(entry => entry.DocumentKey == document);
        if (asked.By is { } by) entries = entries.Where(entry => entry.By == by);
        if (asked.Verb is { } verb) entries = entries.Where(entry => entry.Verb == verb);
        if (asked.FromUtc is { } from) entries = entries.Where(entry => entry.AtUtc >= from);
        if (asked.BeforeUtc is { } before) entries = entries.Where(entry => entry.AtUtc < before);
        var page = await entries.OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var names = await NamesAsync(database, [.. page.Select(entry => entry.DocumentKey).OfType<Guid>().Distinct()], cancellation);
        return [.. page.Select(entry => new AuditLine(entry.Id, entry.AtUtc, entry.By, entry.Verb, entry.DocumentKey is { } key ? names.GetValueOrDefault(key) : null, entry.DocumentKey is { } named && names.ContainsKey(named) ? $"/editor/content/{named}" : null, entry.Detail))];
    }

    /// <summary>One more than a page, when there are more.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfAccountsAsync(AuditQuestion asked, CancellationToken cancellation)
    {
        var entries = accounts.Events.AsNoTracking().Where(entry => asked.BeforeId == null || entry.Id < asked.BeforeId);
        if (asked.By is { } by) entries = entries.Where(entry => entry.By == by);
        if (asked.Verb is { } verb) entries = entries.Where(entry => entry.Verb == verb);
        if (asked.FromUtc is { } from) entries = entries.Where(entry => entry.AtUtc >= from);
        if (asked.BeforeUtc is { } before) entries = entries.Where(entry => entry.AtUtc < before);
        var page = await entries.OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var names = await accounts.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
        return [.. page.Select(entry => new AuditLine(entry.Id, entry.AtUtc, entry.By, entry.Verb, entry.AccountId is { } id ? names.GetValueOrDefault(id) : null, entry.AccountId is { } known && names.ContainsKey(known) ? $"/editor/people/{known}" : null, entry.Detail))];
    }

    /// <summary>Who and what the filters offer.</summary>
    public async Task<(IReadOnlyList<string> By, IReadOnlyList<string> Verbs)> ChoicesAsync(bool ofAccounts, CancellationToken cancellation)
    {
        if (ofAccounts)
            return (await accounts.Events.Select(entry => entry.By).Distinct().OrderBy(by => by).ToListAsync(cancellation), await accounts.Events.Select(entry => entry.Verb).Distinct().OrderBy(verb => verb).ToListAsync(cancellation));
        await using var database = storage.CreateDbContext();
        return (await database.Audit.Select(entry => entry.By).Distinct().OrderBy(by => by).ToListAsync(cancellation), await database.Audit.Select(entry => entry.Verb).Distinct().OrderBy(verb => verb).ToListAsync(cancellation));
    }

    /// <summary>The name of a document, by its draft.</summary>
    public async Task<string?> NameOfAsync(Guid document, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        return (await NamesAsync(database, [document], cancellation)).GetValueOrDefault(document);
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(ContentDatabase database, List<Guid> keys, CancellationToken cancellation) =>
        (from document in database.Documents.AsNoTracking()
         where keys.Contains(document.Key)
         join version in database.Versions on new { document.Key, Number = document.DraftNumber } equals new { Key = version.DocumentKey, version.Number }
         select new { document.Key, version.Name }).ToDictionaryAsync(row => row.Key, row => row.Name, cancellation);
}
