using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>
/// The text below the front matter, which is the block list <c>content</c>: Markdown is rich text, and a line <c>{{name}}</c>
/// puts the block of that name from <c>blocks:</c> there.
/// </summary>
internal static class SeedBody
{
    public const string Property = "content";

    private const string RichText = "richText";

    private static readonly Regex Place = new(@"^\{\{([A-Za-z0-9_-]+)\}\}[ \t]*$", RegexOptions.Multiline | RegexOptions.NonBacktracking);

    public static JsonArray Read(SeedFile file, PropertyType property, SeedReading reading)
    {
        var allowed = BlockListEditor.AllowedIn(property, reading.Model).ToList();
        var named = file.FrontMatter.Children.TryGetValue("blocks", out var node) ? node as YamlMappingNode : null;
        var unused = named?.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToHashSet() ?? [];
        var blocks = new JsonArray();
        var texts = 0;
        var from = 0;
        foreach (Match place in Place.Matches(file.Body))
        {
            AddText(place.Index);
            from = place.Index + place.Length;
            var name = place.Groups[1].Value;
            if (named is null || !named.Children.TryGetValue(name, out var block)) reading.FaultAt(LineAt(place.Index), $"there is no block '{name}' in blocks");
            else if (!unused.Remove(name)) reading.FaultAt(LineAt(place.Index), $"the block '{name}' is placed twice");
            else if (BlockListEditor.BlockFrom(block, allowed, name, reading) is { } value) blocks.Add((JsonNode)value);
        }
        AddText(file.Body.Length);
        foreach (var name in unused) reading.Fault(named!, $"the block '{name}' is not placed in the text");
        return blocks;

        int LineAt(int index) => file.BodyLine + file.Body.AsSpan(0, index).Count('\n');

        void AddText(int to)
        {
            var text = file.Body[from..to];
            if (text.Trim().Length == 0) return;
            blocks.Add((JsonNode)new JsonObject
            {
                ["key"] = reading.BlockKey(TextName(texts++)).ToString(),
                ["contentType"] = RichText,
                ["values"] = new JsonObject { ["text"] = reading.Markdown(LineAt(from), text) },
            });
        }
    }

    /// <summary>Writes blocks as a body and the named blocks that it places.</summary>
    public static (string Body, Dictionary<string, object> Blocks) Write(JsonArray blocks, SeedWriting seed)
    {
        var body = new StringBuilder();
        var named = new Dictionary<string, object>();
        var texts = 0;
        var afterText = false;
        foreach (var block in blocks.Select(block => block!.AsObject()))
        {
            if (!afterText && AsMarkdown(block, TextName(texts), seed) is { } markdown)
            {
                body.Append(markdown.TrimEnd('\n')).Append("\n\n");
                texts++;
                afterText = true;
                continue;
            }
            var name = NameOf(block, named);
            named[name] = BlockListEditor.BlockToSeed(block, name, seed);
            body.Append("{{").Append(name).Append("}}\n\n");
            afterText = false;
        }
        return (body.ToString(), named);
    }

    private static string? AsMarkdown(JsonObject block, string name, SeedWriting seed) =>
        block["contentType"]!.GetValue<string>() == RichText && block["key"]!.GetValue<Guid>() == seed.BlockKey(name) && block["values"]!["text"]?.GetValue<string>() is { } html
            ? seed.Markdown(html)
            : null;

    /// <summary>The next free name of its type.</summary>
    private static string NameOf(JsonObject block, Dictionary<string, object> taken)
    {
        var alias = block["contentType"]!.GetValue<string>();
        var n = 1;
        while (taken.ContainsKey($"{alias}{n}")) n++;
        return $"{alias}{n}";
    }

    private static string TextName(int index) => $"text{index}";
}
