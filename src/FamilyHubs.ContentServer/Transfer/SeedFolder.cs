using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>A folder of seeds, read and checked as a whole before anything is stored.</summary>
internal sealed class SeedFolder
{
    public required IReadOnlyList<SeedDocument> Documents { get; init; }

    public required IReadOnlyList<SeedMedia> Media { get; init; }

    /// <summary>Old addresses and the keys of the documents they belong to.</summary>
    public required IReadOnlyDictionary<string, Guid> Redirects { get; init; }

    /// <param name="folder">The folder that holds <c>documents</c> and <c>media</c>.</param>
    /// <param name="model">The content model.</param>
    /// <param name="stored">Keys of documents and media that are in the database already, by path.</param>
    /// <exception cref="SeedException">Names every mistake with its file and line.</exception>
    public static SeedFolder Read(string folder, ContentModel model, SeedNames stored)
    {
        List<string> faults = [];
        var media = SeedMedia.ReadAll(Path.Combine(folder, "media"), faults);
        var files = Open(Path.Combine(folder, "documents"), faults);
        var redirects = ReadRedirects(folder, faults);
        var byPath = files.Where(file => !file.IsPendingDraft).GroupBy(file => file.Path).ToDictionary(group => group.Key, group => group.First().Key);
        var mediaByPath = media.ToDictionary(item => "/media/" + item.Name, item => item.Key);
        var names = new SeedNames(
            path => byPath.TryGetValue(path, out var key) ? key : stored.Document(path),
            path => mediaByPath.TryGetValue(path, out var key) ? key : stored.Media(path));

        var documents = files.Where(file => !file.IsPendingDraft).OrderBy(file => file.Path.Count(c => c == '/')).ThenBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => ReadDocument(file, files.Find(other => other.IsPendingDraft && other.Path == file.Path), model, names, faults)).OfType<SeedDocument>().ToList();
        CheckTree(documents, files, model, stored, faults);
        CheckFigures(documents, stored, faults);
        if (faults.Count > 0) throw new SeedException(faults);
        return new SeedFolder { Documents = documents, Media = media, Redirects = redirects };
    }

    private static List<SeedFile> Open(string folder, List<string> faults)
    {
        if (!Directory.Exists(folder)) throw new TransferException($"There is no folder {folder}.");
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => SeedFile.Open(folder, file, faults)).OfType<SeedFile>().ToList();
        foreach (var twice in files.GroupBy(file => (file.Path, file.IsPendingDraft)).Where(group => group.Count() > 1))
            faults.Add($"{twice.Last().File}:1: {twice.First().File} has the same address");
        foreach (var twice in files.Where(file => !file.IsPendingDraft).GroupBy(file => file.Key).Where(group => group.Count() > 1))
            faults.Add($"{twice.Last().File}:1: {twice.First().File} has the same key");
        return files;
    }

    private static SeedDocument? ReadDocument(SeedFile file, SeedFile? pending, ContentModel model, SeedNames names, List<string> faults)
    {
        if (model.Find(file.Text("type") ?? "") is not { IsElement: false } type)
        {
            faults.Add($"{file.File}:2: type '{file.Text("type")}' is not a document type");
            return null;
        }
        var state = file.Text("state");
        if (state is not (null or "draft" or "trashed")) faults.Add($"{file.File}:2: state is draft, trashed or not there");
        var isPublished = state is null;
        var content = ReadContent(file, type, model, names, faults, isPublished);
        return new SeedDocument
        {
            File = file,
            ContentType = type,
            Content = content,
            IsPublished = isPublished,
            IsTrashed = state == "trashed",
            Pending = pending is null ? null : ReadContent(pending, type, model, names, faults, mustBeWhole: false),
            SortOrder = int.TryParse(file.Text("order"), out var order) ? order : 0,
            PublishAtUtc = Moment(file, "publishAt", faults),
            UnpublishAtUtc = Moment(file, "unpublishAt", faults),
        };
    }

    private static DraftContent ReadContent(SeedFile file, ContentType type, ContentModel model, SeedNames names, List<string> faults, bool mustBeWhole)
    {
        var before = faults.Count;
        var reading = new SeedReading(model, file.File, file.Key, names, faults, firstLine: 1);
        var content = new DraftContent
        {
            Name = file.Text("name") ?? file.Text("title") ?? file.Segment,
            Segment = file.Segment,
            Values = file.Values(type, reading),
            Cultures = file.Cultures(type, reading),
        };
        if (faults.Count > before) return content;
        var broken = mustBeWhole ? CheckDocument.ForPublishing(model, type, content) : CheckDocument.ForDraft(model, type, content);
        faults.AddRange(broken.Select(fault => $"{file.File}:{LineOf(file, fault)}: {fault.Property}: {fault.Message}"));
        return content;
    }

    private static long LineOf(SeedFile file, Fault fault)
    {
        var alias = fault.Property.Split('.', '[')[0];
        var entry = file.FrontMatter.Children.FirstOrDefault(pair => ((YamlScalarNode)pair.Key).Value == alias);
        return entry.Key is { } name ? name.Start.Line + 1 : alias == SeedBody.Property && file.Body.Trim().Length > 0 ? file.BodyLine : 1;
    }

    private static DateTime? Moment(SeedFile file, string name, List<string> faults)
    {
        if (file.Text(name) is not { } text) return null;
        if (LondonTime.TryParse(text, out var utc)) return utc;
        faults.Add($"{file.File}:1: {name} must be a date and time like 2026-11-22T09:00");
        return null;
    }

    private static void CheckTree(List<SeedDocument> documents, List<SeedFile> files, ContentModel model, SeedNames stored, List<string> faults)
    {
        var byPath = documents.DistinctBy(document => document.File.Path).ToDictionary(document => document.File.Path);
        foreach (var document in documents)
        {
            if (document.File.ParentPath is not { } parent)
            {
                if (!document.ContentType.AllowedAsRoot) faults.Add($"{document.File.File}:2: a {document.ContentType.Alias} cannot stand at the root");
            }
            else if ((byPath.GetValueOrDefault(parent)?.ContentType.Alias ?? stored.TypeOf(parent)) is { } above)
            {
                if (!model.Get(above).AllowedContentTypes.Contains(document.ContentType.Alias)) faults.Add($"{document.File.File}:2: a {above} allows no {document.ContentType.Alias} below it");
            }
            else if (!files.Exists(file => file.Path == parent))
            {
                faults.Add($"{document.File.File}:1: there is no document {parent} above it");
            }
        }
    }

    /// <summary>Every <c>[[name]]</c> in text must be a figure.</summary>
    private static void CheckFigures(List<SeedDocument> documents, SeedNames stored, List<string> faults)
    {
        var figures = documents.Where(document => document.ContentType.Alias == "figure").Select(document => document.File.Segment).ToHashSet();
        foreach (var document in documents)
            foreach (var name in FigureNames.In(document.Content.Values.ToJsonString(DocumentJson.Options)).Where(name => !figures.Contains(name) && !stored.IsFigure(name)))
                faults.Add($"{document.File.File}:1: there is no figure [[{name}]]");
    }

    private static Dictionary<string, Guid> ReadRedirects(string folder, List<string> faults)
    {
        var file = Path.Combine(folder, "redirects.txt");
        Dictionary<string, Guid> redirects = [];
        if (!File.Exists(file)) return redirects;
        foreach (var (number, line) in File.ReadLines(file).Index().Where(line => line.Item.Length > 0))
        {
            if (line.Split(' ') is [var path, var key] && path.StartsWith('/') && Guid.TryParse(key, out var document)) redirects[path] = document;
            else faults.Add($"redirects.txt:{number + 1}: a line is an old address and a document key, parted by a space");
        }
        return redirects;
    }
}
