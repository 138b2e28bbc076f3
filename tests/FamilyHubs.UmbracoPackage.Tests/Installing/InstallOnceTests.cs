using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Sync;
using Xunit;

namespace FamilyHubs.UmbracoPackage.Tests.Installing;

/// <summary>Once, whole, and never over what is there.</summary>
public sealed class InstallOnceTests
{
    [Fact]
    public async Task The_second_start_does_nothing()
    {
        var umbraco = new RecordingUmbraco();
        await umbraco.StartAsync();
        var steps = umbraco.Steps.Count;
        await umbraco.StartAsync();
        Assert.Equal(steps, umbraco.Steps.Count);
        Assert.Single(umbraco.Log);
    }

    [Fact]
    public async Task Asked_to_look_again_it_leaves_what_is_there()
    {
        var umbraco = new RecordingUmbraco();
        await umbraco.StartAsync();
        var steps = umbraco.Steps.Count;
        umbraco.Forget();
        umbraco.Documents.RemoveAll(document => document.Variants.Single().Name == "Privacy");
        var removed = SeedWorld.Seeds.Documents.Count(seed => seed.Content.Name == "Privacy");
        await umbraco.StartAsync();
        Assert.Equal(steps + (removed * 2), umbraco.Steps.Count);
        Assert.Contains($"data types: 0 created, {SeedWorld.Model.DataTypes.Count} there already", umbraco.Log[^1], StringComparison.Ordinal);
        Assert.True(umbraco.IsInstalled);
    }

    [Fact]
    public async Task What_is_refused_is_named_and_stops_what_needs_it_until_the_next_start()
    {
        var umbraco = new RecordingUmbraco();
        var type = SeedWorld.Model.Get("helpPage");
        umbraco.Refused.Add(type.Key);
        await umbraco.StartAsync();
        Assert.False(umbraco.IsInstalled);
        Assert.Empty(umbraco.Media);
        Assert.Empty(umbraco.Documents);
        var line = Assert.Single(umbraco.Log);
        Assert.StartsWith("Error: ", line, StringComparison.Ordinal);
        Assert.Contains($"document type 'helpPage' ({type.Key}): DuplicateAlias", line, StringComparison.Ordinal);

        umbraco.Refused.Clear();
        await umbraco.StartAsync();
        Assert.True(umbraco.IsInstalled);
        Assert.Equal(SeedWorld.Model.ContentTypes.Count + 1, umbraco.Types.Count);
        Assert.Equal(SeedWorld.Seeds.Documents.Count(seed => !seed.IsTrashed), umbraco.Documents.Count);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_named()
    {
        var umbraco = new RecordingUmbraco();
        var seed = SeedWorld.Seeds.Documents.First(document => document.File.Path == "/privacy");
        umbraco.Refused.Add(seed.File.Key);
        await umbraco.StartAsync();
        Assert.False(umbraco.IsInstalled);
        Assert.Contains($"document '{seed.Content.Name}' ({seed.File.Key}): PropertyValidationError", Assert.Single(umbraco.Log), StringComparison.Ordinal);
        Assert.DoesNotContain(seed.File.Key, umbraco.Published);
    }

    [Theory]
    [InlineData(RuntimeLevel.Install, ServerRole.Single)]
    [InlineData(RuntimeLevel.Upgrade, ServerRole.Single)]
    [InlineData(RuntimeLevel.Run, ServerRole.Subscriber)]
    public async Task It_waits_until_umbraco_runs_and_leaves_it_to_one_server(RuntimeLevel level, ServerRole role)
    {
        var umbraco = new RecordingUmbraco { Level = level, Role = role };
        await umbraco.StartAsync();
        Assert.Empty(umbraco.Steps);
        Assert.False(umbraco.IsInstalled);
    }

    [Fact]
    public async Task An_administrator_is_told_what_to_set()
    {
        var umbraco = new RecordingUmbraco();
        (umbraco.DeliveryApi.Enabled, umbraco.DeliveryApi.PublicAccess, umbraco.DeliveryApi.RichTextOutputAsJson, umbraco.DeliveryApi.Media.Enabled) = (false, false, true, false);
        await umbraco.StartAsync();
        foreach (var setting in new[] { "Umbraco:CMS:DeliveryApi:Enabled", ".AddDeliveryApi()", "DeliveryApiContentIndex", "Umbraco:CMS:DeliveryApi:Media:Enabled", "Umbraco:CMS:DeliveryApi:ApiKey", "Umbraco:CMS:DeliveryApi:RichTextOutputAsJson" })
            Assert.Contains(umbraco.Log, line => line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains(setting, StringComparison.Ordinal));
        Assert.Equal(4, umbraco.Log.Count(line => line.StartsWith("Warning: ", StringComparison.Ordinal)));
        await umbraco.StartAsync();
        Assert.Equal(8, umbraco.Log.Count(line => line.StartsWith("Warning: ", StringComparison.Ordinal)));
    }
}
