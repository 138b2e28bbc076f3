namespace FamilyHubs.ContentServer.Documents;

/// <summary>Several drafts that belong together: seen, approved, published and rolled back as one.</summary>
internal sealed class Bundle
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string MadeBy { get; init; }

    public Guid MadeById { get; init; }

    public DateTime MadeUtc { get; init; }

    public BundleState State { get; set; }

    /// <summary>What was said last, by who sends it or who returns it.</summary>
    public string? Note { get; set; }

    public DateTime? PublishAtUtc { get; set; }

    public DateTime? PublishedUtc { get; set; }
}

/// <summary>A draft in a bundle, and what the public saw of it before and through the bundle.</summary>
internal sealed class BundlePage
{
    public required Guid BundleId { get; init; }

    public required Guid DocumentKey { get; init; }

    /// <summary>The version that was published before; null when there was none.</summary>
    public int? Before { get; set; }

    /// <summary>The version that the bundle published.</summary>
    public int? After { get; set; }
}

internal enum BundleState
{
    Open = 1,

    /// <summary>Sent for approval.</summary>
    Waiting = 2,

    Returned = 3,

    Published = 4,

    RolledBack = 5,
}
