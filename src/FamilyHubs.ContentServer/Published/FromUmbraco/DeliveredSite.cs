using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// Delivered documents as published content, each checked against the content model. The API tells no parent and no place
/// among siblings: the path tells the one, the order of the list the other.
/// </summary>
internal sealed class DeliveredSite(ContentModel model)
{
    private readonly Dictionary<Guid, PublishedContent> documents = [];
    private readonly Dictionary<string, Guid> paths = [];
    private readonly Dictionary<Guid, int> families = [];

    public List<DeliveredMedia> Media { get; } = [];

    public IReadOnlyDictionary<Guid, PublishedContent> Documents => documents;

    /// <summary>Takes the documents of a whole site.</summary>
    /// <exception cref="SourceException">One does not fit the content model, or has no place in the tree.</exception>
    public void AddAll(IEnumerable<DeliveredDocument> delivered)
    {
        foreach (var document in delivered.DistinctBy(document => document.Key).OrderBy(document => document.Path.Count(c => c == '/') + (document.Path == "/" ? 0 : 1)))
        {
            var (item, path) = (document.Item, document.Path);
            Guid? parent = null;
            if (path != "/")
            {
                var above = path[..Math.Max(path.LastIndexOf('/'), 1)];
                parent = paths.TryGetValue(above, out var key) ? key : throw Fault(item, $"route: there is no published document {above} above it");
            }
            if (!paths.TryAdd(path, document.Key)) throw Fault(item, $"route: another document has the path {path}");
            var order = parent is { } family ? families[family] = families.GetValueOrDefault(family) + 1 : 0;
            documents[document.Key] = Content(document, parent, order);
        }
    }

    /// <summary>One document as it is now; its parent and its place stay as they were.</summary>
    /// <exception cref="SourceException">It does not fit the content model.</exception>
    public PublishedContent Content(DeliveredDocument document, Guid? parent, int sortOrder)
    {
        try
        {
            return Read(document, parent, sortOrder);
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException)
        {
            throw Fault(document.Item, $"properties: something in them is of another kind than it should be. {fault.Message}");
        }
    }

    private PublishedContent Read(DeliveredDocument document, Guid? parent, int sortOrder)
    {
        var item = document.Item;
        var type = model.Find(item["contentType"].Text() ?? "") is { IsElement: false } known ? known : throw Fault(item, $"contentType: the content model has no document type '{item["contentType"]}'");
        var content = new DraftContent
        {
            Name = item["name"].Text() ?? "",
            Values = Values(item, type),
        };
        if (type.VariesByCulture)
            content = content with { Cultures = document.Translations.ToDictionary(translation => translation.Key, translation => Translation(translation.Value, content.Values, type)) };
        if (CheckDocument.ForPublishing(model, type, content) is [var fault, ..]) throw Fault(item, $"{fault.Property}: {fault.Message}");
        var stored = content.Stored(type, model);
        return new PublishedContent(Encoding.UTF8.GetBytes(stored.ToJsonString(DocumentJson.Options)))
        {
            Key = document.Key,
            ParentKey = parent,
            ContentType = type.Alias,
            Name = content.Name,
            Path = document.Path,
            SortOrder = sortOrder,
            CreatedUtc = Moment(item, "createDate"),
            UpdatedUtc = Moment(item, "updateDate"),
            References = [.. DocumentValues.References(stored, type, model).Select(reference => reference.To).Distinct()],
        };
    }

    private JsonObject Values(JsonObject item, ContentType type) =>
        JsonNode.Parse(new DeliveredValues(model, Media).Of(item["properties"] as JsonObject ?? throw Fault(item, "properties: there are none"), type).ToJsonString())!.AsObject(); // Parsed text can be read as a GUID, text that was made cannot.

    /// <summary>What is said otherwise in another language. The rest falls back, so it follows the default language.</summary>
    private JsonObject Translation(JsonObject item, JsonObject original, ContentType type)
    {
        var values = Values(item, type);
        foreach (var alias in values.Select(value => value.Key).ToList())
            if (type.Properties[alias] is not { VariesByCulture: true } || JsonNode.DeepEquals(values[alias], original[alias])) values.Remove(alias);
        values[DraftContent.CultureName] = item["name"].Text() ?? "";
        return values;
    }

    /// <summary>A path as this site writes it: Umbraco ends paths with a slash.</summary>
    public static string PathOf(JsonObject item) => item["route"]?["path"].Text() is { } path ? "/" + path.Trim('/') : throw Fault(item, "route: it has no path");

    public static Guid KeyOf(JsonObject item) => item["id"].Key() ?? throw Fault(item, "id: it is no GUID");

    private static DateTime Moment(JsonObject item, string name) =>
        DateTime.TryParse(item[name].Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : throw Fault(item, $"{name}: it is no date");

    private static SourceException Fault(JsonObject item, string what) => new($"The document '{item["name"]}' ({item["id"]}) does not fit: {what}");
}
