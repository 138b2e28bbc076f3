using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Search;

/// <summary>Finds published pages by the words that people use.</summary>
public sealed class SiteSearch
{
    /// <summary>How many pages one search finds at most.</summary>
    public const int MostHits = 200;

    /// <summary>Characters of a query that are read.</summary>
    public const int LongestQuery = 200;

    private const int MostBegun = 60;

    private readonly SearchIndex index;
    private volatile Known? known;

    internal SiteSearch(SearchIndex index) => this.index = index;

    public SearchAnswer Find(PublishedSite site, string query) => Find(site, query, SearchTuning.Full);

    /// <summary>The words of a text as search compares them: small letters, no accents, no apostrophes.</summary>
    public static IReadOnlyList<string> WordsOf(string text) => SearchWords.Of(text.Length > LongestQuery ? text[..LongestQuery] : text);

    public static bool IsFiller(string word) => SearchWords.IsFiller(word);

    internal SearchAnswer Find(PublishedSite site, string query, SearchTuning tuning)
    {
        var typed = WordsOf(query);
        if (typed.Count == 0) return new SearchAnswer { IsOtherLanguage = false };
        var (_, lexicon, facts) = KnownOf(site);
        var (reading, ranked) = index.Read(reader =>
        {
            var read = QueryReading.Of(typed, reader, lexicon, tuning);
            return (read, Ranking.Of(read, reader, tuning));
        }, (new QueryReading([], typed, false), []));

        var isOtherLanguage = SearchWords.IsOtherLanguage(query);
        var spoken = typed.Concat(reading.Words).Distinct().ToList();
        var outOfScope = lexicon.OutOfScope(spoken).Select(site.Find).OfType<PublishedModel>().FirstOrDefault();
        var hits = Hits(site, facts, ranked, outOfScope is not null);
        return new SearchAnswer
        {
            Hits = Pinned(site, lexicon, reading.Words, isOtherLanguage, hits),
            Urgent = [.. lexicon.Urgent(spoken).Select(site.Find).OfType<PublishedModel>()],
            OutOfScope = outOfScope,
            Suggestion = reading.IsCorrected ? string.Join(' ', reading.Words) : null,
            IsOtherLanguage = isOtherLanguage,
            Words = [.. reading.Parts.SelectMany(part => part.Words.Concat(part.Corrections).Concat(part.Synonyms.SelectMany(phrase => phrase.Split(' ')))).Concat(reading.Words).Where(word => word.Length > 2 && !SearchWords.IsFiller(word)).Distinct()],
        };
    }

    /// <summary>Pages whose title or search words begin as the query does, then phrases that go on from it. Bodies are not looked at: that would be slow.</summary>
    public SearchSuggestions Suggest(PublishedSite site, string query, int most)
    {
        var words = WordsOf(query);
        if (words.Count == 0) return new([], []);
        var beginning = string.Join(' ', words);
        var (keys, phrases) = index.Read(reader =>
        {
            var titles = reader.Titles(FtsExpression.Beginning([.. words.Where((word, i) => i == words.Count - 1 || !SearchWords.IsFiller(word))]), MostBegun, ranked: words[^1].Length > 2);
            return (titles, reader.Phrases(beginning, most));
        }, ([], []));
        List<PublishedModel> pages = [.. KnownOf(site).Lexicon.BestBets(words).Select(bet => PageOf(site, bet)).Concat(keys.Select(site.Find)).OfType<PublishedModel>().Where(page => page.HasPage).Distinct().Take(most)];
        return new(pages, [.. phrases.Where(phrase => phrase != beginning)]);
    }

    /// <summary>Hits that are still published. Of something that is not ours only what fits in full is shown: nothing is invented.</summary>
    private static List<SearchHit> Hits(PublishedSite site, ConcurrentDictionary<Guid, SearchHit> facts, IEnumerable<Ranked> ranked, bool onlyFull)
    {
        List<SearchHit> hits = [];
        foreach (var (key, score, isFull) in ranked)
            if ((isFull || !onlyFull) && site.Find(key) is { HasPage: true } page) hits.Add(facts.GetOrAdd(key, _ => Facts.HitOf(site, page, 0)) with { Page = page, Score = score });
        return hits;
    }

    private static List<SearchHit> Pinned(PublishedSite site, Lexicon lexicon, IReadOnlyList<string> words, bool isOtherLanguage, List<SearchHit> hits)
    {
        var keys = lexicon.BestBets(words);
        if (isOtherLanguage) keys = keys.Concat(lexicon.OtherLanguages);
        List<PublishedModel> best = [.. keys.Distinct().Select(bet => PageOf(site, bet)).OfType<PublishedModel>().Distinct()];
        if (best.Count == 0) return hits;
        var top = hits.Count > 0 ? hits[0].Score + 1 : 1;
        return [.. best.Select(page => Facts.HitOf(site, page, top)), .. hits.Where(hit => !best.Contains(hit.Page))];
    }

    private static PublishedModel? PageOf(PublishedSite site, Guid bestBet) =>
        site.FindContent(bestBet)?.Value("page", null) is { ValueKind: System.Text.Json.JsonValueKind.Array } pages && pages.EnumerateArray().FirstOrDefault() is { ValueKind: System.Text.Json.JsonValueKind.String } key
            && site.Find(key.GetGuid()) is { HasPage: true } page ? page : null;

    private Known KnownOf(PublishedSite site)
    {
        if (known is { } last && ReferenceEquals(last.Site, site.Whole)) return last;
        return known = new Known(site.Whole, new Lexicon(site.Whole), []);
    }

    /// <summary>What is worked out once for a published site.</summary>
    private sealed record Known(PublishedSite Site, Lexicon Lexicon, ConcurrentDictionary<Guid, SearchHit> Facts);
}
