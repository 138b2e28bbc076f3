namespace FamilyHubs.ContentServer.Accounts;

/// <summary>A link by which somebody sets a password, once. Only a hash of what is in the link is kept.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public required string TokenHash { get; init; }

    public required Guid AccountId { get; init; }

    public DateTime EndsUtc { get; init; }
}
