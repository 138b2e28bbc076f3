using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using YamlDotNet.RepresentationModel;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Turns paths into keys while seeds are read, and knows the types of documents and the names of figures.</summary>
internal sealed record SeedNames(Func<string, Guid?> Document, Func<string, Guid?> Media)
{
    public Func<string, string?> TypeOf { get; init; } = _ => null;

    public Func<string, bool> IsFigure { get; init; } = _ => false;
}

/// <summary>The reading of one seed file: the model, the names of the other files, and where mistakes are reported.</summary>
internal sealed class SeedReading(ContentModel model, string file, Guid document, SeedNames names, List<string> faults, string scope = "", int firstLine = 0)
{
    public ContentModel Model => model;

    public void Fault(YamlNode node, string message) => FaultAt(firstLine + (int)node.Start.Line, message);

    public void FaultAt(int line, string message) => faults.Add($"{file}:{line}: {message}");

    /// <summary>The reading of what stands inside a block, so that blocks inside it get keys of their own.</summary>
    public SeedReading At(string place) => new(model, file, document, names, faults, $"{scope}{place}/", firstLine);

    public Guid BlockKey(string place) => StableKey.ForBlock(document, scope + place);

    public Guid? Document(YamlNode node, string? path)
    {
        if (path is not null && names.Document(path) is { } key) return key;
        Fault(node, $"there is no document {path}");
        return null;
    }

    public Guid? Media(YamlNode node, string? path)
    {
        if (path is not null && names.Media(path) is { } key) return key;
        Fault(node, $"there is no file {path} in the media folder");
        return null;
    }

    public string Markdown(YamlNode node, string markdown) => Markdown((int)node.Start.Line + firstLine, markdown);

    public string Markdown(int line, string markdown) => MarkdownText.ToHtml(markdown, (offset, address) => KeyAddress(line + offset, address));

    public string LinksToKeys(YamlNode node, string html) => SeedLinks.ReplaceAddresses(SafeHtml.Clean(html), address => KeyAddress(firstLine + (int)node.Start.Line, address));

    /// <summary>The values of a document or a block. Text alone is the value of its first property.</summary>
    public JsonObject Values(YamlNode node, ContentType type, IReadOnlyCollection<string> skip)
    {
        var values = new JsonObject();
        if (node is YamlScalarNode && type.PropertyList.Count > 0)
        {
            Set(values, type.PropertyList[0], node);
            return values;
        }
        if (node is not YamlMappingNode map)
        {
            Fault(node, $"a {type.Alias} is written as a map of its properties");
            return values;
        }
        foreach (var (name, value) in map.Children)
        {
            var alias = ((YamlScalarNode)name).Value!;
            if (skip.Contains(alias)) continue;
            if (type.Properties.TryGetValue(alias, out var property)) Set(values, property, value);
            else Fault(name, $"a {type.Alias} has no property '{alias}'");
        }
        return values;
    }

    private void Set(JsonObject values, PropertyType property, YamlNode node)
    {
        if (node is YamlScalarNode { Value: null or "" }) return;
        values[property.Alias] = property.DataType.Editor.FromSeed(node, property, this);
    }

    private string KeyAddress(int line, string address)
    {
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal)) return address;
        var (path, place) = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (address[..hash], address[hash..]) : (address, "");
        if (names.Document(path) is { } key) return LocalLink.To(key) + place;
        FaultAt(line, $"there is no document {path}");
        return address;
    }
}
