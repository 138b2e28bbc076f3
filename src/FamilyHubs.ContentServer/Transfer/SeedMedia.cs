namespace FamilyHubs.ContentServer.Transfer;

/// <summary>A file of the folder <c>media</c>. Keys that do not follow from the name are in <c>keys.txt</c>.</summary>
internal sealed record SeedMedia(Guid Key, string Name, string File)
{
    /// <summary>Null when the folder says nothing of it; what is stored stays.</summary>
    public MediaFacts? Facts { get; init; }

    public const string KeysFile = "keys.txt";

    public static IReadOnlyList<SeedMedia> ReadAll(string folder, List<string> faults)
    {
        if (!Directory.Exists(folder)) return [];
        var keys = ReadKeys(Path.Combine(folder, KeysFile), faults);
        var facts = MediaFacts.Read(folder, faults);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (file, name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(item => item.name is not (KeysFile or MediaFacts.FileName) && !item.name.EndsWith(".md", StringComparison.Ordinal))
            .OrderBy(item => item.name, StringComparer.Ordinal)
            .Select(item => new SeedMedia(keys.TryGetValue(item.name, out var key) ? key : StableKey.ForMedia(item.name), item.name, item.file) { Facts = facts.GetValueOrDefault(item.name) })];
    }

    private static Dictionary<string, Guid> ReadKeys(string file, List<string> faults)
    {
        Dictionary<string, Guid> keys = [];
        if (!System.IO.File.Exists(file)) return keys;
        foreach (var (number, line) in System.IO.File.ReadLines(file).Index().Where(line => line.Item.Length > 0))
        {
            if (line.Split(' ', 2) is [var key, var name] && Guid.TryParse(key, out var parsed)) keys[name] = parsed;
            else faults.Add($"media/{KeysFile}:{number + 1}: a line is a key and a file name, parted by a space");
        }
        return keys;
    }
}
