namespace FamilyHubs.ContentServer.Accounts;

/// <summary>Somebody signed in, or an account was changed. Kept for <see cref="Kept"/>, then deleted.</summary>
internal sealed class AccountEvent
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(396);

    public long Id { get; init; }

    public Guid? AccountId { get; init; }

    public required string Verb { get; init; }

    /// <summary>Who did it: a name, <c>command line</c>, or nothing when nobody knows.</summary>
    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public string? Detail { get; init; }
}
