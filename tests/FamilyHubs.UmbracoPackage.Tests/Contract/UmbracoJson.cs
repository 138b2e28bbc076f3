using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Xunit;

namespace FamilyHubs.UmbracoPackage.Tests.Contract;

/// <summary>JSON of Umbraco's own model classes, written with the options of its Content Delivery API, and its comparison with ours.</summary>
internal static class UmbracoJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type => Derive(type, typeof(IApiContent), typeof(ApiContent)),
                type => Derive(type, typeof(IApiContentResponse), typeof(ApiContentResponse)),
                type => Derive(type, typeof(IRichTextElement), typeof(RichTextRootElement), typeof(RichTextGenericElement), typeof(RichTextTextElement)),
            },
        },
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What Umbraco 17 writes. From 18 on elements have a name too, which is null in blocks: the one thing that is different, and it is taken out here.</summary>
    public static JsonNode Of(object model)
    {
        var json = (model is IApiContentResponse response ? JsonSerializer.SerializeToNode(response, Options) : JsonSerializer.SerializeToNode(model, Options))!;
        var names = WithoutNamesOfBlocks(json);
#if UMBRACO18
        if (model is ApiBlockListModel) Assert.NotEqual(0, names);
#else
        Assert.Equal(0, names);
#endif
        return json;
    }

    /// <summary>Key by key, whatever their order; null by null; item by item; numbers by what they are worth.</summary>
    public static void AssertSame(JsonNode? umbraco, JsonNode? ours, string path = "$")
    {
        if (umbraco is null || ours is null)
        {
            Assert.True(umbraco is null && ours is null, $"{path}: Umbraco has {umbraco?.ToJsonString() ?? "null"}, we have {ours?.ToJsonString() ?? "null"}");
            return;
        }
        Assert.True(umbraco.GetValueKind() == ours.GetValueKind(), $"{path}: Umbraco has {umbraco.ToJsonString()}, we have {ours.ToJsonString()}");
        switch (umbraco)
        {
            case JsonObject names:
                Assert.True(names.Select(pair => pair.Key).Order().SequenceEqual(ours.AsObject().Select(pair => pair.Key).Order()), $"{path}: Umbraco has the keys {Keys(names)}, we have {Keys(ours.AsObject())}");
                foreach (var (name, value) in names) AssertSame(value, ours[name], $"{path}.{name}");
                break;
            case JsonArray items:
                Assert.True(items.Count == ours.AsArray().Count, $"{path}: Umbraco has {items.Count}, we have {ours.AsArray().Count}");
                for (var i = 0; i < items.Count; i++) AssertSame(items[i], ours[i], $"{path}[{i}]");
                break;
            default:
                var same = umbraco.GetValueKind() == JsonValueKind.Number ? umbraco.GetValue<decimal>() == ours.GetValue<decimal>() : umbraco.ToJsonString() == ours.ToJsonString();
                Assert.True(same, $"{path}: Umbraco has {umbraco.ToJsonString()}, we have {ours.ToJsonString()}");
                break;
        }
    }

    private static string Keys(JsonObject names) => string.Join(", ", names.Select(pair => pair.Key).Order());

    private static int WithoutNamesOfBlocks(JsonNode? json)
    {
        if (json is JsonArray list) return list.Sum(WithoutNamesOfBlocks);
        if (json is not JsonObject names) return 0;
        var isBlock = names.ContainsKey("contentType") && !names.ContainsKey("route") && names.TryGetPropertyValue("name", out var name) && name is null;
        if (isBlock) names.Remove("name");
        return (isBlock ? 1 : 0) + names.Sum(pair => WithoutNamesOfBlocks(pair.Value));
    }

    private static void Derive(JsonTypeInfo info, Type type, params Type[] derived)
    {
        if (info.Type != type) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var one in derived) info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(one));
    }
}

/// <summary>Umbraco's own classes for these are internal to another assembly; the interfaces say all that is written.</summary>
internal class PickedMedia : IApiMediaWithCrops
{
    public ImageFocalPoint? FocalPoint { get; init; }

    public IEnumerable<ImageCrop>? Crops { get; init; } = [];

    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string MediaType { get; init; } = "";

    public string Url { get; init; } = "";

    public string? Extension { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Bytes { get; init; }

    public IDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();
}

internal sealed class MediaResponse : PickedMedia, IApiMediaWithCropsResponse
{
    public string Path { get; init; } = "";

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; init; }
}
