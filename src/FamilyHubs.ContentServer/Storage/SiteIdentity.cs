namespace FamilyHubs.ContentServer.Storage;

/// <summary>Tells one database from another, so that a saved copy of the published site is never taken for another site's.</summary>
internal sealed class SiteIdentity
{
    public required Guid Id { get; init; }

    public DateTime CreatedUtc { get; init; }
}
