using System.Diagnostics;
using System.Text.Json;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>The longest that any hostile text keeps the search of the seeded site busy, beside the queries that people type.</summary>
internal static class HostileSearches
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        if (Repository.Hostile is not { } folder)
        {
            Console.WriteLine("Hostile searches are left out: put the hostile input at ../shared/hostile beside the repository, or set FAMILYHUBS_HOSTILE.");
            return;
        }
        await using var site = new SeededSite();
        await site.InitializeAsync();
        var published = site.Get<LiveSite>().Current;
        var search = site.Get<SiteSearch>();
        List<string> hostile = [.. Texts(folder), .. MadeUp()];
        foreach (var text in hostile) search.Find(published, text);

        Console.WriteLine("                 texts   ms (p50/p99/worst)   worst");
        Report("people's", [.. SearchQueries.All.Select(query => query.Text)]);
        Report("hostile", hostile);

        void Report(string name, List<string> texts)
        {
            // The least of three rounds: what the text costs, not what else the machine did meanwhile.
            var times = texts.Select(text => (Text: text, Milliseconds: Enumerable.Range(0, Rounds).Min(_ => Time(text)))).OrderBy(one => one.Milliseconds).ToList();
            var (worst, longest) = times[^1];
            Console.WriteLine($"{name,-14} {times.Count,7:N0}   {times[times.Count / 2].Milliseconds,5:0.0}/{times[times.Count * 99 / 100].Milliseconds:0.0}/{longest:0.0}   {JsonSerializer.Serialize(worst.Length > 60 ? worst[..60] : worst)}");
        }

        double Time(string text)
        {
            var started = Stopwatch.GetTimestamp();
            search.Find(published, text);
            search.Suggest(published, text, 6);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    private static IEnumerable<string> Texts(string folder) =>
        new[] { "strings", "unicode", "xss", "slow" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*.json"))
            .SelectMany(file => Strings(JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(file)))).Distinct();

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    /// <summary>Every word the commonest, every word unknown, every letter a word, operators of the engine.</summary>
    private static IEnumerable<string> MadeUp() =>
    [
        string.Join(' ', Enumerable.Repeat("child baby family help support", 400)),
        string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"unknownword{(char)('a' + number % 26)}x")),
        string.Join(' ', Enumerable.Range(0, 5_000).Select(number => (char)('a' + number % 26))),
        "a NEAR(b c, 5) AND title:x* OR ^y NOT \"z",
        "c", "ch", "s*", new string('a', 10_000), new string('\u202e', 500),
    ];
}
