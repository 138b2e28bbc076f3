using System.Text.Json;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Search;

/// <summary>What editors taught the search: which words mean the same, which page is best, what is urgent and what is not ours.</summary>
internal sealed class Lexicon
{
    /// <summary>The longest phrase of a synonym set that is looked for in a query.</summary>
    public const int LongestPhrase = 4;

    private readonly Dictionary<string, HashSet<string>> synonyms = [];
    private readonly List<(WordPattern Words, Guid Document)> bets = [];
    private readonly List<(WordPattern Words, Guid Document)> outOfScope = [];
    private readonly List<(WordPattern Words, Guid Document)> urgent = [];
    private readonly List<Guid> otherLanguages = [];

    public Lexicon(PublishedSite site)
    {
        foreach (var set in site.ContentsOfType("synonymSet")) AddSynonyms([.. Lines(set, "words").Select(SearchWords.Plain).Where(phrase => phrase.Length > 0)]);
        foreach (var bet in site.ContentsOfType("bestBet"))
        {
            bets.AddRange(Lines(bet, "words").Select(line => (new WordPattern(line), bet.Key)));
            if (bet.Value("otherLanguages", null)?.ValueKind == JsonValueKind.True) otherLanguages.Add(bet.Key);
        }
        foreach (var scope in site.ContentsOfType("outOfScope")) outOfScope.AddRange(Lines(scope, "words").Select(line => (new WordPattern(line), scope.Key)));
        foreach (var trigger in site.ContentsOfType("urgentTrigger").OrderBy(trigger => trigger.SortOrder)) urgent.AddRange(Lines(trigger, "words").Select(line => (new WordPattern(line), trigger.Key)));
    }

    /// <summary>Every phrase that stands in a synonym set.</summary>
    public IEnumerable<string> Phrases => synonyms.Keys;

    public IReadOnlyCollection<string> SynonymsOf(string phrase) => synonyms.TryGetValue(phrase, out var others) ? others : [];

    public bool Knows(string phrase) => synonyms.ContainsKey(phrase);

    public IEnumerable<Guid> BestBets(IReadOnlyList<string> words) => bets.Where(bet => bet.Words.IsWhole(words)).Select(bet => bet.Document).Distinct();

    public IEnumerable<Guid> OtherLanguages => otherLanguages;

    public IEnumerable<Guid> OutOfScope(IReadOnlyList<string> words) => outOfScope.Where(scope => scope.Words.IsIn(words)).Select(scope => scope.Document).Distinct();

    public IEnumerable<Guid> Urgent(IReadOnlyList<string> words) => urgent.Where(trigger => trigger.Words.IsIn(words)).Select(trigger => trigger.Document).Distinct();

    private void AddSynonyms(List<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (!synonyms.TryGetValue(phrase, out var others)) synonyms[phrase] = others = [];
            others.UnionWith(phrases.Where(other => other != phrase));
        }
    }

    private static IEnumerable<string> Lines(PublishedContent content, string alias) =>
        content.Value(alias, null) is { ValueKind: JsonValueKind.Array } lines ? lines.EnumerateArray().Select(line => line.GetString()!) : [];
}

/// <summary>Words that must all be in a query, in any order; a word with a star at its end stands for all that begin so.</summary>
internal sealed class WordPattern(string line)
{
    private readonly (string Word, bool IsBeginning)[] parts =
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(part => SearchWords.Of(part).Select(word => (word, part.EndsWith('*'))))];

    public bool IsIn(IReadOnlyList<string> words) => parts.Length > 0 && parts.All(part => words.Any(word => Fits(part, word)));

    /// <summary>Whether the query is these words and nothing else that matters.</summary>
    public bool IsWhole(IReadOnlyList<string> words) => IsIn(words) && words.All(word => SearchWords.IsFiller(word) || parts.Any(part => Fits(part, word)));

    private static bool Fits((string Word, bool IsBeginning) part, string word) =>
        part.IsBeginning ? word.StartsWith(part.Word, StringComparison.Ordinal) : word == part.Word;
}
