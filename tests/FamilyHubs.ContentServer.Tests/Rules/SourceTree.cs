using System.Text.RegularExpressions;
using FamilyHubs.TestKit;

namespace FamilyHubs.ContentServer.Tests.Rules;

/// <summary>The source files of a project, and which of its feature folders use which.</summary>
internal sealed partial class SourceTree(string project)
{
    private static readonly string[] NotSources = ["bin", "obj", "node_modules", "wwwroot", "Assets"];

    public string Root => Path.Combine(Repository.Root, "src", project);

    /// <summary>The feature folders: those directly below the project that hold code.</summary>
    public IReadOnlyList<string> Features => [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(folder => !NotSources.Contains(folder) && FilesIn(folder).Any()).Order(StringComparer.Ordinal)];

    public IEnumerable<string> Folders => Below(Root);

    public IEnumerable<string> FilesIn(string feature) =>
        Directory.EnumerateFiles(Path.Combine(Root, feature), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".cshtml");

    /// <summary>The features of the project whose names a feature mentions, in a using or before a type.</summary>
    public IEnumerable<string> UsedBy(string feature) => UsedIn(FilesIn(feature).Select(File.ReadAllText), feature);

    public IEnumerable<string> UsedIn(IEnumerable<string> texts, string feature)
    {
        var code = string.Join('\n', texts.Select(text => Comment().Replace(text, "")));
        return Features.Where(other => other != feature && Regex.IsMatch(code, $@"\b{Regex.Escape(project)}\.{other}\b|(?<![.\w""/]){other}\.[A-Z]\w+"));
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateDirectories(folder)
        .Where(below => !NotSources.Contains(Path.GetFileName(below)))
        .SelectMany(below => Below(below).Prepend(below));

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
