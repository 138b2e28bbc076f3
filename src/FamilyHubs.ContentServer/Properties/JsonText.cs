using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>Reads JSON that may be anything.</summary>
internal static class JsonText
{
    /// <summary>The text, or null when the node is not text.</summary>
    public static string? Text(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static Guid? Key(this JsonNode? node) => Guid.TryParse(node.Text(), out var key) ? key : null;

    public static bool IsListOf(this JsonNode value, Func<JsonNode?, bool> isItem) => value is JsonArray list && list.All(isItem);
}
