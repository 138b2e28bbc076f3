using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A property that says something else in one version than in another, word by word.</summary>
internal sealed record ValueChange(string Alias, string Label, IReadOnlyList<WordRun> Before, IReadOnlyList<WordRun> After)
{
    public static IReadOnlyList<ValueChange> Between(string nameBefore, JsonObject before, string nameAfter, JsonObject after, ContentType type, ContentModel model)
    {
        List<ValueChange> changes = [];
        Add(changes, "name", "Name in the tree", nameBefore, nameAfter);
        foreach (var property in type.PropertyList)
            if (!JsonNode.DeepEquals(Settled(before[property.Alias]), Settled(after[property.Alias])))
                Add(changes, property.Alias, property.Name, TextOf(before[property.Alias], property, model), TextOf(after[property.Alias], property, model));
        return changes;
    }

    private static void Add(List<ValueChange> changes, string alias, string label, string before, string after)
    {
        if (before == after) return;
        var (left, right) = WordDifference.Between(before, after);
        changes.Add(new(alias, label, left, right));
    }

    /// <summary>A value as it would be read back, so that the same text made in two ways is the same.</summary>
    private static JsonNode? Settled(JsonNode? value) => value is null ? null : JsonNode.Parse(value.ToJsonString());

    /// <summary>A value as lines that a person can read.</summary>
    private static string TextOf(JsonNode? value, PropertyType property, ContentModel model) => value switch
    {
        null => "",
        JsonArray list when property.DataType.EditorAlias == "Umbraco.BlockList" => string.Join("\n\n", list.OfType<JsonObject>().Select(block => BlockText(block, model))),
        JsonArray list => string.Join('\n', list.Select(item => item is JsonObject map ? string.Join(" ", map.Select(part => part.Value.Text())) : item.Text())),
        JsonValue flag when flag.GetValueKind() is System.Text.Json.JsonValueKind.True => "Yes",
        JsonValue flag when flag.GetValueKind() is System.Text.Json.JsonValueKind.False => "No",
        JsonValue text when property.DataType.EditorAlias == "Umbraco.RichText" => Readable(text.Text() ?? ""),
        _ => value.Text() ?? value.ToJsonString(),
    };

    private static string BlockText(JsonObject block, ContentModel model)
    {
        var type = model.Get(block["contentType"].Text()!);
        var values = block["values"]!.AsObject();
        return $"[{type.Name}]\n" + string.Join('\n', type.PropertyList.Where(property => values[property.Alias] is not null).Select(property => TextOf(values[property.Alias], property, model)));
    }

    /// <summary>Rich text as words, a line for each paragraph, heading and item.</summary>
    private static string Readable(string html)
    {
        var lines = html.Replace("</p>", "\n", StringComparison.Ordinal).Replace("</li>", "\n", StringComparison.Ordinal).Replace("</h2>", "\n", StringComparison.Ordinal)
            .Replace("</h3>", "\n", StringComparison.Ordinal).Replace("</h4>", "\n", StringComparison.Ordinal).Replace("</tr>", "\n", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line => System.Net.WebUtility.HtmlDecode(string.Join(' ', PlainWords.Of(line)))).Where(line => line.Length > 0));
    }
}
