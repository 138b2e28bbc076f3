namespace FamilyHubs.ContentServer;

/// <summary>Text for a name, a note or a title: control characters have no place there, and PostgreSQL stores no NUL.</summary>
internal static class OneLine
{
    public static string Of(string text) => string.Concat(text.Where(c => !char.IsControl(c))).Trim();
}
