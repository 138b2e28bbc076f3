using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>One thing wrong with a document: where (such as <c>content[2].text</c>) and a sentence that says what to do.</summary>
internal sealed record Fault(string Property, string Message)
{
    /// <summary>The value is not of the kind that its editor stores: not even a draft may hold it.</summary>
    public bool IsUnreadable { get; init; }
}

/// <summary>The check of one value of one property; it knows the rules and collects what breaks them.</summary>
internal sealed class ValueCheck(ContentModel model, PropertyType property, string path, List<Fault> faults)
{
    public ContentModel Model => model;

    public PropertyType Property => property;

    public JsonObject Configuration => property.DataType.Configuration;

    /// <summary>The value may be kept in a draft, but not published.</summary>
    public void Fault(string message) => faults.Add(new Fault(path, message));

    public void Unreadable(string message) => faults.Add(new Fault(path, message) { IsUnreadable = true });

    /// <summary>Checks the values of a document or a block against its type: what is missing, unknown or wrong.</summary>
    public static void CheckAll(ContentModel model, ContentType type, JsonObject values, string prefix, List<Fault> faults)
    {
        foreach (var unknown in values.Where(pair => !type.Properties.ContainsKey(pair.Key)))
            faults.Add(new Fault(prefix + unknown.Key, $"A {type.Name.ToLowerInvariant()} has no property '{unknown.Key}'") { IsUnreadable = true });

        foreach (var property in type.PropertyList)
        {
            var value = values[property.Alias];
            var check = new ValueCheck(model, property, prefix + property.Alias, faults);
            if (IsEmpty(value))
            {
                if (property.Mandatory) check.Fault(property.MandatoryMessage ?? $"{property.Name} is needed");
                continue;
            }
            property.DataType.Editor.Check(value!, check);
        }
        if (NeedsWordsForPicture(type, values)) faults.Add(new Fault(prefix + AltText, "Describe the picture for people who cannot see it, or tick that it only decorates"));
    }

    /// <summary>A picture that says something needs its words: the law asks for it.</summary>
    private static bool NeedsWordsForPicture(ContentType type, JsonObject values) =>
        type.Properties.ContainsKey(AltText) && type.Properties.ContainsKey(Decorative) && IsEmpty(values[AltText])
        && values[Decorative]?.GetValueKind() != System.Text.Json.JsonValueKind.True;

    private const string AltText = "altText";
    private const string Decorative = "decorative";

    public void CheckInside(ContentType type, JsonObject values, string inside) =>
        CheckAll(model, type, values, $"{path}{inside}.", faults);

    public static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonValue text when text.TryGetValue<string>(out var words) => string.IsNullOrWhiteSpace(words),
        _ => false,
    };
}
