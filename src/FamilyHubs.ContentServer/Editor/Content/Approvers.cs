using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Who answers for a document.</summary>
internal sealed class Approvers(AccountDatabase accounts)
{
    private List<Account>? all;

    /// <summary>Publishers of this part of the site; where it has none, the administrators.</summary>
    public async Task<IReadOnlyList<Account>> OfAsync(PlacedRow found, CancellationToken cancellation = default)
    {
        var line = found.Above.Select(row => row.Key).Append(found.Row.Key).ToHashSet();
        var publishers = (await AllAsync(cancellation)).Where(account => account.Role == Role.Publisher && (account.Sections.Count == 0 || account.Sections.Exists(line.Contains))).ToList();
        return publishers.Count > 0 ? publishers : await AdministratorsAsync(cancellation);
    }

    /// <summary>Who answers for every one of these; where nobody does, the administrators.</summary>
    public async Task<IReadOnlyList<Account>> OfAllAsync(IReadOnlyList<PlacedRow> pages, CancellationToken cancellation = default)
    {
        IEnumerable<Account> those = await AllAsync(cancellation);
        foreach (var found in pages) those = (await OfAsync(found, cancellation)).IntersectBy(those.Select(account => account.Id), account => account.Id);
        return pages.Count > 0 && those.ToList() is { Count: > 0 } shared ? shared : await AdministratorsAsync(cancellation);
    }

    public async Task<IReadOnlyList<Account>> AdministratorsAsync(CancellationToken cancellation = default) => [.. (await AllAsync(cancellation)).Where(account => account.Role == Role.Administrator)];

    /// <summary>The account that the owner of a document names, by e-mail address or by a name that nobody else has.</summary>
    public async Task<Account?> OwnerAsync(PlacedRow found, CancellationToken cancellation = default)
    {
        if (found.Row.Owner?.ToLowerInvariant() is not { } owner) return null;
        foreach (var account in await AllAsync(cancellation)) if (NamesOf(account).Contains(owner)) return account;
        return null;
    }

    /// <summary>What a document calls its owner when it means this account, in small letters.</summary>
    public async Task<IReadOnlyCollection<string>> NamesOfAsync(Guid id, CancellationToken cancellation = default) => await FindAsync(id, cancellation) is { } account ? NamesOf(account) : [];

    public async Task<Account?> FindAsync(Guid id, CancellationToken cancellation = default) => (await AllAsync(cancellation)).FirstOrDefault(account => account.Id == id);

    private IReadOnlyCollection<string> NamesOf(Account account) =>
        all!.Exists(other => other.Id != account.Id && account.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)) ? [account.Email!.ToLowerInvariant()] : [account.Email!.ToLowerInvariant(), account.Name.ToLowerInvariant()];

    private async Task<List<Account>> AllAsync(CancellationToken cancellation) => all ??= await accounts.Accounts.AsNoTracking().Where(account => !account.IsDisabled && account.Email != null).OrderBy(account => account.Name).ToListAsync(cancellation);
}
