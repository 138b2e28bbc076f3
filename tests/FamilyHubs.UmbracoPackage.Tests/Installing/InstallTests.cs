using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.UmbracoPackage.Installing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Xunit;
using ContentType = FamilyHubs.ContentServer.Model.ContentType;
using File = System.IO.File;
using PropertyType = FamilyHubs.ContentServer.Model.PropertyType;
using SeedDocument = FamilyHubs.ContentServer.Transfer.SeedDocument;

namespace FamilyHubs.UmbracoPackage.Tests.Installing;

/// <summary>What Umbraco's services are handed when it starts with the package for the first time.</summary>
public sealed class InstallTests : IAsyncLifetime
{
    private static readonly Lazy<Task<RecordingUmbraco>> Shared = new(async () =>
    {
        var started = new RecordingUmbraco();
        await started.StartAsync();
        return started;
    });

    private RecordingUmbraco umbraco = null!;

    public async Task InitializeAsync() => umbraco = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_version_of_umbraco_is_the_one_that_is_meant()
    {
#if UMBRACO18
        const int Version = 18;
#else
        const int Version = 17;
#endif
        Assert.Equal(Version, typeof(IContent).Assembly.GetName().Version!.Major);
        Assert.Equal(17, typeof(FamilyHubsComposer).Assembly.GetReferencedAssemblies().Single(assembly => assembly.Name == "Umbraco.Core").Version!.Major);
    }

