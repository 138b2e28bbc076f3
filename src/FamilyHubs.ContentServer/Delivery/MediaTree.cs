using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>The media library as Umbraco shows it: folders and files below one another. Folders are made of the names of files.</summary>
internal sealed class MediaTree
{
    private readonly Dictionary<Guid, MediaNode> byKey = [];
    private readonly Dictionary<string, MediaNode> byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<MediaNode>> children = new(StringComparer.OrdinalIgnoreCase);

    private MediaTree(PublishedSite site)
    {
        foreach (var file in site.Media.OrderBy(file => file.Name, StringComparer.OrdinalIgnoreCase))
        {
            var parts = file.Name.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var depth = 1; depth < parts.Length; depth++) AddFolder(string.Join('/', parts[..depth]), parts[depth - 1], file.CreatedUtc);
            Add(new MediaNode(file.Key, string.Join('/', parts), file.FileName, file, file.CreatedUtc));
        }
    }

    public static MediaTree Of(PublishedSite site) => site.Derived(static one => new MediaTree(one));

    public MediaNode? Find(Guid key) => byKey.GetValueOrDefault(key);

    /// <summary>By the names of the folders and of the item, in capitals or small letters.</summary>
    public MediaNode? Find(string path) => byPath.GetValueOrDefault(Trimmed(path));

    public IReadOnlyList<MediaNode> Root => Below("");

    public IReadOnlyList<MediaNode> ChildrenOf(MediaNode parent) => Below(parent.Path);

    private List<MediaNode> Below(string path) => children.GetValueOrDefault(path) ?? [];

    private void AddFolder(string path, string name, DateTime created)
    {
        // The same folder has the same key on every node and after every start.
        if (!byPath.ContainsKey(path)) Add(new MediaNode(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("media folder " + path.ToLowerInvariant())).AsSpan(0, 16)), path, name, null, created));
    }

    private void Add(MediaNode node)
    {
        byKey[node.Key] = node;
        byPath[node.Path] = node;
        var parent = node.Path.Contains('/', StringComparison.Ordinal) ? node.Path[..node.Path.LastIndexOf('/')] : "";
        if (!children.TryGetValue(parent, out var family)) children[parent] = family = [];
        family.Add(node);
    }

    private static string Trimmed(string path) => path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/');
}

/// <summary>A folder, or a file.</summary>
internal sealed record MediaNode(Guid Key, string Path, string Name, PublishedMedia? File, DateTime CreatedUtc)
{
    public string Type => File is { } file ? MediaWriter.TypeOf(file) : "Folder";
}
