using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Properties;

/// <summary>Umbraco's way to write a link to a document inside rich text: <c>/{localLink:key}</c>, so that a move breaks nothing.</summary>
internal static partial class LocalLink
{
    /// <summary>Stands for the address of a document that has none.</summary>
    public const string Nowhere = "#unpublished";

    public static string To(Guid key) => $"/{{localLink:{key}}}";

    public static IEnumerable<Guid> KeysIn(string html) => Pattern().Matches(html).Select(match => Guid.Parse(match.Groups[1].ValueSpan));

    public static string Replace(string html, Func<Guid, string> address) => Pattern().Replace(html, match => address(Guid.Parse(match.Groups[1].ValueSpan)));

    /// <summary>As in Umbraco, a link that leads nowhere keeps its words and loses its address.</summary>
    public static string WithoutDeadLinks(string html) => DeadLink().Replace(html, "<a>");

    [GeneratedRegex($"<a href=\"{Nowhere}[^\"]*\">")]
    private static partial Regex DeadLink();

    [GeneratedRegex(@"/\{localLink:([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\}")]
    private static partial Regex Pattern();
}
