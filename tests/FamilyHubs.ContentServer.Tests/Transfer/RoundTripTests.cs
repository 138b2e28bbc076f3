using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Transfer;

public sealed class RoundTripOnSqliteTests() : RoundTripTests(postgres: false);

[NeedsPostgres]
public sealed class RoundTripOnPostgresTests() : RoundTripTests(postgres: true);

/// <summary>What export writes, import gives back: the same files and the same stored values.</summary>
public abstract class RoundTripTests(bool postgres) : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.SeededAsync(postgres);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [DatabaseFact]
    public async Task All_seeds_are_stored_and_published()
    {
        var files = Directory.EnumerateFiles(Path.Combine(TestSite.SeedsPath, "documents"), "*.md", SearchOption.AllDirectories).Count(file => !file.EndsWith(".draft.md", StringComparison.Ordinal));
        await using var database = site.Storage.CreateDbContext();
        Assert.Equal(files, await database.Documents.CountAsync());
        Assert.True(site.Live.Current.Pages.Count() >= 90, $"{site.Live.Current.Pages.Count()} pages");
        Assert.All(await database.Media.AsNoTracking().ToListAsync(), item => Assert.Equal(item.Bytes, new FileInfo(site.Media.PathOf(item.Hash)).Length));
    }

    [DatabaseFact]
    public async Task Importing_the_seeds_again_makes_no_versions()
    {
        var before = await StoredContent.ReadAsync(site);
        await site.Import.RunAsync(TestSite.SeedsPath);
        Assert.Equal(before, await StoredContent.ReadAsync(site));
    }

    [DatabaseFact]
    public async Task The_seeds_come_back_from_an_export() => await AssertRoundTripAsync();

    [DatabaseFact]
    public async Task An_edited_site_comes_back_from_an_export()
    {
        await EditAsync();
        await AssertRoundTripAsync();
    }

    [DatabaseFact]
    public async Task Importing_an_export_into_its_own_site_changes_nothing()
    {
        await EditAsync();
        var folder = await ExportAsync(site);
        var before = (await StoredContent.ReadMeaningAsync(site), await StoredContent.CountVersionsAsync(site));
        await site.Import.RunAsync(folder);
        Assert.Equal(before, (await StoredContent.ReadMeaningAsync(site), await StoredContent.CountVersionsAsync(site)));
    }

    [DatabaseFact]
    public async Task One_folder_goes_out_and_comes_back_alone()
    {
        var folder = Path.Combine(site.Settings.DataDirectory, "export");
        Assert.InRange(await site.Export.RunAsync(folder, "/help/debt"), 2, 20);
        Assert.All(Directory.EnumerateFiles(Path.Combine(folder, "documents"), "*.md", SearchOption.AllDirectories), file => Assert.StartsWith(Path.Combine(folder, "documents", "help", "debt"), file, StringComparison.Ordinal));

        var before = await StoredContent.ReadAsync(site);
        await site.Import.RunAsync(folder);
        Assert.Equal(before, await StoredContent.ReadAsync(site));

        await File.AppendAllTextAsync(Path.Combine(folder, "documents/help/debt/breathing-space.md"), "\nA line that was added outside.\n");
        await site.Import.RunAsync(folder);
        await site.Live.CatchUpAsync();
        var (added, removed) = (Lines(await StoredContent.ReadAsync(site)).Except(Lines(before)).ToList(), Lines(before).Except(Lines(await StoredContent.ReadAsync(site))));
        Assert.All(added.Concat(removed), line => Assert.Contains(site.Live.Current.Find("/help/debt/breathing-space")!.Key.ToString(), line, StringComparison.Ordinal));
        Assert.NotEmpty(added);
    }

    [DatabaseFact]
    public async Task A_folder_takes_the_media_along_that_it_shows()
    {
        var (some, all) = (Path.Combine(site.Settings.DataDirectory, "some"), Path.Combine(site.Settings.DataDirectory, "all"));
        await site.Export.RunAsync(some, "/help/baby-sleep");
        await site.Export.RunAsync(all, "/");
        Assert.Equal(["topics/baby-sleep.svg"], MediaIn(some));
        Assert.Contains("topics/baby-sleep.svg", MediaIn(all));
        Assert.True(MediaIn(all).Count() > 10);
    }

    /// <summary>Everything that editors do and that a file must say.</summary>
    private async Task EditAsync()
    {
        var pending = await SaveAsync("/privacy", content => Changed(content, "summary", "Not published yet.") with { Name = "Your data", Segment = "your-data" });
        await PublishAsync(await SaveAsync("/help/baby-sleep", content => content with { Segment = "sleep" }));
        await PublishAsync(await SaveAsync("/help/sleep/safer-sleep", content =>
        {
            var blocks = content.Values["content"]!.AsArray();
            var first = blocks[0]!;
            blocks.Remove(first);
            blocks.Add(first);
            blocks.Insert(0, new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "inset", ["values"] = new JsonObject { ["text"] = "<blockquote><p>One<br>two<sup>3</sup></p></blockquote>" } });
            blocks.Add((JsonNode)new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = "<p>{{not-a-block}}</p><p># 5 * 3 | ok [[</p>" } });
            return content;
        }));
        var parent = (await site.GetAsync("/help/sleep")).Key;
        var scheduled = await CreateAsync(parent, "Naps");
        await site.Documents.ScheduleAsync(scheduled.Key, scheduled.Revision, LondonTime.ToUtc(new DateTime(2027, 10, 31, 1, 30, 0)).AddHours(1), LondonTime.ToUtc(new DateTime(2027, 12, 1, 9, 0, 0)), TestSite.By);
        foreach (var name in new[] { "Safer sleep", "Safer sleep", "Index", "👶 ગુજરાતી: # 'yes'" }) await CreateAsync(parent, name);
        await PublishAsync(await CreateAsync(parent, "Index"));
        var trashed = await site.GetAsync("/contacts/childline");
        await site.Documents.TrashAsync(trashed.Key, trashed.Revision, TestSite.By);
        var topic = await site.GetAsync("/help/debt");
        await site.Documents.UnpublishAsync(topic.Key, topic.Revision, TestSite.By);
        Assert.True(pending.HasUnpublishedChanges);
    }

    private async Task AssertRoundTripAsync()
    {
        var first = await ExportAsync(site);
        await using var copy = await TestSite.EmptyAsync(postgres);
        await copy.Import.RunAsync(first);
        Assert.Equal(await StoredContent.ReadMeaningAsync(site), await StoredContent.ReadMeaningAsync(copy));
        var second = await ExportAsync(copy);
        Assert.Equal(FilesIn(first), FilesIn(second));
        await copy.Live.LoadAsync();
        Assert.Equal(site.Live.Current.Pages.Select(page => page.Path), copy.Live.Current.Pages.Select(page => page.Path));
    }

    private static async Task<string> ExportAsync(TestSite from)
    {
        var folder = Path.Combine(from.Settings.DataDirectory, $"export-{Guid.NewGuid():N}");
        await from.Export.RunAsync(folder);
        return folder;
    }

    private static IEnumerable<string> MediaIn(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(folder, "media"), file));

    private static string FilesIn(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => $"== {Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}"));

    private static string[] Lines(string text) => text.Split('\n');

    private static DraftContent Changed(DraftContent content, string alias, JsonNode value)
    {
        content.Values[alias] = value;
        return content;
    }

    private async Task<Document> SaveAsync(string path, Func<DraftContent, DraftContent> change)
    {
        var document = await site.GetAsync(path);
        return await site.Documents.SaveDraftAsync(document.Key, document.Revision, change(await site.ContentAsync(document.Key)), TestSite.By);
    }

    private Task<Document> PublishAsync(Document document) => site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);

    private Task<Document> CreateAsync(Guid parent, string name) => site.Documents.CreateAsync(parent, "helpPage", new DraftContent { Name = name, Values = new() { ["title"] = "A title", ["summary"] = "What it says." } }, TestSite.By);
}
