using System.Text;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Writes content as a folder of seeds, so that importing it gives the same content again.</summary>
internal sealed class Export(ContentStorage storage, ContentModel model, MediaFiles files)
{
    private static readonly ISerializer Yaml = new SerializerBuilder().WithQuotingNecessaryStrings().Build();

    /// <param name="folder">Empty or absent.</param>
    /// <param name="under">The address of the document to write with all below it; null for everything.</param>
    /// <param name="cancellation">Stops between documents.</param>
    /// <returns>How many documents were written.</returns>
    /// <exception cref="TransferException">The folder is not empty, or there is no such document.</exception>
    public async Task<int> RunAsync(string folder, string? under = null, CancellationToken cancellation = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new TransferException($"The folder {folder} is not empty. Choose another one.");
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var documents = await database.Documents.AsNoTracking().ToListAsync(cancellation);
        var versions = (await database.Versions.AsNoTracking().Join(database.Documents, version => version.DocumentKey, document => document.Key, (version, document) => new { version, document })
            .Where(row => row.version.Number == row.document.DraftNumber || row.version.Number == row.document.PublishedNumber).Select(row => row.version).ToListAsync(cancellation))
            .ToDictionary(version => (version.DocumentKey, version.Number));
        var media = await database.Media.AsNoTracking().ToListAsync(cancellation);
        var paths = Paths(documents, versions);
        if (under is not null && !paths.ContainsValue(under)) throw new TransferException($"There is no document {under}.");

        var parents = documents.Where(document => document.ParentKey is not null).Select(document => document.ParentKey!.Value).ToHashSet();
        var written = 0;
        foreach (var document in documents.Where(document => paths.ContainsKey(document.Key)))
        {
            var path = paths[document.Key];
            if (under is not null && !IsUnder(path, under)) continue;
            var seed = new SeedWriting(model, document.Key, key => paths.GetValueOrDefault(key), key => media.Find(item => item.Key == key) is { } item ? "/media/" + item.Name : null);
            var file = Path.Combine(folder, "documents", FileOf(path, parents.Contains(document.Key)));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var shown = versions[(document.Key, Shown(document))];
            await File.WriteAllTextAsync(file, Write(document, shown, path, seed), cancellation);
            if (Shown(document) != document.DraftNumber)
                await File.WriteAllTextAsync(file[..^".md".Length] + ".draft.md", Write(document, versions[(document.Key, document.DraftNumber)], path, seed), cancellation);
            written++;
        }
        if (under is null) await WriteRedirectsAsync(folder, database, cancellation);
        WriteMedia(Path.Combine(folder, "media"), under is null ? media : await UsedMediaAsync(database, paths, under, media, cancellation));
        return written;
    }

    private static Dictionary<Guid, string> Paths(List<Document> documents, Dictionary<(Guid, int), DocumentVersion> versions)
    {
        var byKey = documents.ToDictionary(document => document.Key);
        Dictionary<Guid, string> paths = [];
        HashSet<string> taken = [];
        foreach (var document in documents.OrderBy(document => document.Path is null).ThenBy(document => document.Key)) PathOf(document);
        return paths;

        string? PathOf(Document document)
        {
            if (paths.TryGetValue(document.Key, out var known)) return known;
            if (document.ParentKey is not { } parent) return paths[document.Key] = "/";
            if (!byKey.TryGetValue(parent, out var above) || PathOf(above) is not { } abovePath) return null;
            return paths[document.Key] = Free(Segment.Below(abovePath, versions[(document.Key, Shown(document))].Segment));
        }

        // Drafts may have the address of another page, and a page may be called as the file of its parent is.
        string Free(string path)
        {
            var free = path.EndsWith("/index", StringComparison.Ordinal) ? path + "~" : path;
            while (!taken.Add(free)) free += "~";
            return free;
        }
    }

    private static bool IsUnder(string path, string under) => path == under || path.StartsWith(under == "/" ? "/" : under + "/", StringComparison.Ordinal);

