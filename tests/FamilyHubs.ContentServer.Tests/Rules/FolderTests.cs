using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Rules;

/// <summary>The house is easy to walk through.</summary>
public sealed class FolderTests
{
    private static readonly string[] Nothings = ["Services", "Models", "Helpers", "Utils", "Common", "Core", "Infrastructure", "Managers", "Extensions", "Abstractions"];

    private static readonly IReadOnlyList<SourceTree> Projects =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => new SourceTree(Path.GetFileName(folder)))];

    [Fact]
    public void All_projects_are_looked_at() => Assert.Superset(new HashSet<string> { "FamilyHubs.ContentServer", "FamilyHubs.Website" }, Projects.Select(project => Path.GetFileName(project.Root)).ToHashSet());

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(Projects.SelectMany(project => project.Folders), folder => Nothings.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void No_folder_is_deeper_than_three_below_its_project() =>
        Assert.Empty(Projects.SelectMany(project => project.Folders.Where(folder => Path.GetRelativePath(project.Root, folder).Split(Path.DirectorySeparatorChar).Length > 3)));

    [Fact]
    public void Every_feature_has_its_tests()
    {
        foreach (var project in Projects.Where(project => Directory.Exists(TestsOf(project))))
            Assert.Empty(project.Features.Where(feature => !Directory.Exists(Path.Combine(TestsOf(project), feature))).Select(feature => $"{project.Root}: {feature}"));
        Assert.Contains(Projects, project => Directory.Exists(TestsOf(project)));
    }

    [Fact]
    public void Source_files_are_short() =>
        Assert.DoesNotContain(Projects.SelectMany(project => project.Features.SelectMany(project.FilesIn)), file => File.ReadLines(file).Count() > 300);

    private static string TestsOf(SourceTree project) => Path.Combine(Repository.Root, "tests", Path.GetFileName(project.Root) + ".Tests");
}
