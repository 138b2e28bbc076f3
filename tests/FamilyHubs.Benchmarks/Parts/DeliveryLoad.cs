using FamilyHubs.Benchmarks.Measuring;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>The Content Delivery API over HTTP, beside a cached page in the same run.</summary>
internal static class DeliveryLoad
{
    private const string Api = "/umbraco/delivery/api/v2/content";
    private const string Page = "/help/baby-sleep/safer-sleep";
    private const string List = $"{Api}?filter=contentType:helpPage&filter=audience:parents&sort=updateDate:desc";
    private const string PastTheCache = "Authorization: none";

    private static readonly (string Name, string Path, string[] Headers)[] Questions =
    [
        ("cached page", Page, ["Accept-Encoding: gzip"]),
        ("one document", $"{Api}/item{Page}", ["Accept-Encoding: gzip"]),
        ("ten filtered and sorted", List, ["Accept-Encoding: gzip"]),
        ("deep expand", $"{Api}/item{Page}?expand=properties[relatedPages[properties[relatedPages[properties[topics]]]]]", ["Accept-Encoding: gzip"]),
        ("one document, made anew", $"{Api}/item{Page}", [PastTheCache]),
        ("ten, made anew", List, [PastTheCache]),
    ];

    public static async Task<Result> RunAsync(Bench bench)
    {
        await using var site = await MeasuredSite.StartAsync(bench, await bench.SiteAsync(0));
        var loads = Questions.ToDictionary(question => question.Name, _ => new List<Load>());
        for (var round = 0; round <= bench.Rounds; round++)
            foreach (var (name, path, headers) in Questions)
            {
                var load = await Wrk.RunAsync(bench, site.Process, site.At(path), 32, bench.SecondsOf(round), headers);
                if (round > 0) loads[name].Add(load);
            }
        Spread PerSecond(string name) => new(loads[name].Select(load => load.PerSecond));
        var (share, list) = (PerSecond("one document").Median / PerSecond("cached page").Median, PerSecond("ten filtered and sorted").Median);
        bench.Say("the same in the process, at more documents");
        var (table, atMost) = DeliverySpeed.Run(bench.IsQuick ? [300, 10_000] : [300, 10_000, 100_000]);
        return new Result
        {
            Part = "delivery",
            Title = "The Content Delivery API",
            Says = "32 connections, as gzip from memory; then the same question made anew each time, not compressed. Quoted for scale, not run: one document and a list of ten a second: Strapi 432 and 178, Payload 425 and 223, Directus 174 and 160, a bare .NET snapshot 65,700 and 40,200. Below, without the network: reading the request, looking up and writing, at more documents of 300 words; beside System.Text.Json writing one document that is in memory already.",
            Goals =
            [
                new("Delivery API, one document, beside a cached page", $"{share:0.00}", "at least 0.8", share >= 0.8),
                new("Delivery API, list of ten filtered", $"{list:#,0} a second", "at least 30,000", list >= 30_000),
                new("Delivery API, list of ten made anew at the most documents", $"{atMost:0.00} ms", "under 1 ms", atMost < 1),
            ],
            Tables = [new("Over HTTP", ["", "requests a second", "µs of processor each"], [.. Questions.Select(question => (IReadOnlyList<string>)[question.Name, PerSecond(question.Name).Shown("#,0"), new Spread(loads[question.Name].Select(load => load.MicrosecondsEach)).Shown()])]), table],
            Charts = [new("delivery", "Delivery API: requests a second", "a second", [.. Questions.Select(question => PerSecond(question.Name).AsBar(question.Name))])],
        };
    }
}
