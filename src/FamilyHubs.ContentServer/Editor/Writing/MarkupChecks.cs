using AngleSharp.Dom;
using FamilyHubs.ContentServer.Links;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Checks of headings, links and tables in rich text.</summary>
internal static class MarkupChecks
{
    private static readonly HashSet<string> Vague = new(
        ["here", "click here", "read more", "more", "link", "this link", "this page", "find out more", "more information", "learn more", "website", "this website", "see here", "download"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Advice> Read(TextPiece piece, PublishedSite site, LinkStates links) =>
        [.. Headings(piece), .. piece.Html!.QuerySelectorAll("a[href]").SelectMany(link => Link(piece, link, site, links)), .. Tables(piece)];

    private static IEnumerable<Advice> Headings(TextPiece piece)
    {
        var before = 2;
        foreach (var heading in piece.Html!.QuerySelectorAll("h2, h3, h4"))
        {
            var (level, words) = (heading.LocalName[1] - '0', heading.TextContent.Trim());
            if (words.Length == 0) yield return new("empty heading", piece.Place, "There is a heading with nothing in it. Take it out");
            if (words.EndsWith('?')) yield return new("question heading", piece.Place, $"“{WordChecks.Start(words)}” is a question. Say what the part is about");
            if (level > before + 1) yield return new("skipped heading", piece.Place, $"“{WordChecks.Start(words)}” is a level {level} heading below level {before}. Use level {before + 1}");
            before = level;
        }
    }

    private static IEnumerable<Advice> Link(TextPiece piece, IElement link, PublishedSite site, LinkStates links)
    {
        var (words, address) = (link.TextContent.Trim().TrimEnd('.'), link.GetAttribute("href")!);
        if (Vague.Contains(words)) yield return new("vague link", piece.Place, $"The link “{words}” does not say where it goes. Name the page or the form");
        if (words.StartsWith("http", StringComparison.OrdinalIgnoreCase) || words.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) yield return new("bare address", piece.Place, $"“{WordChecks.Start(words)}” is an address. Write what it is and make that the link");
        foreach (var key in LocalLink.KeysIn(address))
            if (site.Find(key) is not { HasPage: true }) yield return new("dead link", piece.Place, $"The link “{WordChecks.Start(words)}” goes to a page that is not live");
        if (address.StartsWith('/') && !LocalLink.KeysIn(address).Any() && site.Resolve(address.Split('#', '?')[0]) is Address.Unknown or Address.Gone && !address.StartsWith("/media/", StringComparison.Ordinal))
            yield return new("dead link", piece.Place, $"The link “{WordChecks.Start(words)}” goes to {address}, where there is no page");
        if (links.FaultOf(address) is { } fault) yield return new("dead link", piece.Place, $"The link “{WordChecks.Start(words)}” does not work: {fault}");
    }

    private static IEnumerable<Advice> Tables(TextPiece piece)
    {
        foreach (var table in piece.Html!.QuerySelectorAll("table"))
            if (table.QuerySelector("th") is null) yield return new("table header", piece.Place, "A table has no header cells, so nobody can tell by ear what a cell means. Make the first row headers");
    }
}
