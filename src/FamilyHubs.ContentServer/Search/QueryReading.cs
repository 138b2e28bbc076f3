namespace FamilyHubs.ContentServer.Search;

/// <summary>One thing that a query asks for: a word or phrase as typed, and what else it may be called.</summary>
internal sealed record QueryPart(IReadOnlyList<string> Words, IReadOnlyList<string> Corrections, IReadOnlyList<string> Synonyms)
{
    /// <summary>What was typed, or what it was corrected to.</summary>
    public string Exact => Corrections.Count > 0
        ? FtsExpression.Any(Corrections.Select(FtsExpression.Word))
        : FtsExpression.All(Words.Select(FtsExpression.Word));

    public string? Alternatives => Synonyms.Count > 0 ? FtsExpression.Any(Synonyms.Select(phrase => FtsExpression.Phrase(phrase.Split(' ')))) : null;

    public string Whole => Alternatives is { } others ? $"({Exact}) OR {others}" : Exact;
}

/// <summary>What was made of a query: its parts, the words as they were meant, and whether any of them was corrected.</summary>
internal sealed record QueryReading(IReadOnlyList<QueryPart> Parts, IReadOnlyList<string> Words, bool IsCorrected)
{
    private const int MostWords = 16;

    public static QueryReading Of(IReadOnlyList<string> typed, SearchReader index, Lexicon lexicon, SearchTuning tuning)
    {
        var corrections = tuning.Corrects ? typed.Take(MostWords).Select(word => (Word: word, Meant: Correct(word, index, lexicon))).ToList() : [.. typed.Take(MostWords).Select(word => (Word: word, Meant: (IReadOnlyList<string>)[]))];
        List<string> words = [.. corrections.Select(word => word.Meant is [var best, ..] ? best : word.Word)];
        return new(Group(words, corrections, lexicon, tuning), words, corrections.Any(word => word.Meant.Count > 0));
    }

    /// <summary>Nothing when the site has the word, has its stem, or a synonym set has it.</summary>
    private static IReadOnlyList<string> Correct(string word, SearchReader index, Lexicon lexicon)
    {
        if (SearchWords.IsFiller(word) || Spelling.EditsAllowed(word) == 0 || lexicon.Knows(word) || index.Word(word) is not null) return [];
        return index.Matches(FtsExpression.Word(word)) ? [] : Spelling.Meant(word, index);
    }

    private static List<QueryPart> Group(List<string> words, IReadOnlyList<(string Word, IReadOnlyList<string> Meant)> corrections, Lexicon lexicon, SearchTuning tuning)
    {
        List<QueryPart> parts = [];
        var isEmptyWithout = words.All(SearchWords.IsFiller);
        for (var at = 0; at < words.Count;)
        {
            var length = tuning.HasSynonyms ? PhraseAt(words, at, lexicon) : 1;
            List<string> own = words.GetRange(at, length);
            var synonyms = tuning.HasSynonyms ? lexicon.SynonymsOf(string.Join(' ', own)) : [];
            if ((length > 1 || isEmptyWithout || !SearchWords.IsFiller(own[0])) && !parts.Exists(part => part.Words.SequenceEqual(own))) parts.Add(new QueryPart(own, length == 1 ? corrections[at].Meant : [], [.. synonyms]));
            at += length;
        }
        return parts;
    }

    /// <summary>How many words from here are one phrase of a synonym set; one when none is.</summary>
    private static int PhraseAt(List<string> words, int at, Lexicon lexicon)
    {
        for (var length = Math.Min(Lexicon.LongestPhrase, words.Count - at); length > 1; length--)
            if (lexicon.Knows(string.Join(' ', words.GetRange(at, length)))) return length;
        return 1;
    }
}

/// <summary>What the search does beside looking words up. The benchmark switches it off to see what it is worth.</summary>
internal sealed record SearchTuning(bool HasSynonyms, bool Corrects, bool Weighs)
{
    public static SearchTuning Full { get; } = new(true, true, true);

    /// <summary>The engine alone.</summary>
    public static SearchTuning Plain { get; } = new(false, false, false);
}
