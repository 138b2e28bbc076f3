using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>How many queries one of the first three results answers, beside the same engine without synonyms, corrections and weights.</summary>
internal static class SearchRelevance
{
    public static async Task RunAsync()
    {
        await using var site = new SeededSite();
        await site.InitializeAsync();
        var published = site.Get<LiveSite>().Current;
        var search = site.Get<SiteSearch>();
        var queries = SearchQueries.All.Where(query => !query.IsOutOfScope).ToList();
        var rows = Measure(queries);
        var seen = Measure(SearchQueries.Seen);
        var fresh = Measure(SearchQueries.Fresh);

        Console.WriteLine("                 queries   answered   plain engine");
        foreach (var kind in rows.GroupBy(row => row.Query.Kind).OrderBy(kind => kind.Key)) Report(kind.Key, [.. kind]);
        Report("tuned on", [.. rows.Where(row => row.Query.IsForTuning)]);
        Report("not tuned on", [.. rows.Where(row => !row.Query.IsForTuning)]);
        Report("all", rows);
        Report("seen once", seen);
        Report("never seen", fresh);
        foreach (var (query, _, _) in rows.Concat(seen).Concat(fresh).Where(row => !row.Full)) Console.WriteLine($"missed: {query.Text}");

        List<(IntendedQuery Query, bool Full, bool Plain)> Measure(IEnumerable<IntendedQuery> from) =>
            [.. from.Select(query => (query, IsAnswered(query, search.Find(published, query.Text)), IsAnswered(query, search.Find(published, query.Text, SearchTuning.Plain))))];
    }

    private static void Report(string name, IReadOnlyList<(IntendedQuery Query, bool Full, bool Plain)> rows) =>
        Console.WriteLine($"{name,-15} {rows.Count,8} {rows.Count(row => row.Full),10} {rows.Count(row => row.Plain),14}");

    private static bool IsAnswered(IntendedQuery query, SearchAnswer answer) =>
        answer.Hits.Take(3).Any(hit => hit.Topics.Any(topic => query.Topics.Contains(topic.Segment)));
}
