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

    /// <summary>The account that the owner of a document names, by name or e-mail address.</summary>
    public async Task<Account?> OwnerAsync(PlacedRow found, CancellationToken cancellation = default) =>
        found.Row.Owner is not { } owner ? null : (await AllAsync(cancellation)).FirstOrDefault(account => owner.Equals(account.Name, StringComparison.OrdinalIgnoreCase) || owner.Equals(account.Email, StringComparison.OrdinalIgnoreCase));

    public async Task<Account?> FindAsync(Guid id, CancellationToken cancellation = default) => (await AllAsync(cancellation)).FirstOrDefault(account => account.Id == id);

    private async Task<List<Account>> AllAsync(CancellationToken cancellation) => all ??= await accounts.Accounts.AsNoTracking().Where(account => !account.IsDisabled && account.Email != null).OrderBy(account => account.Name).ToListAsync(cancellation);
}
