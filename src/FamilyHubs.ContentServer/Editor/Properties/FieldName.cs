using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>
/// How form fields are named: a value has the name of its place in the document, which is also the place that a fault
/// names, such as <c>content[2].text</c>.
/// </summary>
internal static class FieldName
{
    private const string Prefix = "v.";

    public static string Of(string place) => Prefix + place;

    /// <summary>The same for an HTML id, which is easier to name in a style or a script without brackets.</summary>
    public static string IdOf(string place) => "v-" + place.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '-').Replace('$', '-');

    /// <summary>The partial in this folder that edits values of a property editor.</summary>
    public static string PartialOf(PropertyType property) => $"/Editor/Properties/{PartialOf(property.DataType.EditorAlias)}.cshtml";

    public static string PartialOf(string editorAlias) => editorAlias[(editorAlias.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
