using System.Globalization;
using System.Text;

namespace FamilyHubs.ContentServer.Search;

/// <summary>
/// Text as search sees it: words of small letters and digits. Accents are folded, apostrophes left out ("won't" is "wont"),
/// and everything else parts words, so that nothing but words ever reaches the engine.
/// </summary>
internal static class SearchWords
{
    private const int LongestWord = 40;

    /// <summary>Words that most sentences have and that say nothing about what is looked for.</summary>
    private static readonly HashSet<string> Fillers =
    [
        .. ("a about after all also am an and any are as at be because been but by can could did do does doing for from get gets getting give go going got had has have having he her hers him his how i id if ill im in into is it its ive "
        + "just like looking made make me mine much must my near need needs of on one or our ours please really she should so some something than that the their them then there these they thing this those to today too us "
        + "using very want wants was way we were what whats when where which who whose why will with would you your yours isnt arent wasnt dont doesnt didnt shouldnt wouldnt wont cant cannot tell know find").Split(' '),
    ];

    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>The words of a text, in order.</summary>
    public static List<string> Of(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var rune in Clean(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || IsApostrophe(rune)) continue;
            if (Rune.IsLetterOrDigit(rune) || category == UnicodeCategory.SpacingCombiningMark) Append(word, Rune.ToLowerInvariant(rune));
            else Finish(words, word);
        }
        Finish(words, word);
        return words;
    }

    /// <summary>The words with single spaces between them: what is indexed, and how two texts are compared.</summary>
    public static string Plain(string text) => string.Join(' ', Of(text));

    /// <summary>Words written in capitals alone, such as EHCP: they are looked up as they are and never corrected.</summary>
    public static IEnumerable<string> Acronyms(string text) =>
        text.Split([' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '/', '"', '\'', '-', '?', '!'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length is >= 2 and <= 6 && word.All(char.IsAsciiLetterUpper))
            .Select(word => word.ToLowerInvariant());

    /// <summary>Whether a letter belongs to another script than the Latin one, or is used in other languages than English.</summary>
    public static bool IsOtherLanguage(string text) =>
        Clean(text).EnumerateRunes().Any(rune => Rune.IsLetter(rune) && rune.Value is >= 0x100 and not (>= 0x1D00 and <= 0x1DBF) and not (>= 0xFF21 and <= 0xFF5A) and not >= 0x1D400);

    /// <summary>Only what can be part of a word: halves of surrogate pairs and code points that are no characters would stop normalising.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(IsKept(rune) ? rune.ToString() : " ");
        return clean.ToString();
    }

    private static bool IsKept(Rune rune) => Rune.IsLetterOrDigit(rune) || IsApostrophe(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static void Append(StringBuilder word, Rune rune)
    {
        if (word.Length >= LongestWord) return;
        switch (rune.Value)
        {
            case 'ł': word.Append('l'); break;
            case 'ø': word.Append('o'); break;
            case 'đ': word.Append('d'); break;
            case 'ß': word.Append("ss"); break;
            case 'æ': word.Append("ae"); break;
            default: word.Append(rune.ToString()); break;
        }
    }

    private static void Finish(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '＇';
}
