using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Model;

public sealed class ModelFileTests
{
    private static readonly ContentModel Real = ModelFile.Read(TestSite.ModelPath);

    [Fact]
    public void The_real_model_reads()
    {
        Assert.True(Real.ContentTypes.Count > 40, $"{Real.ContentTypes.Count} types");
        Assert.Equal("en-GB", Real.DefaultCulture);
        Assert.Equal("home", Assert.Single(Real.ContentTypes, type => type.AllowedAsRoot).Alias);
    }

    [Fact]
    public void Every_type_and_property_says_what_it_is()
    {
        Assert.All(Real.ContentTypes, type => Assert.True(type is { Name.Length: > 2, Description.Length: > 10 }, type.Alias));
        Assert.All(Real.ContentTypes.SelectMany(type => type.PropertyList), property => Assert.True(property is { Name.Length: > 1, Description.Length: > 8 }, property.Alias));
    }

    [Fact]
    public void Every_key_in_the_file_is_used_once()
    {
        var keys = KeysIn(JsonNode.Parse(File.ReadAllText(TestSite.ModelPath))!).ToList();
        Assert.True(keys.Count > 200, $"{keys.Count} keys");
        Assert.Empty(keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_type_has_the_properties_of_its_compositions_before_its_own()
    {
        var page = Real.Get("helpPage");
        Assert.Equal(["title", "summary", "picture"], page.PropertyList.Take(3).Select(property => property.Alias));
        Assert.Equal(Real.Get("pageBasics").Properties["title"].Key, page.Properties["title"].Key);
        Assert.Equal(page.PropertyList.Count, page.Properties.Count);
        Assert.All(Real.ContentTypes.SelectMany(type => type.Compositions), alias => Assert.NotNull(Real.Find(alias)));
    }

    [Fact]
    public void Every_type_can_be_reached_from_the_root_or_is_a_block_or_a_composition()
    {
        HashSet<string> reached = ["home"];
        while (reached.SelectMany(alias => Real.Get(alias).AllowedContentTypes).Any(reached.Add))
        {
        }
        var used = Real.ContentTypes.SelectMany(type => type.Compositions).ToHashSet();
        Assert.Empty(Real.ContentTypes.Where(type => !type.IsElement && !reached.Contains(type.Alias) && !used.Contains(type.Alias)).Select(type => type.Alias));
    }

    [Fact]
    public void Bad_JSON_is_named_with_its_line()
    {
        var fault = FaultOfFile("{\n  \"languages\": [\n    oops\n}");
        Assert.Contains("line 3:", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("umbraco.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("line 1:", FaultOfFile("").Message, StringComparison.Ordinal);
        Assert.Contains("$: must be an object", FaultOfFile("[]").Message, StringComparison.Ordinal);
        Assert.Contains("languages", FaultOfFile("{\n  \"languages\": [],\n  \"languages\": []\n}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var fault = Assert.Throws<ModelException>(() => ModelFile.Read("/nowhere/umbraco.json"));
        Assert.Contains("/nowhere/umbraco.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_runs_in_linear_time_where_a_backtracking_one_hangs()
    {
        const string Catastrophe = "^(a+)+$";
        var text = new string('a', 100_000) + "!";
        var model = ModelFile.Parse("umbraco.json", ModelMistakes.Changed(root => ModelMistakes.PropertyOf(root)["pattern"] = Catastrophe));
        var clock = Stopwatch.StartNew();
        Assert.DoesNotMatch(model.Get("pageBasics").Properties["title"].Pattern!, text);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5000);
        Assert.Throws<RegexMatchTimeoutException>(() => Regex.IsMatch(text, Catastrophe, RegexOptions.None, TimeSpan.FromMilliseconds(200)));
    }

    [Theory]
    [MemberData(nameof(ModelMistakes.All), MemberType = typeof(ModelMistakes))]
    public void A_mistake_is_named_with_its_place(int number)
    {
        var (change, faults) = ModelMistakes.Table[number];
        var thrown = Assert.Throws<ModelException>(() => ModelFile.Parse("umbraco.json", ModelMistakes.Changed(change)));
        Assert.All(faults.Split('\n'), begin => Assert.Contains(thrown.Faults, fault => fault.StartsWith(begin, StringComparison.Ordinal)));
        Assert.StartsWith("umbraco.json is not a valid content model:", thrown.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> KeysIn(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "key", Value: JsonValue key } ? [key.GetValue<string>()] : pair.Value is { } value ? KeysIn(value) : []),
        JsonArray list => list.SelectMany(item => KeysIn(item!)),
        _ => [],
    };

    private static ModelException FaultOfFile(string text)
    {
        var file = Path.Combine(TestSite.NewFolder(), "umbraco.json");
        File.WriteAllText(file, text);
        var fault = Assert.Throws<ModelException>(() => ModelFile.Read(file));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return fault;
    }
}
