using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Model;

/// <summary>A property of a content type, with the rules its values must keep.</summary>
public sealed class PropertyType
{
    public required Guid Key { get; init; }

    public required string Alias { get; init; }

    public required string Name { get; init; }

    /// <summary>The help text that an editor sees.</summary>
    public required string Description { get; init; }

    public required DataType DataType { get; init; }

    public bool Mandatory { get; init; }

    public string? MandatoryMessage { get; init; }

    /// <summary>Runs without backtracking, so no text can make it slow.</summary>
    public Regex? Pattern => PatternWhenAsked?.Value;

    /// <summary>Made when the first value is checked: that takes longer than to read the rest of a small model.</summary>
    internal Lazy<Regex>? PatternWhenAsked { get; init; }

    public string? PatternMessage { get; init; }

    public bool VariesByCulture { get; init; }
}

/// <summary>A property editor with its configuration.</summary>
public sealed class DataType
{
    public required Guid Key { get; init; }

    public required string Name { get; init; }

    public required string EditorUiAlias { get; init; }

    public required JsonObject Configuration { get; init; }

    internal PropertyEditor Editor { get; init; } = null!;

    public required string EditorAlias { get; init; }
}
