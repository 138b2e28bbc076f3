using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A published document as data: shared between snapshots, read through typed models.</summary>
public sealed class PublishedContent
{
    private readonly byte[] json;
    private volatile JsonDocument? parsed;

    internal PublishedContent(byte[] json) => this.json = json;

    public required Guid Key { get; init; }

    public required Guid? ParentKey { get; init; }

    public required string ContentType { get; init; }

    public required string Name { get; init; }

    /// <summary>The address in the tree, whether or not the type has a page.</summary>
    public required string Path { get; init; }

    public required int SortOrder { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime UpdatedUtc { get; init; }

    /// <summary>What the editor who saved it said had changed.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Documents and media that the values point at.</summary>
    public required Guid[] References { get; init; }

    /// <summary>Values in UTF-8 JSON as they were stored.</summary>
    internal ReadOnlySpan<byte> Json => json;

    /// <summary>Parsed when first asked for. Two threads may both parse; either result is right.</summary>
    internal JsonElement Values => (parsed ??= JsonDocument.Parse(json)).RootElement;

    internal JsonElement? Value(string alias, string? culture)
    {
        if (culture is not null && Values.TryGetProperty(Documents.DraftContent.CulturesName, out var cultures) && cultures.TryGetProperty(culture, out var inCulture) && inCulture.TryGetProperty(alias, out var translated))
            return translated;
        return Values.TryGetProperty(alias, out var value) ? value : null;
    }
}
