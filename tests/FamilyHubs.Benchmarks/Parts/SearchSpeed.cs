using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;
using Microsoft.Extensions.Logging.Abstractions;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>
/// Search at 300, 10,000 and 100,000 generated documents of 300 words, whose words are as common as words are (Zipf's law):
/// the time of queries and of suggestions, of building and of one publish, and the size of the index.
/// </summary>
internal static class SearchSpeed
{
    private const int WordsInDocument = 300;
    private const int Rounds = 300;

    /// <summary>Until the hot code has been compiled for good.</summary>
    private const int WarmUp = 1_500;

    private static readonly Guid Database = Guid.Parse("5f0b8cb5-7f0e-4b1f-9f56-9d0f5b7c1c2a");

    public static async Task<Result> RunAsync(Bench bench)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var count in bench.IsQuick ? (int[])[300, 10_000] : [300, 10_000, 100_000])
        {
            bench.Say($"searching {count:#,0} documents");
            rows.Add(await MeasureAsync(count));
            bench.Partly(Written(rows));
        }
        return Written(rows);
    }

    private static Result Written(IReadOnlyList<IReadOnlyList<string>> rows) => new()
    {
        Part = "search",
        Title = "Search",
        Says = "Generated documents of 300 words that are as common as words are (Zipf's law), in this process. Half within / 99 of 100 within. How well it finds is in [search.md](search.md) (`-- search-quality`).",
        Tables = [new("", ["Documents", "build, s", "index, MB", "update after a publish, ms", "query, ms", "suggestions, ms"], rows)],
    };

    private static async Task<IReadOnlyList<string>> MeasureAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            var random = new Random(4);
            var model = ModelFile.Read(Path.Combine(AppContext.BaseDirectory, "umbraco.json"));
            var words = Words(random);
            var site = PublishedSite.Empty(model, new ModelFactory()).Next(new SiteChange(1) { Put = [.. Enumerable.Range(0, count).Select(i => Page(i, words, random))] });
            using var index = new SearchIndex(new ContentServerOptions { DataDirectory = folder, ModelFile = "", SeedsDirectory = "" }, NullLogger<SearchIndex>.Instance);
            var search = new SiteSearch(index);

            var watch = Stopwatch.StartNew();
            index.Follow(Database, site, null);
            await index.FinishAsync();
            var build = watch.Elapsed.TotalSeconds;
            var size = new FileInfo(Path.Combine(folder, "search.db")).Length / 1e6;

            var queries = Times(round => search.Find(site, Query(round, words, random)));
            var suggestions = Times(round => search.Suggest(site, words[Pick(random, words.Length)][..random.Next(1, 5)], 6));
            var updates = Times(round =>
            {
                var change = new SiteChange(site.Sequence + 1) { Put = [Page(random.Next(count), words, random)] };
                site = site.Next(change);
                index.Follow(Database, site, change);
            });
            return [$"{count:#,0}", $"{build:0.00}", $"{size:0.0}", updates, queries, suggestions];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Times(Action<int> run)
    {
        for (var round = 0; round < WarmUp; round++) run(round);
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            run(round);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return $"{times[Rounds / 2]:0.0} / {times[Rounds * 99 / 100]:0.0}";
    }

    /// <summary>One to four words, as common in queries as they are in pages; every fifth has a slip.</summary>
    private static string Query(int round, string[] words, Random random)
    {
        var query = string.Join(' ', Enumerable.Range(0, 1 + round % 4).Select(_ => words[Pick(random, words.Length)]));
        return round % 5 == 0 && query.Length > 4 ? query.Remove(2, 1) : query;
    }

    private static PublishedContent Page(int number, string[] words, Random random)
    {
        var values = new Dictionary<string, object>
        {
            ["title"] = Text(4),
            ["summary"] = Text(12),
            ["searchWords"] = new[] { Text(1), Text(2) },
            ["content"] = new[] { new { key = Guid.NewGuid(), contentType = "richText", values = new { text = $"<h2>{Text(3)}</h2><p>{Text(WordsInDocument)}</p>" } } },
        };
        return new PublishedContent(JsonSerializer.SerializeToUtf8Bytes(values))
        {
            Key = new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            ParentKey = null,
            ContentType = "helpPage",
            Name = $"Page {number}",
            Path = $"/pages/{number}",
            SortOrder = number,
            CreatedUtc = DateTime.UnixEpoch,
            UpdatedUtc = DateTime.UnixEpoch,
            References = [],
        };

        string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[Pick(random, words.Length)]));
    }

    /// <summary>The commonest words first: the second is half as common, the third a third.</summary>
    private static int Pick(Random random, int count) => (int)Math.Pow(count, random.NextDouble()) - 1;

    private static string[] Words(Random random)
    {
        string[] parts = ["ba", "co", "di", "fu", "ge", "ho", "ki", "la", "mo", "ne", "pa", "ro", "su", "te", "vi", "wa"];
        var words = new HashSet<string>();
        while (words.Count < 30_000)
        {
            var word = new StringBuilder();
            for (var i = random.Next(2, 5); i > 0; i--) word.Append(parts[random.Next(parts.Length)]);
            words.Add(word.ToString());
        }
        return [.. words];
    }
}
