namespace FamilyHubs.ContentServer.Search;

/// <summary>A page by its key; whether it has every part of the query.</summary>
internal sealed record Ranked(Guid Key, double Score, bool IsFull);

/// <summary>
/// Orders pages as a reader would. Each part of the query is looked up by itself, so that a page is known by how much of the
/// query it answers: a page with all of it stands before one that repeats a part.
/// </summary>
internal static class Ranking
{
    /// <summary>With so many pages that have everything, the engine's own order will do, and costs a fraction.</summary>
    private const int Plenty = 60;

    private const int MostForPart = 300;

    /// <summary>What a word that means the same is worth beside the word itself.</summary>
    private const double SynonymWorth = 0.75;
    private const double TogetherWorth = 0.35;

    /// <summary>Pages that answer less than this share of the query are left out when there are better ones.</summary>
    private const double LeastShare = 0.34;

    public static IReadOnlyList<Ranked> Of(QueryReading reading, SearchReader index, SearchTuning tuning)
    {
        if (reading.Parts.Count == 0) return [];
        if (!tuning.Weighs) return [.. index.Rank(FtsExpression.Any(reading.Parts.Select(part => part.Whole)), SiteSearch.MostHits).Select(page => new Ranked(page.Key, page.Score, false))];

        var all = index.Rank(FtsExpression.All(reading.Parts.Select(part => part.Whole)), SiteSearch.MostHits).ToList();
        if (all.Count >= Plenty && reading.Parts.Count > 1 && index.PageCount() > 5_000) return [.. all.Select(page => new Ranked(page.Key, page.Score, true))];

        var full = all.Select(page => page.Key).ToHashSet();
        var scores = new Dictionary<Guid, double[]>();
        var worth = new double[reading.Parts.Count];
        for (var i = 0; i < reading.Parts.Count; i++)
        {
            Take(reading.Parts[i].Exact, 1, i);
            if (reading.Parts[i].Alternatives is { } others) Take(others, SynonymWorth, i);
        }
        var together = Together(reading, index);
        var whole = worth.Sum();
        List<(Ranked Page, double Share)> ranked = [.. scores.Select(page => Weigh(page.Key, page.Value))];
        var isAnyGood = ranked.Exists(page => page.Share > 0.6);
        return [.. ranked.Where(page => !isAnyGood || page.Share >= LeastShare).Select(page => page.Page).OrderByDescending(page => page.Score).Take(SiteSearch.MostHits)];

        void Take(string expression, double factor, int part)
        {
            foreach (var (key, score) in index.Rank(expression, MostForPart))
            {
                if (!scores.TryGetValue(key, out var own)) scores[key] = own = new double[reading.Parts.Count];
                own[part] = Math.Max(own[part], score * factor);
                worth[part] = Math.Max(worth[part], own[part]);
            }
        }

        (Ranked, double) Weigh(Guid key, double[] parts)
        {
            var share = full.Contains(key) ? 1 : Enumerable.Range(0, parts.Length).Where(i => parts[i] > 0).Sum(i => worth[i]) / whole;
            var score = (parts.Sum() + TogetherWorth * together.GetValueOrDefault(key)) * (0.35 + 0.65 * share * share);
            return (new Ranked(key, score, share >= 1), share);
        }
    }

    /// <summary>Words that stand beside one another in the query and on the page.</summary>
    private static Dictionary<Guid, double> Together(QueryReading reading, SearchReader index)
    {
        List<string> pairs = [.. reading.Words.Zip(reading.Words.Skip(1)).Where(pair => !SearchWords.IsFiller(pair.First) && !SearchWords.IsFiller(pair.Second)).Select(pair => FtsExpression.Phrase([pair.First, pair.Second])).Distinct()];
        return pairs.Count == 0 ? [] : index.Rank(FtsExpression.Any(pairs), MostForPart).ToDictionary(page => page.Key, page => page.Score);
    }
}