    /// <summary>The version that the file of a document holds: what is published, else the draft.</summary>
    private static int Shown(Document document) => document.TrashedUtc is null ? document.PublishedNumber ?? document.DraftNumber : document.DraftNumber;

    private static string FileOf(string path, bool hasChildren) =>
        path == "/" ? "index.md" : hasChildren ? path[1..] + "/index.md" : path[1..] + ".md";

    private string Write(Document document, DocumentVersion version, string path, SeedWriting seed)
    {
        var type = model.Get(document.ContentType);
        var content = DraftContent.Of(version);
        var front = new Dictionary<string, object> { ["type"] = type.Alias };
        if (document.Key != StableKey.ForDocument(path)) front["key"] = document.Key.ToString();
        if (version.Name != (content.Values["title"]?.GetValue<string>() ?? version.Segment)) front["name"] = version.Name;
        if (version.Segment != path[(path.LastIndexOf('/') + 1)..]) front["segment"] = version.Segment;
        if (document.SortOrder != 0) front["order"] = document.SortOrder;
        if (document.TrashedUtc is not null) front["state"] = "trashed";
        else if (document.PublishedNumber is null) front["state"] = "draft";
        if (document.PublishAtUtc is { } start) front["publishAt"] = LondonTime.Write(start);
        if (document.UnpublishAtUtc is { } end) front["unpublishAt"] = LondonTime.Write(end);
        foreach (var (alias, value) in seed.Values(content.Values, type)) front[alias] = value;

        var body = "";
        if (content.Values[SeedBody.Property] is System.Text.Json.Nodes.JsonArray blocks)
        {
            front.Remove(SeedBody.Property);
            (body, var named) = SeedBody.Write(blocks, seed);
            if (named.Count > 0) front["blocks"] = named;
        }
        if (content.Cultures.Count > 0) front["cultures"] = content.Cultures.ToDictionary(culture => culture.Key, culture => WriteCulture(culture.Value, type, seed.At(culture.Key)));
        return $"---\n{Yaml.Serialize(front).ReplaceLineEndings("\n")}---\n{body.TrimEnd('\n')}\n";
    }

    private static Dictionary<string, object> WriteCulture(System.Text.Json.Nodes.JsonObject values, ContentType type, SeedWriting seed)
    {
        var written = seed.Values(values, type);
        if (values[DraftContent.CultureName]?.GetValue<string>() is { } name) written["name"] = name;
        return written;
    }

    private static async Task WriteRedirectsAsync(string folder, ContentDatabase database, CancellationToken cancellation)
    {
        var redirects = await database.Redirects.AsNoTracking().OrderBy(redirect => redirect.Path).ToListAsync(cancellation);
        if (redirects.Count == 0) return;
        await File.WriteAllLinesAsync(Path.Combine(folder, "redirects.txt"), redirects.Select(redirect => $"{redirect.Path} {redirect.DocumentKey}"), cancellation);
    }

    private static async Task<List<MediaItem>> UsedMediaAsync(ContentDatabase database, Dictionary<Guid, string> paths, string under, List<MediaItem> media, CancellationToken cancellation)
    {
        var documents = paths.Where(pair => IsUnder(pair.Value, under)).Select(pair => pair.Key).ToList();
        var used = (await database.References.Where(reference => documents.Contains(reference.FromKey)).Select(reference => reference.ToKey).ToListAsync(cancellation)).ToHashSet();
        return [.. media.Where(item => used.Contains(item.Key))];
    }

    private void WriteMedia(string folder, List<MediaItem> media)
    {
        var keys = new StringBuilder();
        foreach (var item in media.OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, item.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(files.PathOf(item.Hash), file);
            if (item.Key != StableKey.ForMedia(item.Name)) keys.Append(item.Key).Append(' ').Append(item.Name).Append('\n');
        }
        if (keys.Length > 0) File.WriteAllText(Path.Combine(folder, SeedMedia.KeysFile), keys.ToString());
        MediaFacts.Write(folder, media);
    }
}
