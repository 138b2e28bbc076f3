namespace FamilyHubs.ContentServer.Search;

/// <summary>Finds the words of the site that somebody may have meant: one slip in words of 5 to 7 letters, two in longer ones.</summary>
internal static class Spelling
{
    private const int MostMeant = 3;

    /// <summary>What a word that the site does not have may stand for, the likeliest first; nothing for short words and for words with digits.</summary>
    public static IReadOnlyList<string> Meant(string word, SearchReader index)
    {
        var edits = EditsAllowed(word);
        if (edits == 0 || !word.All(char.IsLetter)) return [];
        var meant = Nearest(word, edits, index.WordsLike(word, edits));
        return meant.Count > 0 ? meant : Nearest(word, 1, index.WordsAmong(WithOtherBeginning(word)));
    }

    public static int EditsAllowed(string word) => word.Length switch { < 5 => 0, <= 7 => 1, _ => 2 };

    /// <summary>Letters left out, put in, changed, or swapped with the next one.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = row[0];
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }

    /// <summary>Every word one slip away that begins with another letter: few enough to look up each.</summary>
    private static IEnumerable<string> WithOtherBeginning(string word)
    {
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            yield return letter + word;
            yield return letter + word[1..];
        }
        yield return word[1..];
        yield return $"{word[1]}{word[0]}{word[2..]}";
    }

    private static List<string> Nearest(string word, int edits, IReadOnlyList<(string Word, int Pages)> candidates)
    {
        List<(string Word, int Distance, int Pages)> near =
            [.. candidates.Select(candidate => (candidate.Word, Distance: Distance(word, candidate.Word, edits), candidate.Pages)).Where(candidate => candidate.Distance <= edits)];
        if (near.Count == 0) return [];
        var nearest = near.Min(candidate => candidate.Distance);
        return [.. near.Where(candidate => candidate.Distance == nearest).OrderByDescending(candidate => candidate.Pages).Take(MostMeant).Select(candidate => candidate.Word)];
    }
}
