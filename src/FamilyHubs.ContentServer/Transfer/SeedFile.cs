using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>A seed file that was opened: its front matter and the Markdown below it, with the line on which that starts.</summary>
internal sealed class SeedFile
{
    private const string Fence = "---";

    private static readonly string[] NotProperties = ["type", "key", "name", "order", "state", "blocks", "segment", "cultures", "publishAt", "unpublishAt"];

    public required string File { get; init; }

    /// <summary>The address that the file's place gives, such as <c>/help/baby-sleep</c>.</summary>
    public required string Path { get; init; }

    public required YamlMappingNode FrontMatter { get; init; }

    public required string Body { get; init; }

    public required int BodyLine { get; init; }

    public required Guid Key { get; init; }

    /// <summary>Whether the file holds changes that are not published yet, beside a file with the published version.</summary>
    public bool IsPendingDraft { get; init; }

    public string? ParentPath => Path == "/" ? null : Path[..Math.Max(Path.LastIndexOf('/'), 1)];

    /// <summary>The last part of the address: as the file is called, unless the front matter says otherwise.</summary>
    public string Segment => Text("segment") ?? Path[(Path.LastIndexOf('/') + 1)..];

    public string? Text(string name) => FrontMatter.Children.TryGetValue(name, out var node) ? (node as YamlScalarNode)?.Value : null;

    /// <summary>Opens a file. Null, with the mistake in <paramref name="faults"/>, when its front matter cannot be read.</summary>
    public static SeedFile? Open(string folder, string file, List<string> faults)
    {
        var name = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
        var text = System.IO.File.ReadAllText(file).ReplaceLineEndings("\n");
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            faults.Add($"{name}:1: the file must start with front matter between two lines of ---");
            return null;
        }
        var yaml = text[(Fence.Length + 1)..(end + 1)];
        var bodyStart = text.IndexOf('\n', end + 1) is > 0 and var line ? line + 1 : text.Length;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode map)
            {
                faults.Add($"{name}:2: the front matter must be a map of names and values");
                return null;
            }
            var path = PathOf(name, out var pending);
            var key = map.Children.TryGetValue("key", out var node) ? Guid.TryParse((node as YamlScalarNode)?.Value, out var given) ? given : (Guid?)null : StableKey.ForDocument(path);
            if (key is null) faults.Add($"{name}:{node!.Start.Line + 1}: key must be a GUID");
            return new SeedFile { File = name, Path = path, IsPendingDraft = pending, FrontMatter = map, Key = key ?? Guid.Empty, Body = text[bodyStart..], BodyLine = text.AsSpan(0, bodyStart).Count('\n') + 1 };
        }
        catch (YamlException fault)
        {
            faults.Add($"{name}:{fault.Start.Line + 1}: {fault.Message}");
            return null;
        }
    }

    /// <summary>The values of the document. The Markdown below the front matter becomes the property <c>content</c>.</summary>
    public JsonObject Values(ContentType type, SeedReading reading)
    {
        var values = reading.Values(FrontMatter, type, NotProperties);
        if (Body.Trim().Length == 0) return values;
        if (!type.Properties.TryGetValue(SeedBody.Property, out var content)) reading.FaultAt(BodyLine, $"a {type.Alias} has no text below the front matter");
        else values[SeedBody.Property] = SeedBody.Read(this, content, reading);
        return values;
    }

    /// <summary>Values in other languages, from <c>cultures: { gu: { name: …, title: … } }</c>.</summary>
    public Dictionary<string, JsonObject> Cultures(ContentType type, SeedReading reading)
    {
        if (!FrontMatter.Children.TryGetValue("cultures", out var node)) return [];
        if (node is not YamlMappingNode map)
        {
            reading.Fault(node, "cultures must be a map of languages");
            return [];
        }
        return map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair =>
        {
            var culture = ((YamlScalarNode)pair.Key).Value!;
            var values = reading.At(culture).Values(pair.Value, type, skip: ["name"]);
            if ((pair.Value as YamlMappingNode)?.Children.TryGetValue("name", out var name) == true) values[DraftContent.CultureName] = (name as YamlScalarNode)?.Value;
            return values;
        });
    }

    private static string PathOf(string file, out bool pending)
    {
        var path = file[..^".md".Length];
        pending = path.EndsWith(".draft", StringComparison.Ordinal);
        if (pending) path = path[..^".draft".Length];
        if (path == "index") return "/";
        return "/" + (path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length] : path);
    }
}
