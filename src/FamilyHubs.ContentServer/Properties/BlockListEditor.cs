using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Transfer;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Properties;

/// <summary><c>Umbraco.BlockList</c>: <c>[{ "key", "contentType", "values": {…} }]</c>.</summary>
internal sealed class BlockListEditor : PropertyEditor
{
    public override string Alias => "Umbraco.BlockList";

    public override IEnumerable<string> CheckConfiguration(JsonObject configuration, IReadOnlyDictionary<Guid, ContentType> types)
    {
        if (configuration["blocks"] is not JsonArray { Count: > 0 } blocks)
        {
            yield return "blocks must list the element types that are allowed";
            yield break;
        }
        foreach (var block in blocks)
            if ((block as JsonObject)?["contentElementTypeKey"].Key() is not { } key || !types.TryGetValue(key, out var type) || !type.IsElement)
                yield return $"blocks: there is no element type with the key '{(block as JsonObject)?["contentElementTypeKey"]}'";
    }

    public override void Check(JsonNode value, ValueCheck check)
    {
        if (value is not JsonArray blocks)
        {
            check.Unreadable("Add blocks");
            return;
        }
        var allowed = AllowedIn(check.Property, check.Model).ToHashSet();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not JsonObject block || block["values"] is not JsonObject values || check.Model.Find(block["contentType"].Text() ?? "") is not { } type || !allowed.Contains(type))
                check.Unreadable($"Block {i + 1} is not one of the blocks allowed here");
            else if (block["key"] is { } key && key.Key() is null)
                check.Unreadable($"Block {i + 1} has a key that is no GUID");
            else
                check.CheckInside(type, values, $"[{i}]");
        }
    }

    public override JsonNode? Clean(JsonNode value, ContentModel model) => new JsonArray([.. value.AsArray().Select(block => new JsonObject
    {
        ["key"] = block!["key"]?.DeepClone() ?? Guid.NewGuid().ToString(),
        ["contentType"] = block["contentType"]!.DeepClone(),
        ["values"] = DocumentValues.Clean(block["values"]!.AsObject(), TypeOf(block, model), model),
    })]);

    public override IEnumerable<Guid> References(JsonNode value, ContentModel model) =>
        value.AsArray().SelectMany(block => DocumentValues.References(block!["values"]!.AsObject(), TypeOf(block, model), model).Select(reference => reference.To));

    public override JsonNode? FromSeed(YamlNode node, PropertyType property, SeedReading seed)
    {
        if (node is not YamlSequenceNode list)
        {
            seed.Fault(node, $"{property.Alias} must be a list of blocks");
            return null;
        }
        var allowed = AllowedIn(property, seed.Model).ToList();
        return new JsonArray([.. list.Children.Select((item, i) => BlockFrom(item, allowed, $"{property.Alias}/{i}", seed)).OfType<JsonObject>()]);
    }

    public override object ToSeed(JsonNode value, PropertyType property, SeedWriting seed) =>
        value.AsArray().Select((block, i) => BlockToSeed(block!.AsObject(), $"{property.Alias}/{i}", seed)).ToList();

    /// <summary>One block: <c>{ alias: values }</c>, or its values alone where one type only is allowed; <c>key</c> beside it when it is not the usual one.</summary>
    public static JsonObject? BlockFrom(YamlNode node, List<ContentType> allowed, string place, SeedReading seed)
    {
        if (node is not YamlMappingNode map || map.Children.Count == 0)
        {
            seed.Fault(node, "a block is written as its type and its values, like inset: text");
            return null;
        }
        var entries = map.Children.Where(pair => ((YamlScalarNode)pair.Key).Value != "key").ToList();
        var type = entries.Count == 1 ? allowed.Find(candidate => candidate.Alias == ((YamlScalarNode)entries[0].Key).Value) : null;
        var values = type is null ? map : entries[0].Value;
        if (type is null && allowed.Count == 1) type = allowed[0];
        if (type is null)
        {
            seed.Fault(node, $"'{((YamlScalarNode)map.Children[0].Key).Value}' is not a block that is allowed here; allowed are {string.Join(", ", allowed.Select(candidate => candidate.Alias))}");
            return null;
        }
        var key = map.Children.TryGetValue("key", out var given) && Guid.TryParse((given as YamlScalarNode)?.Value, out var parsed) ? parsed : seed.BlockKey(place);
        return new JsonObject { ["key"] = key.ToString(), ["contentType"] = type.Alias, ["values"] = seed.At(place).Values(values, type, skip: ["key"]) };
    }

    public static Dictionary<string, object> BlockToSeed(JsonObject block, string place, SeedWriting seed)
    {
        var type = TypeOf(block, seed.Model);
        var written = new Dictionary<string, object> { [type.Alias] = seed.At(place).Values(block["values"]!.AsObject(), type) };
        if (block["key"]!.GetValue<Guid>() is var key && key != seed.BlockKey(place)) written["key"] = key.ToString();
        return written;
    }

    internal static IEnumerable<ContentType> AllowedIn(PropertyType property, ContentModel model) =>
        property.DataType.Configuration["blocks"]!.AsArray().Select(block => model.Find(Guid.Parse(block!["contentElementTypeKey"]!.GetValue<string>()))!);

    private static ContentType TypeOf(JsonNode block, ContentModel model) => model.Get(block["contentType"]!.GetValue<string>());
}
