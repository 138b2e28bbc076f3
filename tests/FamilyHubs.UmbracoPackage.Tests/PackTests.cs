using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace FamilyHubs.UmbracoPackage.Tests;

/// <summary>The package as <c>dotnet pack</c> makes it of what was built.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task Dotnet_pack_makes_a_package_that_needs_umbraco_core_alone()
    {
        var folder = Directory.CreateTempSubdirectory("family-hubs-pack-").FullName;
        try
        {
            var project = Path.Combine(SeedWorld.Root, "src", "FamilyHubs.UmbracoPackage");
            var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", project, "--no-build", "--nologo", "-c", configuration, "-o", folder]) { RedirectStandardOutput = true })!;
            var output = await pack.StandardOutput.ReadToEndAsync();
            await pack.WaitForExitAsync();
            Assert.True(pack.ExitCode == 0, output);
            using var zip = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(folder, "*.nupkg")));
            AssertContents(zip);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertContents(ZipArchive zip)
    {
        using var file = zip.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var nuspec = XDocument.Load(file).Root!;
        XName Name(string name) => nuspec.GetDefaultNamespace() + name;
        var dependency = Assert.Single(nuspec.Descendants(Name("dependency")));
        Assert.Equal("Umbraco.Cms.Core", dependency.Attribute("id")!.Value);
        Assert.Equal("[17.6.2, 19.0.0)", dependency.Attribute("version")!.Value);
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(nuspec.Descendants(Name("frameworkReference"))).Attribute("name")!.Value);
        Assert.Contains("has not been run on a running Umbraco", nuspec.Descendants(Name("description")).Single().Value, StringComparison.Ordinal);
        Assert.Equal(["lib/net10.0/FamilyHubs.UmbracoPackage.dll"], zip.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)));
        using var readme = new StreamReader(zip.GetEntry("README.md")!.Open());
        Assert.Contains("has not been run on a running Umbraco", readme.ReadToEnd(), StringComparison.Ordinal);
    }
}
