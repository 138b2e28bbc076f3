using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Checks of the words in one text.</summary>
internal static class WordChecks
{
    private const int LongestSentence = 20;
    private const int LongestParagraph = 80;

    private static readonly Regex Office = new($@"(?i)\b({string.Join('|', PlainEnglish.InsteadOf.Keys.OrderByDescending(key => key.Length).Select(Regex.Escape))})\b", RegexOptions.NonBacktracking);

    private static readonly Regex Money = new(@"£[0-9][0-9,.]*[0-9]|\b[0-9]+(\.[0-9]+)?%", RegexOptions.NonBacktracking);

    private static readonly Regex Capitals = new(@"\b[A-Z]{4,}( [A-Z]{4,})+\b", RegexOptions.NonBacktracking);

    public static IEnumerable<Advice> Read(TextPiece piece)
    {
        foreach (var sentence in piece.Sentences)
            if (Prose.Words(sentence).Count is > LongestSentence and var words)
                yield return new("long sentence", piece.Place, $"A sentence of {words} words: “{Start(sentence)}”. Make two of it; {LongestSentence} words is plenty");
        foreach (var paragraph in piece.Paragraphs)
            if (Prose.Words(paragraph).Count is > LongestParagraph and var words)
                yield return new("long paragraph", piece.Place, $"A paragraph of {words} words: “{Start(paragraph)}”. Part it, or make a list");
        foreach (var word in Office.Matches(piece.Text).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase))
            yield return new("plain word", piece.Place, $"“{word}”: families say {PlainEnglish.InsteadOf[word]}");
        if (Money.Match(piece.Text) is { Success: true } figure)
            yield return new("dated figure", piece.Place, $"“{figure.Value}” changes. Keep it as a figure with a date and show it by its name in [[ ]]");
        if (Capitals.Match(piece.Text) is { Success: true } loud)
            yield return new("capitals", piece.Place, $"“{Start(loud.Value)}” is in capitals, which is hard to read and is read out letter by letter");
        if (piece.Property.Alias == "heading" && piece.Text.TrimEnd().EndsWith('?'))
            yield return new("question heading", piece.Place, $"“{Start(piece.Text)}” is a question. Say what the part is about");
    }

    /// <summary>The first words, enough to find the place.</summary>
    internal static string Start(string text)
    {
        const int longest = 60;
        if (text.Length <= longest) return text;
        var end = text.LastIndexOf(' ', longest);
        return text[..(end > 0 ? end : longest)] + "…";
    }
}
