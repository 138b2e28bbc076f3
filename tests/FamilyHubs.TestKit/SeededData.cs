using FamilyHubs.ContentServer;

namespace FamilyHubs.TestKit;

/// <summary>The seeds in a database, made once for the whole run: each site of a test starts with a copy of its own.</summary>
public static class SeededData
{
    private static readonly Lazy<string> Original = new(Seed);

    /// <returns>A new data folder, which whoever asked for it deletes.</returns>
    public static string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("family-hubs-").FullName;
        foreach (var file in Directory.EnumerateFiles(Original.Value, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "content.lock"))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Original.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    private static string Seed()
    {
        var folder = Directory.CreateTempSubdirectory("family-hubs-seeds-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var transfer = new ContentTransfer(
            new ContentServerOptions
            {
                DataDirectory = folder,
                ModelFile = Path.Combine(AppContext.BaseDirectory, "umbraco.json"),
                SeedsDirectory = Path.Combine(AppContext.BaseDirectory, "content-seeds"),
            },
            new FakeClock());
        transfer.SeedAsync().GetAwaiter().GetResult();
        return folder;
    }
}
