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
        if (type.HoldsTemplates) faults.Add(new Fault("name", "Templates are not published. Add a page where it belongs, and choose the template there"));
        if (string.IsNullOrWhiteSpace(content.Name)) faults.Add(new Fault("name", "Enter a name"));
        ValueCheck.CheckAll(model, type, content.Values, "", faults);
        foreach (var (culture, values) in content.Cultures) faults.AddRange(CheckCulture(model, type, culture, values));
        return faults;
    }

    /// <summary>Only what would make the values unreadable: a draft may be unfinished, too long or in the wrong form.</summary>
    public static List<Fault> ForDraft(ContentModel model, ContentType type, DraftContent content) =>
        [.. ForPublishing(model, type, content).Where(fault => fault.IsUnreadable)];

    private static IEnumerable<Fault> CheckCulture(ContentModel model, ContentType type, string culture, JsonObject values)
    {
        if (!model.Languages.Any(language => language.IsoCode == culture)) yield return new Fault(culture, $"The site has no language '{culture}'") { IsUnreadable = true };
        if (!type.VariesByCulture) yield return new Fault(culture, $"A {type.Name.ToLowerInvariant()} does not vary by language") { IsUnreadable = true };
        var own = values.DeepClone().AsObject();
        own.Remove(DraftContent.CultureName);
        foreach (var (alias, _) in own)
            if (type.Properties.GetValueOrDefault(alias) is not { VariesByCulture: true }) yield return new Fault($"{culture}.{alias}", $"'{alias}' does not vary by language") { IsUnreadable = true };
        List<Fault> faults = [];
        ValueCheck.CheckAll(model, type, own, $"{culture}.", faults);
        foreach (var fault in faults.Where(fault => !ValueCheck.IsEmpty(own[fault.Property[(culture.Length + 1)..].Split('.', '[')[0]]))) yield return fault;
    }
}
