using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>Checks a document against the content model. Drafts may be unfinished; what is published may not.</summary>
internal static class CheckDocument
{
    public static List<Fault> ForPublishing(ContentModel model, ContentType type, DraftContent content)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(content.Name)) faults.Add(new Fault("name", "Enter a name"));
        ValueCheck.CheckAll(model, type, content.Values, "", faults);
        foreach (var (culture, values) in content.Cultures) faults.AddRange(CheckCulture(model, type, culture, values));
        return faults;
    }

    /// <summary>Only what would make the values unreadable.</summary>
    public static List<Fault> ForDraft(ContentModel model, ContentType type, DraftContent content) =>
        [.. ForPublishing(model, type, content).Where(fault => !IsUnfinished(model, type, content, fault))];

    private static bool IsUnfinished(ContentModel model, ContentType type, DraftContent content, Fault fault) =>
        fault.Property == "name" || type.Properties.TryGetValue(fault.Property, out var property) && ValueCheck.IsEmpty(content.Values[property.Alias])
        || fault.Property.Contains('[', StringComparison.Ordinal);

    private static IEnumerable<Fault> CheckCulture(ContentModel model, ContentType type, string culture, JsonObject values)
    {
        if (!model.Languages.Any(language => language.IsoCode == culture)) yield return new Fault(culture, $"The site has no language '{culture}'");
        if (!type.VariesByCulture) yield return new Fault(culture, $"A {type.Name.ToLowerInvariant()} does not vary by language");
        foreach (var (alias, _) in values.Where(pair => pair.Key != "$name"))
            if (type.Properties.GetValueOrDefault(alias) is not { VariesByCulture: true }) yield return new Fault($"{culture}.{alias}", $"'{alias}' does not vary by language");
    }
}
