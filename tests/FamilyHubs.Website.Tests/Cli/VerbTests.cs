using FamilyHubs.TestKit;
using FamilyHubs.Website.Tests.Shared.Places;
using Xunit;

namespace FamilyHubs.Website.Tests.Cli;

public sealed class VerbTests : IDisposable
{
    private readonly WebsiteProgram website = new();

    public void Dispose() => website.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_names_every_verb(string asked)
    {
        var ended = await website.RunAsync(asked);
        Assert.Equal(0, ended.Code);
        Assert.All(new[] { "seed", "import <folder>", "export <folder>", "backup <file>", "restore <file>", "places import <file>", "--help" }, verb => Assert.Contains(verb, ended.Output, StringComparison.Ordinal));
        Assert.False(Directory.Exists(website.Data));
    }

    [Fact]
    public async Task A_verb_that_does_not_exist_is_named() => Assert.Contains("'publsh'", (await website.RunAsync("publsh")).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("export", "export <folder> [path]")]
    [InlineData("import", "import <folder>")]
    [InlineData("backup", "backup <file>")]
    [InlineData("restore", "restore <file>")]
    [InlineData("places", "places import <file>")]
    public async Task A_missing_argument_shows_how_the_verb_is_written(string verb, string usage) => Assert.Contains(usage, (await website.RunAsync(verb)).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task One_argument_too_many_is_refused() => Assert.Contains("This is written: seed", (await website.RunAsync("seed", "twice")).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Seeding_says_how_far_it_is_and_a_second_time_is_refused()
    {
        var first = await website.RunAsync("seed");
        Assert.True(first.Code == 0, first.Errors);
        Assert.Contains("Storing documents", first.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"Seeded \d{3} documents and \d+ media files", first.Output);
        Assert.Contains("nothing was seeded", (await website.RunAsync("seed")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_without_loss()
    {
        website.Seeded();
        Assert.Equal(0, (await website.RunAsync("export", website.At("first"))).Code);
        Assert.Equal(0, (await website.RunInAsync(website.At("other"), "import", website.At("first"))).Code);
        Assert.Equal(0, (await website.RunInAsync(website.At("other"), "export", website.At("second"))).Code);
        Assert.Equal(Contents("first"), Contents("second"));
        Assert.Contains("is not empty", (await website.RunAsync("export", website.At("first"))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_folder_can_be_exported()
    {
        website.Seeded();
        Assert.Equal(0, (await website.RunAsync("export", website.At("hubs"), "/hubs")).Code);
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "content-seeds", "documents", "hubs"), "*.md", SearchOption.AllDirectories).Count(),
            Contents("hubs").Keys.Count(file => file.EndsWith(".md", StringComparison.Ordinal)));
        Assert.Contains("/no-such-page", (await website.RunAsync("export", website.At("none"), "/no-such-page")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_place()
    {
        website.Seeded();
        Assert.Equal(0, (await website.RunAsync("backup", website.At("site.backup"))).Code);
        Assert.NotEqual("", (await website.RunAsync("backup", website.At("site.backup"))).Sentence);
        Assert.Equal(0, (await website.RunInAsync(website.At("other"), "restore", website.At("site.backup"))).Code);
        await website.RunAsync("export", website.At("before"));
        await website.RunInAsync(website.At("other"), "export", website.At("after"));
        Assert.Equal(Contents("before"), Contents("after"));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_changes_nothing()
    {
        website.Seeded();
        await website.RunAsync("backup", website.At("site.backup"));
        var bytes = await File.ReadAllBytesAsync(website.At("site.backup"));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(website.At("damaged.backup"), bytes);
        Assert.NotEqual("", (await website.RunAsync("restore", website.At("damaged.backup"))).Sentence);
        Assert.NotEqual("", (await website.RunAsync("restore", website.At("absent.backup"))).Sentence);
        Assert.Equal(0, (await website.RunAsync("export", website.At("still-there"))).Code);
    }

    [Fact]
    public async Task A_broken_seed_file_is_named_with_its_line_and_nothing_is_stored()
    {
        var folder = Directory.CreateDirectory(website.At("broken/documents")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "index.md"), "---\ntype: home\ntitle: Start\nsummary: Start\ncolour: red\n---\n");
        var ended = await website.RunAsync("import", website.At("broken"));
        Assert.Equal(1, ended.Code);
        Assert.Contains("index.md:5", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("colour", ended.Errors, StringComparison.Ordinal);
        await website.RunAsync("export", website.At("nothing"));
        Assert.DoesNotContain(Contents("nothing").Keys, file => file.EndsWith(".md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Positions_of_postcodes_are_imported_and_counted()
    {
        var file = website.At("ONSPD_NOV_2025_UK.csv");
        await File.WriteAllTextAsync(file, DirectoryFile.Of(DirectoryFile.Onspd, DirectoryFile.Coalville, DirectoryFile.Coalville with { Postcode = "LE67 3EB", Ended = "201001" }, new("G1 1AA", "S12000049", 55.86, -4.25)));
        var ended = await website.RunAsync("places", "import", file);
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("Imported 2 postcodes, 1 of them in the county; 1 that have ended and 0 without a position were left out. The newest is from January 1980.", ended.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(website.Data, "places", "postcodes.bin")));
        await File.WriteAllTextAsync(file, "name\nA\n");
        Assert.Contains("it has no column for the postcode (pcds)", (await website.RunAsync("places", "import", file)).Sentence, StringComparison.Ordinal);
        Assert.Contains("places import <file>", (await website.RunAsync("places", "forget", file)).Sentence, StringComparison.Ordinal);
    }

    private SortedDictionary<string, string> Contents(string folder)
    {
        var files = Directory.Exists(website.At(folder)) ? Directory.GetFiles(website.At(folder), "*", SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(file => Path.GetRelativePath(website.At(folder), file), File.ReadAllText), StringComparer.Ordinal);
    }
}
