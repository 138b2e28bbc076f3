using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Links;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Reads a draft as a tired parent would, and says what could be easier. What breaks the law is not here: it is a rule of the content model.</summary>
internal sealed class WritingHelp(ContentModel model, LinkStates links)
{
    /// <summary>Nobody reads more than this beside a form.</summary>
    private const int MostShown = 30;

    /// <summary>The checks, each by its name.</summary>
    public static readonly IReadOnlyList<string> Checks =
    [
        "reading age", "long sentence", "long paragraph", "plain word", "question heading", "skipped heading", "empty heading", "vague link", "bare address",
        "dead link", "table header", "capitals", "dated figure", "title length", "summary length", "summary repeats", "search words", "review date",
    ];

    public IReadOnlyList<Advice> Read(ContentType type, JsonObject values, PublishedSite site, DateOnly today)
    {
        List<TextPiece> pieces = [.. TextPiece.In(values, type, model)];
        IEnumerable<Advice> advice =
        [
            .. AboutThePage.Read(type, values, today),
            .. Reading(pieces),
            .. pieces.SelectMany(WordChecks.Read),
            .. pieces.Where(piece => piece.Html is not null).SelectMany(piece => MarkupChecks.Read(piece, site, links)),
            .. DeadPicks(type, values, site),
        ];
        return [.. advice.DistinctBy(one => (one.Place, one.Message)).Take(MostShown)];
    }

    private static IEnumerable<Advice> Reading(List<TextPiece> pieces)
    {
        const int highest = 12;
        if (pieces.Count > 0 && Prose.ReadingAge(pieces.SelectMany(piece => piece.Sentences)) is > highest and var age)
            yield return new("reading age", pieces[0].Place, $"This reads at the level of age {age}. Aim for {highest} or below: shorter sentences, shorter words");
    }

    /// <summary>Links in pickers that the public will not see, because the page is not live.</summary>
    private IEnumerable<Advice> DeadPicks(ContentType type, JsonObject values, PublishedSite site)
    {
        var stored = JsonNode.Parse(values.ToJsonString())!.AsObject();
        foreach (var property in type.PropertyList.Where(property => property.DataType.EditorAlias is "Umbraco.MultiNodeTreePicker" or "Umbraco.MultiUrlPicker" && !ValueCheck.IsEmpty(stored[property.Alias])))
            foreach (var _ in property.DataType.Editor.References(stored[property.Alias]!, model).Where(key => site.Find(key) is null))
                yield return new("dead link", property.Alias, $"{property.Name} points at something that is not live. The public does not see it");
    }
}
