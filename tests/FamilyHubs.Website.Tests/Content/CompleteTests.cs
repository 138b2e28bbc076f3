using System.Net;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

[Collection(AsSeeded.Name)]
public sealed partial class CompleteTests(CrawledSite site)
{
    private ContentModel Model => site.Site.Model;

    /// <summary>Used by other types only: they are neither documents nor blocks themselves.</summary>
    private HashSet<string> Compositions => [.. Model.ContentTypes.SelectMany(type => type.Compositions)];

    /// <summary>Element types that stand inside a block or beside it, and are shown by it.</summary>
    private static readonly string[] PartsOfBlocks = ["stepItem", "accessFormat"];

    /// <summary>Document types whose page is more than its document: a feature answers at its address.</summary>
    private static readonly string[] PagesOfTheirOwn = ["whatsOn", "yourChild"];

    [Fact]
    public void Every_document_type_with_a_page_has_its_template()
    {
        var templates = NamesIn("Content/Templates");
        Assert.Equal(Model.ContentTypes.Where(type => type.HasPage && !PagesOfTheirOwn.Contains(type.Alias)).Select(type => Pascal(type.Alias)).Order(), templates.Order());
    }

    [Fact]
    public void Every_block_has_its_partial()
    {
        var blocks = Model.ContentTypes.Where(type => type.IsElement).Select(type => type.Alias).Except(PartsOfBlocks).Select(Pascal);
        Assert.Equal(blocks.Order(), NamesIn("Content/Blocks").Order());
    }

    [Fact]
    public void Every_document_type_is_among_the_seeds() =>
        Faults.None(Model.ContentTypes.Where(type => !type.IsElement && !type.HoldsTemplates && !Compositions.Contains(type.Alias)).Select(type => type.Alias)
            .Where(alias => alias != "alert" && !site.Site.OfType(alias).Any()));

    [Fact]
    public void Every_block_is_among_the_seeds()
    {
        var used = site.Site.Pages.SelectMany(BlocksIn).Select(block => block.ContentType).ToHashSet();
        // No page has another format yet: none has been made and checked by a person.
        Faults.None(Model.ContentTypes.Where(type => type.IsElement).Select(type => type.Alias).Except(used).Except(["accessFormat"]));
    }

    [Fact]
    public async Task What_has_no_template_has_no_address()
    {
        var pageless = site.Site.Home!.Descendants.Where(document => !document.HasPage).ToList();
        Assert.Contains(pageless, document => document.ContentType == "contact");
        Assert.Contains(pageless, document => document.ContentType == "folder");
        foreach (var path in pageless.Select(PathInTree))
            Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public void Every_feature_folder_has_its_tests()
    {
        var features = Directory.GetDirectories(Path.Combine(Repository.Root, "src/FamilyHubs.Website")).Select(Path.GetFileName)
            .Where(name => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/FamilyHubs.Website", name!), "*.cs*").Any())
            .Except(["bin", "obj", "node_modules", "wwwroot", "Properties", "Assets"]);
        Faults.None(features.Where(name => !Directory.Exists(Path.Combine(Repository.Root, "tests/FamilyHubs.Website.Tests", name!))).Select(name => name!));
    }

    /// <summary>It would be printed as it stands: public views know one tag helper of MVC, the partial.</summary>
    [Fact]
    public void No_public_view_asks_for_a_tag_helper_that_is_not_there() => Faults.None(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/FamilyHubs.Website"), "*.cshtml", SearchOption.AllDirectories).Where(file => MvcAttribute().IsMatch(File.ReadAllText(file))).Select(file => Path.GetFileName(file)));

    private static string PathInTree(PublishedModel document) =>
        document.Parent is { } parent && parent.Segment != "" ? $"{PathInTree(parent)}/{document.Segment}" : $"/{document.Segment}";

    /// <summary>All blocks of a document, those inside blocks too, found by reflection so that a new one is not forgotten.</summary>
    private static IEnumerable<PublishedElement> BlocksIn(PublishedElement element) =>
        element.GetType().GetProperties()
            .Where(property => property.DeclaringType == element.GetType() && property.PropertyType.IsAssignableTo(typeof(IEnumerable<PublishedElement>)) && !property.PropertyType.IsAssignableTo(typeof(IEnumerable<PublishedModel>)))
            .SelectMany(property => (IEnumerable<PublishedElement>)property.GetValue(element)!)
            .SelectMany(block => BlocksIn(block).Prepend(block));

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/FamilyHubs.Website", folder), "*.cshtml").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !Underscored().IsMatch(name));

    private static string Pascal(string alias) => char.ToUpperInvariant(alias[0]) + alias[1..];

    [GeneratedRegex("^_")]
    private static partial Regex Underscored();

    [GeneratedRegex("""\sasp-[a-z-]+=|="~/|<(environment|cache|distributed-cache|component|persist-component-state)[ >]""")]
    private static partial Regex MvcAttribute();
}
