using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Model;

/// <summary>Reads and checks <c>umbraco.json</c>.</summary>
public static class ModelFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="ModelException">Names every mistake with its place in the file.</exception>
    public static ContentModel Read(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path)) throw new ModelException(path, ["there is no such file"]);
        try
        {
            return Parse(file, File.ReadAllText(path));
        }
        catch (JsonException fault)
        {
            throw new ModelException(file, [$"line {fault.LineNumber + 1}: {fault.Message}"]);
        }
    }

    internal static ContentModel Parse(string file, string json)
    {
        var faults = new Faults();
        if (JsonNode.Parse(json, documentOptions: Strict) is not JsonObject root) throw new ModelException(file, ["$: must be an object"]);

        var languages = ReadLanguages(new(root, "$", faults));
        var dataTypes = ReadDataTypes(new(root, "$", faults));
        var contentTypes = ReadContentTypes(new(root, "$", faults), dataTypes);
        if (faults.Count == 0) ResolveCompositions(contentTypes, faults);
        if (faults.Count == 0) CheckReferences(contentTypes, dataTypes, faults);
        if (faults.Count > 0) throw new ModelException(file, faults);
        return new ContentModel(languages, dataTypes, contentTypes);
    }

    private static List<Language> ReadLanguages(Node root)
    {
        List<Language> languages = [.. root.List("languages").Select(node =>
            new Language(node.Text("isoCode"), node.Text("name"), node.Flag("isDefault"), node.Flag("isMandatory")))];
        if (languages.Count(language => language.IsDefault) != 1) root.Fault("languages", "exactly one language must have isDefault true");
        return languages;
    }

    private static List<DataType> ReadDataTypes(Node root)
    {
        List<DataType> dataTypes = [];
        foreach (var node in root.List("dataTypes"))
        {
            var alias = node.Text("editorAlias");
            var editor = PropertyEditor.Find(alias);
            if (editor is null && alias.Length > 0) node.Fault("editorAlias", $"'{alias}' is not a property editor known here; known are {string.Join(", ", PropertyEditor.Aliases)}");
            dataTypes.Add(new DataType
            {
                Key = node.Key(),
                Name = node.Text("name"),
                EditorAlias = alias,
                EditorUiAlias = node.Text("editorUiAlias"),
                Configuration = node.Object("configuration"),
                Editor = editor!,
            });
        }
        root.Unique("dataTypes", dataTypes, type => type.Name, "name");
        root.Unique("dataTypes", dataTypes, type => type.Key.ToString(), "key");
        return dataTypes;
    }

    private static List<ContentType> ReadContentTypes(Node root, List<DataType> dataTypes)
    {
        var byName = dataTypes.GroupBy(type => type.Name).ToDictionary(group => group.Key, group => group.First());
        List<ContentType> types = [];
        foreach (var node in root.List("documentTypes"))
        {
            var alias = node.Text("alias");
            if (alias.Length > 0 && !(char.IsAsciiLetterLower(alias[0]) && alias.All(char.IsAsciiLetterOrDigit))) node.Fault("alias", $"'{alias}' must be letters and digits, starting with a small letter");
            types.Add(new ContentType
            {
                Key = node.Key(),
                Alias = alias,
                Name = node.Text("name"),
                Icon = node.Text("icon"),
                Description = node.Text("description"),
                IsElement = node.Flag("isElement"),
                AllowedAsRoot = node.Flag("allowedAsRoot"),
                VariesByCulture = node.Flag("variesByCulture"),
                HoldsTemplates = node.Flag("holdsTemplates"),
                DefaultTemplate = node.OptionalText("defaultTemplate"),
                Compositions = node.Texts("compositions"),
                AllowedContentTypes = node.Texts("allowedContentTypes"),
                Tabs = [.. node.List("tabs").Select(tab => new Tab(tab.Key(), tab.Text("name"),
                    [.. tab.List("groups").Select(group => new PropertyGroup(group.Key(), group.Text("name"),
                        [.. group.List("properties").Select(property => ReadProperty(property, byName)).OfType<PropertyType>()]))]))],
            });
        }
        root.Unique("documentTypes", types, type => type.Alias, "alias");
        root.Unique("documentTypes", types, type => type.Key.ToString(), "key");
        foreach (var twice in types.SelectMany(Own).GroupBy(property => property.Key).Where(group => group.Count() > 1))
            root.Fault("documentTypes", $"the properties {string.Join(" and ", twice.Select(property => property.Alias))} have the same key {twice.Key}");
        return types;
    }

    private static PropertyType? ReadProperty(Node node, Dictionary<string, DataType> dataTypes)
    {
        var dataType = node.Text("dataType");
        if (!dataTypes.TryGetValue(dataType, out var found))
        {
            if (dataType.Length > 0) node.Fault("dataType", $"there is no data type '{dataType}'");
            return null;
        }
        return new PropertyType
        {
            Key = node.Key(),
            Alias = node.Text("alias"),
            Name = node.Text("name"),
            Description = node.Text("description"),
            DataType = found,
            Mandatory = node.Flag("mandatory"),
            MandatoryMessage = node.OptionalText("mandatoryMessage"),
            PatternWhenAsked = node.Pattern("pattern"),
            PatternMessage = node.OptionalText("patternMessage"),
            VariesByCulture = node.Flag("variesByCulture"),
        };
    }

    private static void ResolveCompositions(List<ContentType> types, Faults faults)
    {
        var byAlias = types.ToDictionary(type => type.Alias);
        foreach (var type in types)
        {
            List<PropertyType> all = [];
            foreach (var alias in type.Compositions)
            {
                if (byAlias.TryGetValue(alias, out var composition)) all.AddRange(Own(composition));
                else faults.Add($"$.documentTypes[{types.IndexOf(type)}].compositions: there is no type '{alias}'");
            }
            all.AddRange(Own(type));
            foreach (var twice in all.GroupBy(property => property.Alias).Where(group => group.Count() > 1))
                faults.Add($"$.documentTypes[{types.IndexOf(type)}] ({type.Alias}): property '{twice.Key}' is there twice, perhaps through a composition");
            type.PropertyList = all;
            type.Properties = all.DistinctBy(property => property.Alias).ToFrozenDictionary(property => property.Alias);
        }
    }

    private static IEnumerable<PropertyType> Own(ContentType type) =>
        type.Tabs.SelectMany(tab => tab.Groups).SelectMany(group => group.Properties);

    private static void CheckReferences(List<ContentType> types, List<DataType> dataTypes, Faults faults)
    {
        var aliases = types.Select(type => type.Alias).ToHashSet();
        var keys = types.ToDictionary(type => type.Key);
        for (var i = 0; i < types.Count; i++)
            foreach (var alias in types[i].AllowedContentTypes.Where(alias => !aliases.Contains(alias)))
                faults.Add($"$.documentTypes[{i}].allowedContentTypes: there is no type '{alias}'");
        for (var i = 0; i < dataTypes.Count; i++)
            foreach (var fault in dataTypes[i].Editor.CheckConfiguration(dataTypes[i].Configuration, keys))
                faults.Add($"$.dataTypes[{i}].configuration: {fault}");
    }

    private sealed class Faults : List<string>;

    /// <summary>A JSON object that knows where it stands, so that a mistake can be named.</summary>
    private sealed class Node(JsonObject json, string path, Faults faults)
    {
        public void Fault(string name, string what) => faults.Add($"{path}.{name}: {what}");

        public string Text(string name)
        {
            var text = OptionalText(name);
            if (string.IsNullOrWhiteSpace(text)) Fault(name, "is missing");
            return text ?? "";
        }

        public string? OptionalText(string name)
        {
            if (json[name] is not { } value) return null;
            if (value.GetValueKind() == JsonValueKind.String) return value.GetValue<string>();
            Fault(name, "must be text");
            return null;
        }

        public bool Flag(string name)
        {
            if (json[name] is not { } value) return false;
            if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return value.GetValue<bool>();
            Fault(name, "must be true or false");
            return false;
        }

        public Guid Key()
        {
            if (Guid.TryParse(OptionalText("key"), out var key) && key != Guid.Empty) return key;
            Fault("key", "must be a GUID");
            return Guid.Empty;
        }

        public Lazy<Regex>? Pattern(string name)
        {
            if (OptionalText(name) is not { } pattern) return null;
            try
            {
                var whenAsked = new Lazy<Regex>(() => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
                // Without special groups and references nothing needs backtracking; then only the spelling can be wrong, which is soon found.
                _ = pattern.Contains("(?", StringComparison.Ordinal) || pattern.Contains('\\', StringComparison.Ordinal) ? whenAsked.Value : new Regex(pattern, RegexOptions.CultureInvariant);
                return whenAsked;
            }
            catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
            {
                Fault(name, $"is not a regular expression that can run without backtracking: {fault.Message}");
                return null;
            }
        }

        public JsonObject Object(string name)
        {
            if (json[name] is null) return [];
            if (json[name] is JsonObject value) return value;
            Fault(name, "must be an object");
            return [];
        }

        public IReadOnlyList<string> Texts(string name)
        {
            if (json[name] is not { } value) return [];
            if (value is JsonArray array && array.All(item => item?.GetValueKind() == JsonValueKind.String)) return [.. array.Select(item => item!.GetValue<string>())];
            Fault(name, "must be a list of text");
            return [];
        }

        public IEnumerable<Node> List(string name)
        {
            if (json[name] is not JsonArray array)
            {
                Fault(name, "must be a list");
                yield break;
            }
            for (var i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonObject item) yield return new Node(item, $"{path}.{name}[{i}]", faults);
                else faults.Add($"{path}.{name}[{i}]: must be an object");
            }
        }

        public void Unique<T>(string name, List<T> items, Func<T, string> of, string what)
        {
            foreach (var twice in items.Select((item, i) => (Value: of(item), i)).Where(pair => pair.Value.Length > 0).GroupBy(pair => pair.Value).Where(group => group.Count() > 1))
                faults.Add($"{path}.{name}[{twice.Last().i}].{what}: '{twice.Key}' is used before, at [{twice.First().i}]");
        }
    }
}
