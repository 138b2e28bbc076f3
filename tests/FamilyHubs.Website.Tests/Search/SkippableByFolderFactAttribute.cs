using Xunit;

namespace FamilyHubs.Website.Tests.Search;

/// <summary>A test that needs a file of hostile input: skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableByFolderFactAttribute : FactAttribute
{
    public SkippableByFolderFactAttribute(string path)
    {
        if (!System.IO.File.Exists(File(path))) Skip = $"There is no {path} in FAMILYHUBS_HOSTILE or in ../shared/hostile beside the repository.";
    }

    public static string File(string path)
    {
        if (Environment.GetEnvironmentVariable("FAMILYHUBS_HOSTILE") is { Length: > 0 } folder) return Path.Combine(folder, path);
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "FamilyHubsWeb.sln"))) at = at.Parent;
        return Path.Combine(at?.Parent?.FullName ?? AppContext.BaseDirectory, "shared", "hostile", path);
    }
}
