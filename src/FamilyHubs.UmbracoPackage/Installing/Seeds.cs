using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyHubs.UmbracoPackage.Installing;

/// <summary>What the package brings: the content model and the seeds, embedded when it was packed.</summary>
internal sealed record Seeds(IReadOnlyList<SeedDataType> DataTypes, IReadOnlyList<SeedDocumentType> DocumentTypes, IReadOnlyList<SeedDocument> Documents, IReadOnlyList<SeedMedia> Media)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Seeds Read()
    {
        var model = Resource("umbraco.json").Deserialize<ModelFile>(Json)!;
        var content = Resource("seeds.json").Deserialize<ContentFile>(Json)!;
        return new(model.DataTypes, model.DocumentTypes, content.Documents, content.Media);
    }

    /// <summary>The bytes of a picture or file.</summary>
    public static Stream Open(SeedMedia media) => Stream($"media/{media.Name}");

    private static JsonNode Resource(string name)
    {
        using var stream = Stream(name);
        return JsonNode.Parse(stream)!;
    }

    private static Stream Stream(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The package was packed without {name}.");

    private sealed record ModelFile(IReadOnlyList<SeedDataType> DataTypes, IReadOnlyList<SeedDocumentType> DocumentTypes);

    private sealed record ContentFile(IReadOnlyList<SeedDocument> Documents, IReadOnlyList<SeedMedia> Media);
}

internal sealed record SeedDataType(Guid Key, string Name, string EditorAlias, string EditorUiAlias, JsonObject? Configuration);

internal sealed record SeedDocumentType(Guid Key, string Alias, string Name, string Icon, string Description)
{
    public bool IsElement { get; init; }

    public bool AllowedAsRoot { get; init; }

    public bool VariesByCulture { get; init; }

    public IReadOnlyList<string> Compositions { get; init; } = [];

    public IReadOnlyList<string> AllowedContentTypes { get; init; } = [];

    public IReadOnlyList<SeedTab> Tabs { get; init; } = [];
}

internal sealed record SeedTab(Guid Key, string Name, IReadOnlyList<SeedGroup> Groups);

internal sealed record SeedGroup(Guid Key, string Name, IReadOnlyList<SeedProperty> Properties);

internal sealed record SeedProperty(Guid Key, string Alias, string Name, string Description, string DataType)
{
    public bool Mandatory { get; init; }

    public string? MandatoryMessage { get; init; }

    public string? Pattern { get; init; }

    public string? PatternMessage { get; init; }

    public bool VariesByCulture { get; init; }
}

/// <summary>A document with its values as Umbraco's property editors take them.</summary>
internal sealed record SeedDocument(Guid Key, Guid? Parent, string ContentType, string Name, string Segment, bool IsPublished, JsonObject Values);

/// <summary>A file with its folder, such as <c>topics/baby-sleep.svg</c>.</summary>
internal sealed record SeedMedia(Guid Key, string Name)
{
    public string Folder => Name.LastIndexOf('/') is > 0 and var slash ? Name[..slash] : "";

    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}
