namespace FamilyHubs.TestKit;

/// <summary>Where things are that tests read besides the program: the repository, and folders that stand beside it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The sourced facts, or null where they are not on this machine.</summary>
    public static string? Facts => Beside("FAMILYHUBS_FACTS", "facts");

    /// <summary>The collections of hostile input, or null where they are not on this machine.</summary>
    public static string? Hostile => Beside("FAMILYHUBS_HOSTILE", "hostile");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string? Beside(string variable, string folder)
    {
        var path = Environment.GetEnvironmentVariable(variable) ?? Path.Combine(Root, "..", "shared", folder);
        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "FamilyHubsWeb.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests are not inside the repository: no FamilyHubsWeb.sln above them.");
    }
}
