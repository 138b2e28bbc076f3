using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace FamilyHubs.ContentServer.Tests.Properties;

/// <summary>The property editors of the real model, asked one value at a time.</summary>
internal static class EditorTable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Guid Page = new("11111111-1111-4111-8111-111111111111");

    public static readonly Guid Picture = new("22222222-2222-4222-8222-222222222222");

    public static readonly ContentModel Model = ModelFile.Read(TestSite.ModelPath);

    /// <param name="property">Type and property, such as <c>hub.postcode</c>.</param>
    public static PropertyType Property(string property) => Model.Get(property.Split('.')[0]).Properties[property.Split('.')[1]];

    public static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString(Plain);

    /// <summary>What is wrong with a value: <c>ok</c>, <c>draft</c> when a draft may hold it, or <c>unreadable</c>.</summary>
    public static string Check(string property, string json)
    {
        List<Fault> faults = [];
        var type = Property(property);
        type.DataType.Editor.Check(JsonNode.Parse(json)!, new ValueCheck(Model, type, type.Alias, faults));
        return faults.Count == 0 ? "ok" : faults.Any(fault => fault.IsUnreadable) ? "unreadable" : "draft";
    }

    public static string? Clean(string property, string json) => Property(property).DataType.Editor.Clean(JsonNode.Parse(json)!, Model)?.ToJsonString(Plain);

    public static IEnumerable<Guid> References(string property, string json) => Property(property).DataType.Editor.References(JsonNode.Parse(json)!, Model);

    /// <summary>The value that YAML in a seed gives, and the faults.</summary>
    public static (string? Json, IReadOnlyList<string> Faults) FromSeed(string property, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        List<string> faults = [];
        var names = new SeedNames(path => path == "/help" ? Page : null, path => path == "/media/a.svg" ? Picture : null);
        var value = Property(property).DataType.Editor.FromSeed(stream.Documents[0].RootNode, Property(property), new SeedReading(Model, "a.md", Page, names, faults));
        return (value?.ToJsonString(Plain), faults);
    }

    /// <summary>The value as YAML, and back again.</summary>
    public static string? ThroughSeed(string property, string json)
    {
        var writing = new SeedWriting(Model, Page, key => key == Page ? "/help" : null, key => key == Picture ? "/media/a.svg" : null);
        var written = Property(property).DataType.Editor.ToSeed(JsonNode.Parse(json)!, Property(property), writing);
        var yaml = new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(written!);
        var (value, faults) = FromSeed(property, yaml);
        return faults.Count == 0 ? value : string.Join('\n', faults);
    }
}
