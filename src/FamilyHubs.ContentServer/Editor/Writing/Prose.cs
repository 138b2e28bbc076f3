using System.Text.RegularExpressions;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Sentences, words and syllables of English, well enough to advise on.</summary>
internal static class Prose
{
    private static readonly Regex End = new(@"[.!?]+[""”’)]*(\s+|$)", RegexOptions.NonBacktracking);

    private static readonly Regex Word = new(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*", RegexOptions.NonBacktracking);

    private static readonly Regex Vowels = new("[aeiouy]+", RegexOptions.NonBacktracking);

    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        foreach (Match end in End.Matches(text))
        {
            if (IsAbbreviation(text, end.Index)) continue;
            yield return text[start..(end.Index + end.Length)].Trim();
            start = end.Index + end.Length;
        }
        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    public static IReadOnlyList<string> Words(string text) => [.. Word.Matches(text).Select(match => match.Value)];

    public static int Syllables(string word)
    {
        var plain = word.ToLowerInvariant();
        var count = Vowels.Count(plain);
        if (plain.EndsWith('e') && !plain.EndsWith("le", StringComparison.Ordinal) && count > 1) count--;
        if (plain.EndsWith("ed", StringComparison.Ordinal) && count > 1 && plain.Length > 3 && plain[^3] is not ('t' or 'd')) count--;
        return Math.Max(1, count);
    }

    /// <summary>The age at which most can read it (Flesch and Kincaid's grade and five); null when there is too little text to tell.</summary>
    public static int? ReadingAge(IEnumerable<string> sentences)
    {
        List<IReadOnlyList<string>> read = [.. sentences.Select(Words).Where(words => words.Count > 3)];
        var words = read.Sum(sentence => sentence.Count);
        if (words < 60) return null;
        var syllables = read.Sum(sentence => sentence.Sum(Syllables));
        var grade = (0.39 * words / read.Count) + (11.8 * syllables / words) - 15.59;
        return (int)Math.Round(grade + 5);
    }

    private static bool IsAbbreviation(string text, int at) =>
        at > 0 && text[at] == '.' && (text[..at].EndsWith("e.g", StringComparison.OrdinalIgnoreCase) || text[..at].EndsWith("i.e", StringComparison.OrdinalIgnoreCase) || text[..at].EndsWith(" St", StringComparison.Ordinal) || text[..at].EndsWith(" Dr", StringComparison.Ordinal));
}
