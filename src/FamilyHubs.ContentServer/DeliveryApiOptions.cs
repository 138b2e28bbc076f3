namespace FamilyHubs.ContentServer;

/// <summary>Who may read the Content Delivery API, and what: Umbraco's settings <c>Umbraco:CMS:DeliveryApi</c>, by the same names.</summary>
public sealed record DeliveryApiOptions
{
    public bool Enabled { get; init; }

    /// <summary>Whether it can be read without a key.</summary>
    public bool PublicAccess { get; init; } = true;

    /// <summary>What a reader sends as <c>Api-Key</c>; null when nobody has a key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Document types that are never delivered.</summary>
    public IReadOnlyList<string> DisallowedContentTypeAliases { get; init; } = [];

    /// <summary>When there are any, the only document types that are delivered; then the disallowed ones are not looked at.</summary>
    public IReadOnlyList<string> AllowedContentTypeAliases { get; init; } = [];

    /// <summary>Rich text as a tree of elements in the place of markup.</summary>
    public bool RichTextOutputAsJson { get; init; }

    public bool MediaEnabled { get; init; }

    /// <summary>Whether media can be read without a key; it has no effect where content needs one.</summary>
    public bool MediaPublicAccess { get; init; } = true;

    internal bool Delivers(string contentType) => AllowedContentTypeAliases.Count > 0
        ? AllowedContentTypeAliases.Contains(contentType, StringComparer.OrdinalIgnoreCase)
        : !DisallowedContentTypeAliases.Contains(contentType, StringComparer.OrdinalIgnoreCase);
}
