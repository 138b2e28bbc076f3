using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A published document as data: shared between snapshots, read through typed models.</summary>
public sealed class PublishedContent
{
    private const int MostParsed = 4_096;

    private static readonly PublishedContent?[] ParsedLast = new PublishedContent?[MostParsed];
    private static int lastParsed;

    private readonly byte[] json;
    private volatile JsonDocument? parsed;
    private volatile string[]? audiences;

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

    /// <summary>The same document at another address.</summary>
    internal PublishedContent At(string path) => new(json)
    {
        Key = Key,
        ParentKey = ParentKey,
        ContentType = ContentType,
        Name = Name,
        Path = path,
        SortOrder = SortOrder,
        CreatedUtc = CreatedUtc,
        UpdatedUtc = UpdatedUtc,
        ChangeNote = ChangeNote,
        References = References,
    };

    /// <summary>Whether it says the same as another version of it, at the same place.</summary>
    internal bool Says(PublishedContent? other) => other is not null
        && (Key, ParentKey, ContentType, Name, Path, SortOrder, CreatedUtc, UpdatedUtc) == (other.Key, other.ParentKey, other.ContentType, other.Name, other.Path, other.SortOrder, other.CreatedUtc, other.UpdatedUtc)
        && Json.SequenceEqual(other.Json);

    /// <summary>Values in UTF-8 JSON as they were stored.</summary>
    internal ReadOnlySpan<byte> Json => json;

    /// <summary>
    /// Parsed when asked for, and kept for those that were parsed last: a parsed document takes more memory than its text. Two
    /// threads may both parse; either result is right.
    /// </summary>
    internal JsonElement Values => (parsed ?? Parse()).RootElement;

    /// <summary>The name in a language; in the default language where it has none.</summary>
    internal string NameIn(string? culture) => Value(Documents.DraftContent.CultureName, culture)?.GetString() ?? Name;

    /// <summary>Whether it says something of its own in a language that is not the default.</summary>
    internal bool IsTranslated(string culture) => Translations?.TryGetProperty(culture, out _) == true;

    private JsonElement? Translations => Values.TryGetProperty(Documents.DraftContent.CulturesName, out var cultures) ? cultures : null;

    /// <summary>Who it is for. Kept, because every snapshot asks for it again.</summary>
    internal IReadOnlyList<string> Audiences => audiences ??= ReadList("audiences"u8);

    /// <summary>The texts of a list at the top of the values, read without keeping the rest in memory.</summary>
    internal string[] ReadList(ReadOnlySpan<byte> alias)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(alias);
            reader.Read();
            if (!isIt) reader.Skip();
            else return ReadTexts(ref reader);
        }
        return [];
    }

    private JsonDocument Parse()
    {
        var made = parsed = JsonDocument.Parse(json);
        var place = (uint)Interlocked.Increment(ref lastParsed) % MostParsed;
        var before = Interlocked.Exchange(ref ParsedLast[place], this);
        if (before is not null && before != this) before.parsed = null;
        return made;
    }

    private static string[] ReadTexts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return [];
        List<string> texts = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
        return [.. texts];
    }

    internal JsonElement? Value(string alias, string? culture)
    {
        if (culture is not null && Values.TryGetProperty(Documents.DraftContent.CulturesName, out var cultures) && cultures.TryGetProperty(culture, out var inCulture) && inCulture.TryGetProperty(alias, out var translated))
            return translated;
        return Values.TryGetProperty(alias, out var value) ? value : null;
    }
}
