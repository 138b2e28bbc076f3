namespace FamilyHubs.TestKit;

/// <summary>Finds programs on the PATH.</summary>
public static class Programs
{
    /// <returns>The first of the names that is there, with its folder; null when none is.</returns>
    public static string? Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
