using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Who makes this request in the editor, as the database knows them at this moment, and what they may do.</summary>
internal sealed class CurrentPerson(ContentStorage storage)
{
    private Account? account;

    public bool IsSignedIn => account is not null;

    public Guid Id => Account.Id;

    /// <summary>Goes with everything that the person changes.</summary>
    public string Name => Account.Name;

    public string Email => Account.Email!;

    public string Role => Account.Role;

    /// <summary>The documents below which the person may do more than look; none means the whole site.</summary>
    public IReadOnlyList<Guid> Sections => Account.Sections;

    public Guid SessionId { get; private set; }

    private Account Account => account ?? throw new InvalidOperationException("Nobody is signed in.");

    public void Is(Account person, Guid session) => (account, SessionId) = (person, session);

    /// <summary>Whether the person has the right anywhere: to show what leads there. Ask with the document before doing it.</summary>
    public bool May(Right right) => IsSignedIn && Accounts.Role.Has(Role, right);

    /// <summary>The same as <see cref="MayAsync"/>, of a document that is known with those above it.</summary>
    public bool May(Right right, IEnumerable<Guid> documentAndAbove) => May(right) && (IsForEverywhere(right) || documentAndAbove.Any(Sections.Contains));

    /// <summary>
    /// Whether the person may do this with this document: everybody may look everywhere, all else is for the sections they were
    /// given. For a new document ask about its parent; for a move, about the document and about both parents.
    /// </summary>
    public async Task<bool> MayAsync(Right right, Guid document, CancellationToken cancellation = default)
    {
        if (!May(right)) return false;
        if (IsForEverywhere(right)) return true;
        await using var database = storage.CreateDbContext();
        for (Guid? key = document; key is { } at;)
        {
            if (Sections.Contains(at)) return true;
            key = await database.Documents.Where(row => row.Key == at).Select(row => row.ParentKey).SingleOrDefaultAsync(cancellation);
        }
        return false;
    }

    private bool IsForEverywhere(Right right) => right is Right.View or Right.Manage || Sections.Count == 0;
}
