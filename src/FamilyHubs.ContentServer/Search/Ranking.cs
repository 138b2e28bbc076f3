namespace FamilyHubs.ContentServer.Search;

/// <summary>A page by its key; whether it has every part of the query.</summary>
internal sealed record Ranked(Guid Key, double Score, bool IsFull);

/// <summary>
/// Orders pages as a reader would. Each part of the query is looked up by itself, so that a page is known by how much of the
/// query it answers: a page with all of it stands before one that repeats a part.
/// </summary>
internal static class Ranking
{
    private const int MostForPart = 200;

    /// <summary>A word that more pages have is ranked by titles, search words, headings and summaries alone: bodies would tell little, and cost most of the time.</summary>
    private const int Common = 500;

    /// <summary>What a word that means the same is worth beside the word itself.</summary>
    private const double SynonymWorth = 0.75;
    private const double TogetherWorth = 0.35;

    /// <summary>Pages that answer less than this share of the query are left out when there are better ones.</summary>
    private const double LeastShare = 0.34;

    public static IReadOnlyList<Ranked> Of(QueryReading reading, SearchReader index, SearchTuning tuning)
    {
        if (reading.Parts.Count == 0) return [];
        if (!tuning.Weighs) return [.. index.Rank(FtsExpression.Any(reading.Parts.Select(part => part.Whole)), SiteSearch.MostHits).Select(page => new Ranked(page.Key, page.Score, false))];

        var full = reading.Parts.Count == 1 ? [] : index.Having(FtsExpression.All(reading.Parts.Select(part => part.Whole))).ToHashSet();
        var scores = new Dictionary<Guid, double[]>();
        var worth = new double[reading.Parts.Count];
        for (var i = 0; i < reading.Parts.Count; i++)
        {
            Func<string, string> where = IsCommon(reading.Parts[i], index) ? FtsExpression.NotInBody : anywhere => anywhere;
            Take(where(reading.Parts[i].Exact), 1, i);
            if (reading.Parts[i].Alternatives is { } others) Take(where(others), SynonymWorth, i);
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

    private static bool IsCommon(QueryPart part, SearchReader index) =>
        part.Words.Concat(part.Corrections).Concat(part.Synonyms).Any(word => IsCommon(word, index));

    /// <summary>Words that stand beside one another in the query and on the page. Two common ones are not looked for: finding where they meet means reading most pages.</summary>
    private static Dictionary<Guid, double> Together(QueryReading reading, SearchReader index)
    {
        List<string> pairs = [.. reading.Words.Zip(reading.Words.Skip(1)).Where(pair => !SearchWords.IsFiller(pair.First) && !SearchWords.IsFiller(pair.Second) && !(IsCommon(pair.First, index) && IsCommon(pair.Second, index))).Select(pair => FtsExpression.Phrase([pair.First, pair.Second])).Distinct()];
        return pairs.Count == 0 ? [] : index.Rank(FtsExpression.Any(pairs), MostForPart).ToDictionary(page => page.Key, page => page.Score);
    }

    private static bool IsCommon(string word, SearchReader index) => index.Word(word) is { Pages: > Common };
}