    [Fact]
    public void Every_part_comes_after_what_it_needs_and_all_is_reported()
    {
        Assert.Equal(["data type", "document type", "media", "document", "publish"], umbraco.Steps.Distinct());
        Assert.Equal(umbraco.Steps.Distinct(), umbraco.Steps.Zip(umbraco.Steps.Prepend("")).Where(pair => pair.First != pair.Second).Select(pair => pair.First));
        Assert.True(umbraco.IsInstalled);
        var line = Assert.Single(umbraco.Log);
        Assert.Contains($"data types: {SeedWorld.Model.DataTypes.Count} created, 0 there already", line, StringComparison.Ordinal);
        Assert.Contains($"documents: {umbraco.Documents.Count} created, 0 there already", line, StringComparison.Ordinal);
        Assert.Contains("nothing was refused", line, StringComparison.Ordinal);
        Assert.Contains("Rebuild the index", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_data_type_is_handed_over()
    {
        Assert.Equal(SeedWorld.Model.DataTypes.Select(type => type.Key), umbraco.DataTypes.Select(type => type.Key));
        foreach (var (expected, actual) in SeedWorld.Model.DataTypes.Zip(umbraco.DataTypes))
        {
            var (alias, uiAlias) = expected.EditorAlias.StartsWith("FamilyHubs.", StringComparison.Ordinal) ? ("Umbraco.Plain.Json", "Umb.PropertyEditorUi.CodeEditor") : (expected.EditorAlias, expected.EditorUiAlias);
            Assert.Equal((expected.Name, alias, uiAlias), (actual.Name, actual.EditorAlias, actual.EditorUiAlias));
            Assert.Equal(expected.EditorAlias == "Umbraco.Integer" ? ValueStorageType.Integer : ValueStorageType.Ntext, actual.DatabaseType);
            Assert.True(JsonNode.DeepEquals(expected.Configuration, JsonSerializer.SerializeToNode(actual.ConfigurationData)), $"{expected.Name}: {JsonSerializer.Serialize(actual.ConfigurationData)}");
            Assert.Equal(1234, actual.ParentId);
        }
    }

    [Fact]
    public void Every_document_type_and_property_is_handed_over()
    {
        var expectedTypes = SeedWorld.Model.ContentTypes.ToDictionary(type => type.Key);
        Assert.Equal(expectedTypes.Keys.Append(InstallDocumentTypes.AddressPart.Key).Order(), umbraco.Types.Select(type => type.Key!.Value).Order());
        foreach (var actual in umbraco.Types.Where(type => type.Key != InstallDocumentTypes.AddressPart.Key))
        {
            var expected = expectedTypes[actual.Key!.Value];
            Assert.Equal((expected.Alias, expected.Name, expected.Icon, expected.Description), (actual.Alias, actual.Name, actual.Icon, actual.Description));
            Assert.Equal((expected.IsElement, expected.AllowedAsRoot, expected.VariesByCulture), (actual.IsElement, actual.AllowedAsRoot, actual.VariesByCulture));
            Assert.Equal(Containers(expected), actual.Containers.Select(part => (part.Key, part.ParentKey, part.Name!, part.Type)));
            Assert.Equal(
                expected.Tabs.SelectMany(tab => tab.Groups).SelectMany(group => group.Properties.Select((property, i) => Row(property, group.Key, i))),
                actual.Properties.Select(Row));
        }
    }

    [Fact]
    public void Every_type_has_its_compositions_and_documents_have_an_address()
    {
        var made = new HashSet<Guid>();
        var compositions = SeedWorld.Model.ContentTypes.SelectMany(type => type.Compositions).ToHashSet();
        foreach (var actual in umbraco.Types)
        {
            Assert.All(actual.Compositions, part => Assert.Contains(part.Key, made));
            made.Add(actual.Key!.Value);
            if (SeedWorld.Model.Find(actual.Key.Value) is not { } expected) continue;
            var isDocument = !expected.IsElement && !compositions.Contains(expected.Alias);
            Assert.Equal(expected.Compositions.Select(alias => SeedWorld.Model.Get(alias).Key).Concat(isDocument ? [InstallDocumentTypes.AddressPart.Key] : []), actual.Compositions.Select(part => part.Key));
        }
        Assert.Equal("umbracoUrlName", Assert.Single(umbraco.Types.Single(type => type.Key == InstallDocumentTypes.AddressPart.Key).Properties).Alias);
    }

    [Fact]
    public void What_may_stand_below_what_is_said_when_all_types_are_there()
    {
        var expected = SeedWorld.Model.ContentTypes.Where(type => type.AllowedContentTypes.Count > 0).ToDictionary(type => type.Key, type => type.AllowedContentTypes.Select(alias => SeedWorld.Model.Get(alias).Key));
        Assert.Equal(expected.Keys.Order(), umbraco.Changed.Select(change => change.Key).Order());
        foreach (var (key, model) in umbraco.Changed)
        {
            Assert.Equal(expected[key], model.AllowedContentTypes.Select(type => type.Key));
            var created = umbraco.Types.Single(type => type.Key == key);
            Assert.Equal(created.Properties.Select(Row), model.Properties.Select(Row));
            Assert.Equal(created.Compositions.Select(part => part.Key), model.Compositions.Select(part => part.Key));
        }
        Assert.All(umbraco.Types, type => Assert.Empty(type.AllowedContentTypes));
    }

    [Fact]
    public void Every_picture_is_handed_over_byte_for_byte_in_its_folder()
    {
        var folders = umbraco.Media.Where(item => item.ContentTypeKey == RecordingUmbraco.KeyOf("Folder")).ToDictionary(item => item.Key!.Value, item => item.Variants.Single().Name);
        var items = umbraco.Media.Where(item => !folders.ContainsKey(item.Key!.Value)).ToDictionary(item => item.Key!.Value);
        Assert.Equal(SeedWorld.Seeds.Media.Select(item => item.Key).Order(), items.Keys.Order());
        foreach (var expected in SeedWorld.Seeds.Media)
        {
            var actual = items[expected.Key];
            var file = umbraco.Files[Guid.Parse(((JsonObject)Assert.Single(actual.Properties, value => value.Alias == "umbracoFile").Value!)["temporaryFileId"]!.GetValue<string>())];
            Assert.Equal(File.ReadAllBytes(expected.File), file.Bytes);
            Assert.Equal(Path.GetFileName(expected.Name), file.Name);
            Assert.Equal(Path.GetDirectoryName(expected.Name), actual.ParentKey is { } folder ? folders[folder] : "");
            Assert.Equal(RecordingUmbraco.KeyOf(expected.Name.EndsWith(".svg", StringComparison.Ordinal) ? "umbracoMediaVectorGraphics" : "Image"), actual.ContentTypeKey);
        }
    }

    [Fact]
    public void Every_seed_document_is_handed_over_with_every_value()
    {
        var expectedSeeds = SeedWorld.Seeds.Documents.Where(seed => !seed.IsTrashed).ToDictionary(seed => seed.File.Key);
        Assert.Equal(expectedSeeds.Keys.Order(), umbraco.Documents.Select(document => document.Key!.Value).Order());
        foreach (var actual in umbraco.Documents)
        {
            var expected = expectedSeeds[actual.Key!.Value];
            Assert.Equal(expected.ContentType.Key, actual.ContentTypeKey);
            Assert.Equal(expected.Content.Name, Assert.Single(actual.Variants).Name);
            Assert.Equal(expected.File.Segment, Assert.Single(actual.Properties, value => value.Alias == "umbracoUrlName").Value);
            Assert.All(actual.Properties, value => Assert.True(value is { Culture: null, Segment: null }));
            AssertValues(expected, actual);
        }
    }

    [Fact]
    public void Documents_come_after_what_they_stand_below_and_in_their_order()
    {
        var made = new HashSet<Guid>();
        foreach (var document in umbraco.Documents)
        {
            Assert.True(document.ParentKey is null || made.Contains(document.ParentKey.Value));
            made.Add(document.Key!.Value);
        }
        var seeds = SeedWorld.Seeds.Documents.ToDictionary(seed => seed.File.Key);
        foreach (var family in umbraco.Documents.Where(document => document.ParentKey is not null).GroupBy(document => document.ParentKey!.Value))
        {
            Assert.All(family, child => Assert.Equal(seeds[child.Key!.Value].File.ParentPath, seeds[family.Key].File.Path));
            var orders = family.Select(child => seeds[child.Key!.Value].SortOrder).ToList();
            Assert.Equal(orders.Order(), orders);
        }
    }

    [Fact]
    public void What_is_published_in_the_seeds_is_published_parents_first()
    {
        var published = SeedWorld.Seeds.Documents.Where(seed => seed.IsPublished).Select(seed => seed.File.Key).ToHashSet();
        Assert.Equal(umbraco.Documents.Select(document => document.Key!.Value).Where(published.Contains), umbraco.Published);
    }

    private static void AssertValues(SeedDocument expected, ContentCreateModel actual)
    {
        var stored = expected.Content.Stored(expected.ContentType, SeedWorld.Model);
        var given = actual.Properties.Where(value => value.Alias != "umbracoUrlName").ToDictionary(value => value.Alias);
        Assert.Equal(stored.Select(pair => pair.Key).Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
        foreach (var (alias, value) in stored)
        {
            var read = StoredValues.Of(given[alias].Value!, expected.ContentType.Properties[alias]);
            Assert.True(JsonNode.DeepEquals(value, read), $"{expected.File.File} {alias}: {read.ToJsonString()}");
        }
    }

    private static IEnumerable<(Guid, Guid?, string, string)> Containers(ContentType type) =>
        type.Tabs.SelectMany(tab => tab.Groups.Select(group => (group.Key, (Guid?)tab.Key, group.Name, "Group")).Prepend((tab.Key, null, tab.Name, "Tab")));

    private static string Row(PropertyType property, Guid group, int order) =>
        $"{property.Key} {group} {order} {property.Alias} {property.Name} {property.Description} {property.DataType.Key} {property.Mandatory} {property.MandatoryMessage} {property.Pattern} {property.PatternMessage} {property.VariesByCulture}";

    private static string Row(ContentTypePropertyTypeModel property) =>
        $"{property.Key} {property.ContainerKey} {property.SortOrder} {property.Alias} {property.Name} {property.Description} {property.DataTypeKey} {property.Validation.Mandatory} {property.Validation.MandatoryMessage} {property.Validation.RegularExpression} {property.Validation.RegularExpressionMessage} {property.VariesByCulture}";
}
