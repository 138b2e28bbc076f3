namespace FamilyHubs.ContentServer.Accounts;

/// <summary>A key that an administrator made for a program that reads the Delivery API. Only its hash is kept.</summary>
internal sealed class ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>For what it is, in an administrator's words.</summary>
    public required string Name { get; init; }

    /// <summary>How it begins, so that people know it again.</summary>
    public required string Start { get; init; }

    public required string Hash { get; init; }

    public DateTime CreatedUtc { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>The last day on which it was used; null for never.</summary>
    public DateOnly? UsedOn { get; init; }
}
