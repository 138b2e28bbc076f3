using Xunit;

namespace FamilyHubs.ContentServer.Tests.Rules;

/// <summary>Who may use whom. The tables are exact: a use that ends is taken out of them.</summary>
public sealed class DependencyTests
{
    private static readonly SourceTree ContentServer = new("FamilyHubs.ContentServer");

    private static readonly SourceTree Website = new("FamilyHubs.Website");

    private static readonly Dictionary<string, string[]> AllowedInContentServer = new()
    {
        ["Accounts"] = ["Documents", "Mail", "Storage"], // The rows of the audit trail; never the store.
        ["Mail"] = [],
        ["Model"] = ["Properties"], // A data type holds its editor.
        ["Calendar"] = [],
        ["Properties"] = ["Calendar", "Documents", "Model", "Transfer"], // What a value looks like in a seed file is the editor's; Documents for the name of the language variants.
        ["Storage"] = ["Accounts", "Documents", "Media", "Transfer"], // The rows that it maps; Transfer for its exception.
        ["Media"] = ["Documents", "Published", "Storage"], // The rows of the audit trail and of changes, and how a name becomes an address; never the store.
        ["Published"] = ["Calendar", "Documents", "Media", "Model", "Properties", "Storage"], // The rows that it reads, never the store.
        ["Links"] = ["Published"],
        ["Delivery"] = ["Accounts", "Model", "Published"], // Who has a key.
        ["Feedback"] = ["Storage"], // How SQLite files are opened.
        ["Documents"] = ["Model", "Properties", "Published", "Storage"],
        ["Search"] = ["Model", "Published", "Storage"], // How SQLite files are opened is Storage's.
        ["Transfer"] = ["Documents", "Media", "Model", "Properties", "Storage"],
    };

    /// <summary>The editor stands on top and may use all of it.</summary>
    [Fact]
    public void Inside_the_content_server_features_use_only_those_they_may() =>
        Assert.Equal(Lines(AllowedInContentServer), Lines(ContentServer.Features.Where(feature => feature != "Editor").ToDictionary(feature => feature, feature => ContentServer.UsedBy(feature).ToArray())));

    [Fact]
    public void Nothing_uses_the_editor_and_reading_uses_no_verb_of_writing()
    {
        Assert.DoesNotContain(ContentServer.Features.Where(feature => feature != "Editor"), feature => ContentServer.UsedBy(feature).Contains("Editor"));
        foreach (var feature in new[] { "Model", "Properties", "Storage", "Media", "Published" })
            Assert.DoesNotContain(ContentServer.FilesIn(feature).Select(File.ReadAllText), text => text.Contains("DocumentStore", StringComparison.Ordinal) || text.Contains("DocumentWrite", StringComparison.Ordinal));
    }

    [Fact]
    public void The_content_server_knows_no_website()
    {
        Assert.DoesNotContain(typeof(ContentServerSetup).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("FamilyHubs", StringComparison.Ordinal));
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Path.Combine(ContentServer.Root, "FamilyHubs.ContentServer.csproj")), StringComparison.Ordinal);
        foreach (var file in ContentServer.Features.SelectMany(ContentServer.FilesIn).Concat(Directory.EnumerateFiles(ContentServer.Root, "*.cs")))
            Assert.DoesNotContain("FamilyHubs.Website;", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Features_of_the_website_do_not_use_one_another() =>
        Assert.Empty(Website.Features.Where(feature => feature is not "Shared").SelectMany(feature => Website.UsedBy(feature).Where(other => other is not "Shared").Select(other => $"{feature} uses {other}")));

    [Fact]
    public void Shared_uses_no_feature() => Assert.Empty(Website.UsedBy("Shared"));

    [Fact]
    public void A_use_is_seen_wherever_it_is_written()
    {
        string[] uses = ["using FamilyHubs.ContentServer.Transfer;", "throw new Transfer.TransferException(\"\");", "global::FamilyHubs.ContentServer.Transfer.Import x;"];
        Assert.All(uses, use => Assert.Equal(["Transfer"], ContentServer.UsedIn([use], "Model")));
        string[] others = ["// Transfer.Import", "database.Media.Where(item => true)", "\"Documents.Are\""];
        Assert.All(others, other => Assert.Empty(ContentServer.UsedIn([other], "Model")));
    }

    private static IEnumerable<string> Lines(Dictionary<string, string[]> uses) =>
        uses.OrderBy(use => use.Key, StringComparer.Ordinal).Select(use => $"{use.Key} uses {string.Join(", ", use.Value.Order(StringComparer.Ordinal))}");
}
