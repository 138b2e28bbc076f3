namespace FamilyHubs.ContentServer.Documents;

/// <summary>A link by which anybody who has it sees one draft, until it ends. Only a hash of what is in the link is kept.</summary>
internal sealed class ShareLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public required string TokenHash { get; init; }

    public required Guid DocumentKey { get; init; }

    public required string MadeBy { get; init; }

    public DateTime MadeUtc { get; init; }

    public DateTime EndsUtc { get; init; }
}
