using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.UmbracoPackage.Tests;

/// <summary>What the package must hand over: the content model and the seeds as the content server reads them.</summary>
internal static class SeedWorld
{
    public static string Root { get; } = FindRoot();

    public static ContentModel Model { get; } = ModelFile.Read(Path.Combine(Root, "umbraco.json"));

    public static SeedFolder Seeds { get; } = SeedFolder.Read(Path.Combine(Root, "content-seeds"), Model, new SeedNames(_ => null, _ => null));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "FamilyHubsWeb.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests are not inside the repository.");
    }
}
