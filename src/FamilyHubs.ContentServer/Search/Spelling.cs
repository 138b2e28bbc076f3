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
        var oneSlip = index.WordsAmong(WithOneSlip(word));
        var meant = Nearest(word, 1, [.. oneSlip.Where(candidate => candidate.Word[0] == word[0])]);
        if (meant.Count == 0 && edits > 1) meant = Nearest(word, edits, index.WordsLike(word, edits));
        return meant.Count > 0 ? meant : Nearest(word, 1, oneSlip);
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

    /// <summary>Everything one slip away: a few hundred words, quicker to look up than to read the vocabulary.</summary>
    private static IEnumerable<string> WithOneSlip(string word)
    {
        for (var at = 0; at <= word.Length; at++)
        {
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return word[..at] + letter + word[at..];
                if (at < word.Length) yield return word[..at] + letter + word[(at + 1)..];
            }
            if (at < word.Length) yield return word[..at] + word[(at + 1)..];
            if (at + 1 < word.Length) yield return $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
        }
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
