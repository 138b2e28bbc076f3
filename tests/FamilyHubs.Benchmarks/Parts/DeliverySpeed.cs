using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.Benchmarks.Measuring;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Delivery;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using Microsoft.AspNetCore.Http;
using Table = FamilyHubs.Benchmarks.Measuring.Table;

namespace FamilyHubs.Benchmarks.Parts;

/// <summary>
/// The Content Delivery API at 300, 10,000 and 100,000 generated documents of 300 words, without the network: reading the
/// request, looking up and writing. Nothing is kept between answers. The anchor of each run is System.Text.Json writing the
/// same single document from a tree that is in memory already: nobody who makes JSON of objects does with less.
/// </summary>
internal static class DeliverySpeed
{
    private const int Rounds = 1_000;
    private const int WordsInDocument = 300;

    private static readonly string[] Audiences = ["parents", "young-people", "volunteers", "professionals"];

    /// <returns>A table, and the median of ten filtered at the most documents, in milliseconds.</returns>
    public static (Table Table, double TenFiltered) Run(IEnumerable<int> counts)
    {
        List<(IReadOnlyList<string> Row, double TenFiltered)> rows = [.. counts.Select(Measure)];
        return (new Table("In the process, in µs: half within / 99 of 100 within", ["Documents", "anchor", "one document", "ten filtered, sorted", "the first ten after a publish", "deep expand", "refused at 5 MB"], [.. rows.Select(row => row.Row)]), rows[^1].TenFiltered / 1_000);
    }

    private static (IReadOnlyList<string> Row, double TenFiltered) Measure(int count)
    {
        var random = new Random(6);
        var model = ModelFile.Read(Path.Combine(AppContext.BaseDirectory, "umbraco.json"));
        var site = PublishedSite.Empty(model, new ModelFactory()).Next(new SiteChange(1) { Put = [.. Documents(count, random)] });
        var tree = JsonNode.Parse(Answer(site, "", (request, json) => new ContentWriter(json, request).WriteResponse(site.FindContent(Key(count - 1))!)).WrittenSpan)!;

        var anchor = Times(_ => JsonSerializer.SerializeToUtf8Bytes(tree));
        var one = Times(_ => Answer(site, "", (request, json) => new ContentWriter(json, request).WriteResponse(site.FindContent(Key(random.Next(1, count)))!)));
        var ten = Times(_ => Answer(site, "?filter=contentType:helpPage&filter=audience:parents&sort=updateDate:desc", List));
        var first = Times(_ => Answer(site = site.Next(new SiteChange(site.Sequence + 1) { Put = [Document(random.Next(1 + Topics(count), count), count, random)] }), "?filter=contentType:helpPage&filter=audience:parents&sort=updateDate:desc", List), rounds: 20);
        var deep = Times(_ => Answer(site, "?expand=properties[relatedPages[properties[relatedPages[properties[topics]]]]]", (request, json) => new ContentWriter(json, request).WriteResponse(site.FindContent(Key(random.Next(1 + Topics(count), count)))!)));
        var refused = Times(_ => Refuse(site, "?take=500&expand=properties[$all[properties[$all[properties[$all[properties[$all]]]]]]]"), rounds: 20);
        return ([$"{count:#,0}", Shown(anchor), Shown(one), Shown(ten), Shown(first), Shown(deep), Shown(refused)], ten[ten.Count / 2]);
    }

    private static string Refuse(PublishedSite site, string query)
    {
        try
        {
            return $"{Answer(site, query, List).WrittenCount} bytes are not too many";
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }

    private static void List(DeliveryRequest request, Utf8JsonWriter json)
    {
        var (_, page) = new ContentQuery(request).Run();
        var writer = new ContentWriter(json, request);
        foreach (var content in page) writer.WriteResponse(content);
    }

    private static ArrayBufferWriter<byte> Answer(PublishedSite site, string query, Action<DeliveryRequest, Utf8JsonWriter> write)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        write(new DeliveryRequest(http, site, new DeliveryApiOptions(), isPreview: false), json);
        return buffer;
    }

    private static List<double> Times(Func<int, object> run, int rounds = Rounds)
    {
        for (var round = 0; round < rounds / 10; round++) run(round);
        List<double> times = [];
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            run(round);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }
        times.Sort();
        return times;
    }

    private static string Shown(List<double> times) => $"{times[times.Count / 2]:#,0} / {times[times.Count * 99 / 100]:#,0}";

    private static int Topics(int count) => Math.Max(1, count / 100);

    private static IEnumerable<PublishedContent> Documents(int count, Random random) => Enumerable.Range(0, count).Select(number => Document(number, count, random));

    /// <summary>The first is the root, one in a hundred a topic below it, the others help pages below a topic.</summary>
    private static PublishedContent Document(int number, int count, Random random)
    {
        var topic = 1 + number % Topics(count);
        var type = number == 0 ? "home" : number <= Topics(count) ? "topic" : "helpPage";
        var parent = type switch { "home" => (int?)null, "topic" => 0, _ => topic };
        var related = Enumerable.Range(0, 5).Select(_ => Key(random.Next(1, count))).ToArray();
        var values = new Dictionary<string, object> { ["title"] = Text(4), ["summary"] = Text(12), ["searchWords"] = new[] { Text(1), Text(2) }, ["relatedPages"] = related };
        if (type != "home") values["audiences"] = Audiences.Where(_ => random.Next(2) == 0).ToArray();
        if (type == "helpPage") values["topics"] = new[] { Key(topic) };
        values["content"] = new[] { new { key = Guid.NewGuid(), contentType = "richText", values = new { text = $"<h2>{Text(3)}</h2><p>{Text(WordsInDocument)} <a href=\"/{{localLink:{related[0]}}}\">{Text(2)}</a></p>" } } };
        return new PublishedContent(JsonSerializer.SerializeToUtf8Bytes(values))
        {
            Key = Key(number),
            ParentKey = parent is { } above ? Key(above) : null,
            ContentType = type,
            Name = $"{Text(3)} {number}",
            Path = type switch { "home" => "/", "topic" => $"/topic-{number}", _ => $"/topic-{topic}/page-{number}" },
            SortOrder = number,
            CreatedUtc = DateTime.UnixEpoch.AddMinutes(number),
            UpdatedUtc = DateTime.UnixEpoch.AddMinutes(random.Next(1_000_000)),
            References = [.. related, Key(topic)],
        };

        string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[random.Next(Words.Length)]));
    }

    private static readonly string[] Words = ["baby", "sleep", "help", "school", "family", "hub", "play", "food", "money", "home", "worry", "talk", "group", "health", "ready", "night", "child", "parent"];

    private static Guid Key(int number) => new(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
