namespace FamilyHubs.ContentServer.Published;

/// <summary>What answers at an address.</summary>
public abstract record Address
{
    public sealed record Page(PublishedModel Model) : Address;

    /// <summary>A page that is somewhere else now.</summary>
    public sealed record Moved(string To) : Address;

    /// <summary>There was a page, and it was withdrawn.</summary>
    public sealed record Gone : Address;

    public sealed record Unknown : Address;
}
