using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Published;

/// <summary>The copy on disk from which the site starts without its database.</summary>
public sealed class SavedSiteTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.SeededAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_restart_serves_the_saved_copy_while_the_database_file_is_absent()
    {
        await RenameAsync("/privacy", "your-data");
        site.CloseFile();
        File.Move(site.Settings.DatabaseFile, site.Settings.DatabaseFile + ".away");
        await using var restarted = site.Restarted();
        Assert.True(restarted.Live.LoadSaved());
        AssertSame(site.Live.Current, restarted.Live.Current);
        Assert.Equal("/your-data", Assert.IsType<Address.Moved>(restarted.Live.Current.Resolve("/privacy")).To);

        await restarted.Live.CatchUpAsync();
        Assert.Equal(site.Clock.Now, restarted.Live.SourceTrouble?.Since);
        AssertSame(site.Live.Current, restarted.Live.Current);

        File.Move(site.Settings.DatabaseFile + ".away", site.Settings.DatabaseFile);
        await restarted.Live.CatchUpAsync();
        Assert.Null(restarted.Live.SourceTrouble);
    }

    [Fact]
    public async Task Every_change_is_in_the_copy()
    {
        for (var i = 0; i < 6; i++)
        {
            await RenameAsync(i == 0 ? "/privacy" : $"/privacy-{i - 1}", $"privacy-{i}");
            AssertSame(site.Live.Current, Load()!);
        }
        var document = await site.GetAsync("/help/baby-sleep");
        await site.Documents.UnpublishAsync(document.Key, document.Revision, TestSite.By);
        AssertSame(site.Live.Current, Load()!);
        Assert.Null(Load()!.Find("/help/baby-sleep/safer-sleep"));
    }

    [Fact]
    public async Task A_torn_last_change_is_not_read_and_nothing_is_written_behind_it()
    {
        var before = site.Live.Current;
        await RenameAsync("/privacy", "your-data");
        using (var file = File.Open(site.Settings.PublishedFile, FileMode.Open)) file.SetLength(file.Length - 3);
        AssertSame(before, Load()!);

        await using var restarted = site.Restarted();
        Assert.True(restarted.Live.LoadSaved());
        await restarted.Live.CatchUpAsync();
        AssertSame(restarted.Live.Current, Load()!);
        var document = await restarted.GetAsync("/terms");
        await restarted.Documents.UnpublishAsync(document.Key, document.Revision, TestSite.By);
        AssertSame(restarted.Live.Current, Load()!);
        Assert.Null(Load()!.Find("/terms"));
    }

    [Fact]
    public async Task A_flipped_byte_is_never_served()
    {
        var whole = site.Live.Current;
        var first = new FileInfo(site.Settings.PublishedFile).Length;
        await RenameAsync("/privacy", "your-data");
        var bytes = await File.ReadAllBytesAsync(site.Settings.PublishedFile);
        long[] places = [0, 11, 28, 30, first / 2, first - 1, first + 2, (first + bytes.Length) / 2, bytes.Length - 1];
        foreach (var place in places)
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= 0x10;
            await File.WriteAllBytesAsync(site.Settings.PublishedFile, damaged);
            var loaded = Load();
            if (place < first) Assert.Null(loaded);
            else AssertSame(whole, loaded!);
        }
        await File.WriteAllBytesAsync(site.Settings.PublishedFile, bytes);
        AssertSame(site.Live.Current, Load()!);
    }

    [Fact]
    public async Task The_copy_of_another_database_is_not_trusted_once_the_database_answers()
    {
        await using var other = await TestSite.EmptyAsync();
        await other.Import.RunAsync(TestSite.SeedsPath);
        await other.Live.LoadAsync();
        var document = await other.GetAsync("/privacy");
        await other.Documents.UnpublishAsync(document.Key, document.Revision, TestSite.By);
        File.Copy(other.Settings.PublishedFile, site.Settings.PublishedFile, overwrite: true);

        await using var restarted = site.Restarted();
        Assert.True(restarted.Live.LoadSaved());
        Assert.Null(restarted.Live.Current.Find("/privacy"));
        await restarted.Live.CatchUpAsync();
        AssertSame(site.Live.Current, restarted.Live.Current);
        AssertSame(site.Live.Current, Load()!);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_no_publish()
    {
        var folder = Path.GetDirectoryName(site.Settings.PublishedFile)!;
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "A file where the folder should be.");
        await RenameAsync("/privacy", "your-data");
        Assert.NotNull(site.Live.Current.Find("/your-data"));
        File.Delete(folder);
        await RenameAsync("/terms", "conditions");
        AssertSame(site.Live.Current, Load()!);
    }

    private async Task RenameAsync(string path, string segment)
    {
        var document = await site.GetAsync(path);
        document = await site.Documents.SaveDraftAsync(document.Key, document.Revision, await site.ContentAsync(document.Key) with { Segment = segment, Note = $"Now at {segment}" }, TestSite.By);
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
    }

    private PublishedSite? Load() => new SavedSite(site.Settings.PublishedFile).Load(PublishedSite.Empty(site.Model, new Website.PublishedModels.ModelFactory()))?.Site;

    internal static void AssertSame(PublishedSite expected, PublishedSite actual)
    {
        Assert.True(expected.Count > 0);
        Assert.Equal(expected.Sequence, actual.Sequence);
        Assert.Equal(Lines(expected), Lines(actual));
    }

    private static IEnumerable<string> Lines(PublishedSite site) => site.Contents
        .Select(content => $"{content.Key} {content.ParentKey} {content.ContentType} {content.Name} {content.Path} {content.SortOrder} {content.CreatedUtc:O} {content.UpdatedUtc:O} {content.ChangeNote} {string.Join(',', content.References)} {content.Values}")
        .Concat(site.Redirects.Select(redirect => $"{redirect.Key} {redirect.Value}")).Concat(site.Media.Select(media => media.ToString()))
        .Concat(site.Pages.Select((page, i) => $"{i:D5} {page.Path}")).Order(StringComparer.Ordinal);
}
