using System.Text.Json;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>
/// A data directory with the seeds and so many generated documents: topics below <c>/help</c>, and below each a hundred help
/// pages of 300 words that point at five others.
/// </summary>
internal sealed class GeneratedSite : IDisposable
{
    private const int PagesOfTopic = 100;
    private const int WordsInDocument = 300;
    private const int Batch = 1_000;

    private static readonly string[] Words = ["baby", "sleep", "help", "school", "family", "hub", "play", "food", "money", "home", "worry", "talk", "group", "health", "ready", "night", "child", "parent"];
    private static readonly string[] Audiences = ["parents", "young-people", "volunteers", "professionals"];

    private GeneratedSite(string folder, int generated) => (Folder, Generated) = (folder, generated);

    public string Folder { get; }

    public int Generated { get; }

    /// <summary>The addresses of the generated pages.</summary>
    public IEnumerable<string> Paths => Enumerable.Range(0, Generated).Select(PathOf);

    public ContentServerOptions Options => new()
    {
        DataDirectory = Folder,
        ModelFile = Path.Combine(AppContext.BaseDirectory, "umbraco.json"),
        SeedsDirectory = Path.Combine(AppContext.BaseDirectory, "content-seeds"),
    };

    public static async Task<GeneratedSite> MakeAsync(int generated)
    {
        var site = new GeneratedSite(SeededData.Copy(), generated);
        if (generated > 0) await site.FillAsync(new Random(8));
        return site;
    }

    public static Guid Key(int number) => new(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 8]);

    public static bool IsTopic(int number) => number % (PagesOfTopic + 1) == 0;

    public static string PathOf(int number) => IsTopic(number) ? $"/help/topic-{number}" : $"/help/topic-{TopicOf(number)}/page-{number}";

    /// <summary>So that the next start reads the database.</summary>
    public void ForgetSaved()
    {
        if (File.Exists(Options.PublishedFile)) File.Delete(Options.PublishedFile);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static int TopicOf(int number) => number - number % (PagesOfTopic + 1);

    private async Task FillAsync(Random random)
    {
        var storage = new ContentStorage(Options);
        Guid help;
        await using (var database = storage.CreateDbContext()) help = (await database.Documents.SingleAsync(document => document.Path == "/help")).Key;
        for (var start = 0; start < Generated; start += Batch)
        {
            await using var database = storage.CreateDbContext();
            database.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await database.BeginWriteAsync(default);
            for (var number = start; number < Math.Min(Generated, start + Batch); number++) Add(database, number, help, random);
            if (start + Batch >= Generated) database.Changes.Add(new Change());
            await database.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        ForgetSaved();
    }

    private void Add(ContentDatabase database, int number, Guid help, Random random)
    {
        var related = Enumerable.Range(0, 5).Select(_ => Key(random.Next(Generated))).Distinct().ToArray();
        var topic = Key(TopicOf(number));
        var values = Values(number, related, topic, random);
        var parent = IsTopic(number) ? help : topic;
        database.Documents.Add(new Document { Key = Key(number), ParentKey = parent, ContentType = IsTopic(number) ? "topic" : "helpPage", SortOrder = 10_000 + number, Revision = 1, DraftNumber = 1, PublishedNumber = 1, Path = PathOf(number), CreatedUtc = DateTime.UnixEpoch.AddMinutes(number) });
        database.Versions.Add(new DocumentVersion { DocumentKey = Key(number), Number = 1, Name = (string)values["title"], Segment = PathOf(number).Split('/')[^1], Values = JsonSerializer.Serialize(values), SavedUtc = DateTime.UnixEpoch.AddMinutes(random.Next(1_000_000)), SavedBy = "benchmark" });
        foreach (var isPublished in new[] { false, true })
        {
            foreach (var to in related) database.References.Add(new DocumentReference(Key(number), to, "relatedPages", isPublished));
            if (!IsTopic(number)) database.References.Add(new DocumentReference(Key(number), topic, "topics", isPublished));
        }
    }

    private static Dictionary<string, object> Values(int number, Guid[] related, Guid topic, Random random)
    {
        var values = new Dictionary<string, object>
        {
            ["title"] = $"{Text(4)} {number}",
            ["summary"] = Text(12),
            ["searchWords"] = new[] { Text(1), Text(2) },
            ["audiences"] = Audiences.Where(_ => random.Next(2) == 0).ToArray(),
        };
        if (IsTopic(number)) return values;
        values["relatedPages"] = related;
        values["topics"] = new[] { topic };
        values["content"] = new[] { new { key = Guid.NewGuid(), contentType = "richText", values = new { text = $"<h2>{Text(3)}</h2><p>{Text(WordsInDocument / 2)} <a href=\"/{{localLink:{related[0]}}}\">{Text(2)}</a></p><p>{Text(WordsInDocument / 2)}</p>" } } };
        return values;

        string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[random.Next(Words.Length)]));
    }
}
