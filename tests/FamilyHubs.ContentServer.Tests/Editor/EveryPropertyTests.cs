using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Everything in the content model can be written on the screens, and the public sees what was written.</summary>
public sealed class EveryPropertyTests(SeededSite site) : IClassFixture<SeededSite>
{
    private readonly EveryField every = new(site);

    private ContentModel Model => every.Model;

    [Fact]
    public void Every_property_editor_in_the_model_has_its_partial_and_its_reading()
    {
        var used = Model.DataTypes.Select(type => type.EditorAlias).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(used);
        Assert.Subset(PostedValues.Aliases.ToHashSet(), used.ToHashSet());
        foreach (var alias in used) Assert.True(File.Exists(Path.Combine(Repository.Root, "src/FamilyHubs.ContentServer/Editor/Properties", FieldName.PartialOf(alias) + ".cshtml")), alias);
    }

    [Fact]
    public async Task Every_property_of_every_document_type_is_changed_on_the_screen_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, "publisher");
        List<string> faults = [];
        foreach (var type in every.DocumentTypes)
        {
            var key = await every.AboveAsync(type) is { } above ? await CreateAsync(publisher, above, type, $"Every property of {type.Alias}") : (await every.AnyOfAsync(type))!.Value;
            var screen = await EditScreen.OpenAsync(publisher, key);
            faults.AddRange(await PublishAsync(screen, key, type.Alias, values => values, FillIn(screen, every.Write(type))));
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task Every_block_is_filled_in_on_the_screen_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, "publisher");
        var host = Model.Get("informationPage");
        var above = (await every.AboveAsync(host))!.Value;
        List<string> faults = [];
        foreach (var block in every.BlocksOf(host.Properties["content"]))
        {
            var key = await CreateAsync(publisher, above, host, $"Page with {block.Alias}");
            var screen = await EditScreen.OpenAsync(publisher, key);
            FillIn(screen, host.PropertyList.Where(property => property.Mandatory).Select(property => every.Write(property, "")));
            await screen.PressAsync($"add content {block.Alias}");
            var expected = FillIn(screen, every.Write(block, "content[0]."));
            faults.AddRange(await PublishAsync(screen, key, block.Alias, values => values.GetProperty("content")[0].GetProperty("values"), expected));
        }
        Faults.None(faults);
    }

    private static async Task<Guid> CreateAsync(EditorClient publisher, Guid above, ContentType type, string name)
    {
        var answer = await publisher.SendAsync($"/editor/content/new?under={above}", new() { ["name"] = name, ["type"] = type.Alias });
        return Guid.Parse(answer.Header("Location")!.Split('/', '?')[3]);
    }

    private async Task<IEnumerable<string>> PublishAsync(EditScreen screen, Guid key, string what, Func<JsonElement, JsonElement> part, Dictionary<string, string> expected)
    {
        var answer = await screen.PressAsync("publish");
        if (answer.Header("Location") is not { } next || !next.EndsWith("done=published", StringComparison.Ordinal))
            return [$"{what}: {(int)answer.Status} {string.Join("; ", answer.ListOf(".govuk-error-summary li"))}"];
        if (site.Site.FindContent(key) is not { } content) return [$"{what}: is not live"];
        var values = part(content.Values);
        return expected.Where(pair => !values.TryGetProperty(pair.Key, out var value) || !Same(value, pair.Value)).Select(pair => $"{what}.{pair.Key} should hold {pair.Value}");
    }

    private static bool Same(JsonElement value, string expected) => JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), JsonNode.Parse(expected));

    /// <returns>What the public must see, as JSON, by alias.</returns>
    private static Dictionary<string, string> FillIn(EditScreen screen, IEnumerable<Written> properties)
    {
        var expected = new Dictionary<string, string>();
        foreach (var written in properties)
        {
            if (written.Property.DataType.EditorAlias == "Umbraco.BlockList") screen.WithoutThose(FieldName.Of(written.Place) + "[");
            foreach (var (name, values) in written.Fields) screen.Set(name, values);
            expected[written.Property.Alias] = written.Json;
        }
        return expected;
    }
}
