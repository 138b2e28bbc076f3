using System.Collections.Frozen;

namespace FamilyHubs.ContentServer.Model;

/// <summary>A document type, an element type (block) or a composition, in Umbraco's terms.</summary>
public sealed class ContentType
{
    public required Guid Key { get; init; }

    public required string Alias { get; init; }

    public required string Name { get; init; }

    public required string Icon { get; init; }

    public required string Description { get; init; }

    public bool IsElement { get; init; }

    public bool AllowedAsRoot { get; init; }

    public bool VariesByCulture { get; init; }

    /// <summary>What stands below is there to start new documents from. It is never published: in Umbraco such are document blueprints.</summary>
    public bool HoldsTemplates { get; init; }

    /// <summary>Documents of a type without a template have no page of their own.</summary>
    public string? DefaultTemplate { get; init; }

    public required IReadOnlyList<string> Compositions { get; init; }

    /// <summary>Aliases of the document types that may be created below.</summary>
    public required IReadOnlyList<string> AllowedContentTypes { get; init; }

    public required IReadOnlyList<Tab> Tabs { get; init; }

    /// <summary>Every property, those of compositions first, by alias.</summary>
    public FrozenDictionary<string, PropertyType> Properties { get; internal set; } = FrozenDictionary<string, PropertyType>.Empty;

    /// <summary>The properties in the order in which the file states them, those of compositions first.</summary>
    public IReadOnlyList<PropertyType> PropertyList { get; internal set; } = [];

    public bool HasPage => DefaultTemplate is not null;
}

public sealed record Tab(Guid Key, string Name, IReadOnlyList<PropertyGroup> Groups);

public sealed record PropertyGroup(Guid Key, string Name, IReadOnlyList<PropertyType> Properties);
