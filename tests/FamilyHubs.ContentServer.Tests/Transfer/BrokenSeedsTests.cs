using FamilyHubs.ContentServer.Transfer;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Transfer;

/// <summary>One mistake in a good folder: its file and line are named, and nothing is stored.</summary>
public sealed class BrokenSeedsTests
{
    private const string Page = "help/a/page.md";

    private static readonly string[] WordsOfSeedFiles = ["type", "key", "name", "order", "state", "blocks", "segment", "cultures", "publishAt", "unpublishAt"];

    private static readonly Dictionary<string, string> Good = new()
    {
        ["documents/index.md"] = "---\ntype: home\ntitle: Home\nsummary: All of it.\n---\n",
        ["documents/help/index.md"] = "---\ntype: topicIndex\ntitle: Help\nsummary: All of it.\n---\n",
        ["documents/help/a/index.md"] = "---\ntype: topic\ntitle: A\nsummary: All of it.\ngroup: Health\npicture: /media/a.svg\n---\n",
        ["documents/help/a/page.md"] = "---\ntype: helpPage\ntitle: Page\nsummary: All of it.\nblocks:\n  box:\n    inset: Words\n---\nSee [help](/help).\n\n{{box}}\n",
        ["media/a.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"/>",
    };

    [Fact]
    public async Task The_good_folder_is_stored()
    {
        await using var site = await ImportAsync(Good);
        await site.Live.LoadAsync();
        Assert.Equal(["/", "/help", "/help/a", "/help/a/page"], site.Live.Current.Pages.Select(page => page.Path));
        Assert.Equal((10, 20), site.Live.Current.FindMedia("/media/" + site.Live.Current.Media.Single().Url.Split('/')[2] + "/a.svg") is { } media ? (media.Width, media.Height) : default);
    }

    [Theory]
    [InlineData(Page, "no front matter", "help/a/page.md:1: the file must start with front matter")]
    [InlineData(Page, "---\n- a\n- b\n---\n", "help/a/page.md:2: the front matter must be a map")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: \"unclosed\nsummary: x\n---\n", "help/a/page.md:")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: a\n  b: c\n---\n", "help/a/page.md:4:")]
    [InlineData(Page, "---\ntype: nonsense\ntitle: Page\n---\n", "help/a/page.md:2: type 'nonsense' is not a document type")]
    [InlineData(Page, "---\ntitle: Page\n---\n", "help/a/page.md:2: type '' is not a document type")]
    [InlineData(Page, "---\ntype: inset\ntext: a\n---\n", "help/a/page.md:2: type 'inset' is not a document type")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nnonsense: b\n---\n", "help/a/page.md:5: a helpPage has no property 'nonsense'")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\n---\n", "help/a/page.md:1: summary:")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\naudiences: [pirates]\n---\n", "help/a/page.md:5: audiences:")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nkey: x\n---\n", "help/a/page.md:5: key must be a GUID")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nblocks:\n  box:\n    nonsense: b\n---\n{{box}}\n", "help/a/page.md:7: 'nonsense' is not a block that is allowed here")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nblocks:\n  box:\n    inset: { text: a, nonsense: b }\n---\n{{box}}\n", "help/a/page.md:7: a inset has no property 'nonsense'")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nblocks:\n  box:\n    inset: a\n---\nText.\n", "help/a/page.md:6: the block 'box' is not placed in the text")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nblocks:\n  box:\n    inset: a\n---\n{{box}}\n\n{{box}}\n", "help/a/page.md:11: the block 'box' is placed twice")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\n---\nText.\n\n{{box}}\n", "help/a/page.md:8: there is no block 'box' in blocks")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\n---\nText.\n\nA [link](/nowhere).\n", "help/a/page.md:8: there is no document /nowhere")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\nrelatedPages: [/help, /nowhere]\n---\n", "help/a/page.md:5: there is no document /nowhere")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\npicture: /media/b.svg\n---\n", "help/a/page.md:5: there is no file /media/b.svg in the media folder")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\n---\nIt costs [[nothing]].\n", "help/a/page.md:1: there is no figure [[nothing]]")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\npublishAt: soon\n---\n", "help/a/page.md:1: publishAt must be a date and time")]
    [InlineData(Page, "---\ntype: hub\ntitle: Page\nsummary: a\nhubType: Library\ndistrict: Melton\npostcode: LE67 3EA\n---\n", "help/a/page.md:2: a topic allows no hub below it")]
    [InlineData(Page, "---\ntype: helpPage\ntitle: Page\nsummary: a\ncultures: { cy: { title: b } }\n---\n", "help/a/page.md:")]
    [InlineData("index.md", "---\ntype: topicIndex\ntitle: Help\nsummary: a\n---\n", "index.md:2: a topicIndex cannot stand at the root")]
    [InlineData("help/b/page.md", "---\ntype: helpPage\ntitle: Page\nsummary: a\n---\n", "help/b/page.md:1: there is no document /help/b above it")]
    [InlineData("help/a.md", "---\ntype: topic\ntitle: A\nsummary: a\ngroup: Health\n---\n", "same address")]
    [InlineData("help/b.md", "---\ntype: topic\nkey: 6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20\ntitle: A\nsummary: a\ngroup: Nonsense\n---\n", "help/b.md:6: group:")]
    public async Task A_mistake_is_named_with_its_line_and_nothing_is_stored(string file, string text, string fault)
    {
        var seeds = new Dictionary<string, string>(Good) { [$"documents/{file}"] = text };
        await using var site = await TestSite.EmptyAsync();
        var thrown = await Assert.ThrowsAsync<SeedException>(() => ImportAsync(seeds, site));
        Assert.Contains(thrown.Faults, found => found.Contains(fault, StringComparison.Ordinal));
        Assert.All(thrown.Faults, found => Assert.Matches(@"^[a-z/.-]+:\d+: ", found));
        await using var database = site.Storage.CreateDbContext();
        Assert.Equal((0, 0, 0), (await database.Documents.CountAsync(), await database.Versions.CountAsync(), await database.Media.CountAsync()));
        Assert.True(await site.Import.IsEmptyAsync());
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once()
    {
        var seeds = new Dictionary<string, string>(Good) { [$"documents/{Page}"] = "---\ntype: helpPage\nnonsense: 1\n---\n[a](/b)\n", ["documents/help/a/two.md"] = "nothing", ["redirects.txt"] = "/old\n" };
        await using var site = await TestSite.EmptyAsync();
        var thrown = await Assert.ThrowsAsync<SeedException>(() => ImportAsync(seeds, site));
        Assert.Equal(["help/a/page.md:3", "help/a/page.md:5", "help/a/two.md:1", "redirects.txt:1"], thrown.Faults.Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_good_site_stays_as_it_was_when_a_broken_folder_is_imported()
    {
        await using var site = await ImportAsync(Good);
        var before = await StoredContent.ReadAsync(site);
        (string File, string Text, string Fault)[] table =
        [
            ("help/a/page.md", "---\ntype: guide\ntitle: Page\nsummary: a\n---\n", "help/a/page.md:2:"),
            ("help/a/page.md", "---\ntype: helpPage\nkey: 6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20\ntitle: Page\nsummary: a\n---\n", "help/a/page.md:1:"),
            ("help/a/page/sub.md", "---\ntype: helpPage\ntitle: Page\nsummary: a\n---\n", "help/a/page/sub.md:2: a helpPage allows no helpPage below it"),
        ];
        foreach (var (file, text, fault) in table)
        {
            var thrown = await Assert.ThrowsAsync<SeedException>(() => ImportAsync(new() { [$"documents/{file}"] = text }, site));
            Assert.Contains(thrown.Faults, found => found.StartsWith(fault, StringComparison.Ordinal));
            Assert.Equal(before, await StoredContent.ReadAsync(site));
        }
    }

    [Fact]
    public void No_property_has_the_name_of_a_word_that_seed_files_use_for_themselves() =>
        Assert.Empty(Tests.Properties.EditorTable.Model.ContentTypes.Where(type => !type.IsElement).SelectMany(type => type.PropertyList.Where(property => WordsOfSeedFiles.Contains(property.Alias)).Select(property => $"{type.Alias}.{property.Alias}")));

    internal static async Task<TestSite> ImportAsync(Dictionary<string, string> seeds, TestSite? into = null)
    {
        var site = into ?? await TestSite.EmptyAsync();
        var folder = Path.Combine(site.Settings.DataDirectory, Guid.NewGuid().ToString("N"));
        foreach (var (file, text) in seeds)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            await File.WriteAllTextAsync(Path.Combine(folder, file), text);
        }
        await site.Import.RunAsync(folder);
        return site;
    }
}
