using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Transfer;

public sealed class BackupTests : IAsyncLifetime
{
    private TestSite site = null!;

    private string backup = "";

    public async Task InitializeAsync()
    {
        site = await TestSite.SeededAsync();
        backup = Path.Combine(site.Settings.DataDirectory, "backup.zip");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_backup_restored_into_an_empty_place_compares_equal()
    {
        await WithdrawAsync("/privacy");
        site.Transfer.Backup(backup);
        await using var other = new TestSite(TestSite.NewSettings());
        Assert.Null(other.Transfer.Restore(backup));
        Assert.Equal(await StoredContent.ReadAsync(site), await StoredContent.ReadAsync(other));
        await other.Live.LoadAsync();
        Published.SavedSiteTests.AssertSame(site.Live.Current, other.Live.Current);
        Assert.Equal(MediaOf(site), MediaOf(other));
    }

    [Fact]
    public async Task What_was_there_before_a_restore_is_kept()
    {
        site.Transfer.Backup(backup);
        var before = await StoredContent.ReadAsync(site);
        await WithdrawAsync("/privacy");
        var later = await StoredContent.ReadAsync(site);

        var kept = site.Transfer.Restore(backup)!;
        await using var restored = site.Restarted();
        Assert.Equal(before, await StoredContent.ReadAsync(restored));
        Assert.False(restored.Live.LoadSaved());
        await restored.Live.LoadAsync();
        Assert.NotNull(restored.Live.Current.Find("/privacy"));

        await using var old = new TestSite(site.Settings with { DataDirectory = kept }, site.Model, ownsDatabase: false);
        Assert.Equal(later, await StoredContent.ReadAsync(old));
    }

    [Fact]
    public async Task A_backup_with_one_flipped_byte_is_refused_and_nothing_is_touched()
    {
        site.Transfer.Backup(backup);
        var before = await StoredContent.ReadAsync(site);
        var bytes = await File.ReadAllBytesAsync(backup);
        var places = Enumerable.Range(0, 20).Select(i => (long)i * (bytes.Length - 1) / 19).Concat([5, 10, 12, bytes.Length - 40, bytes.Length - 60, bytes.Length - 200]);
        var damaged = Path.Combine(site.Settings.DataDirectory, "damaged.zip");
        foreach (var place in places)
        {
            bytes[place] ^= 1;
            await File.WriteAllBytesAsync(damaged, bytes);
            bytes[place] ^= 1;
            Assert.Throws<TransferException>(() => site.Transfer.Restore(damaged));
        }
        foreach (var length in new[] { 0, 10, bytes.Length / 2, bytes.Length - 1 })
        {
            await File.WriteAllBytesAsync(damaged, bytes[..length]);
            Assert.Throws<TransferException>(() => site.Transfer.Restore(damaged));
        }
        Assert.Equal(before, await StoredContent.ReadAsync(site));
        Assert.Empty(Directory.EnumerateDirectories(site.Settings.DataDirectory, "*restore*"));
        Assert.NotNull(site.Transfer.Restore(backup));
    }

    [Fact]
    public async Task Export_and_backup_work_beside_a_running_site_and_verbs_that_write_do_not()
    {
        using var running = SoleUse.ForSite(site.Settings);
        site.Transfer.Backup(backup);
        Assert.True(await site.Transfer.ExportAsync(Path.Combine(site.Settings.DataDirectory, "export")) > 90);
        Assert.Contains("Stop the site", Assert.Throws<TransferException>(() => site.Transfer.Restore(backup)).Message, StringComparison.Ordinal);
        Assert.Contains("Stop the site", (await Assert.ThrowsAsync<TransferException>(() => site.Transfer.ImportAsync(TestSite.SeedsPath))).Message, StringComparison.Ordinal);
        Assert.Contains("Stop the site", (await Assert.ThrowsAsync<TransferException>(() => site.Transfer.SeedAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_while_editors_write_is_whole()
    {
        var page = await site.GetAsync("/privacy");
        var content = await site.ContentAsync(page.Key);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) page = await site.Documents.SaveDraftAsync(page.Key, page.Revision, content with { Name = $"Privacy {i}" }, TestSite.By);
        });
        for (var i = 0; i < 3; i++)
        {
            var file = $"{backup}{i}";
            await Task.Run(() => site.Transfer.Backup(file));
            await using var other = new TestSite(TestSite.NewSettings());
            other.Transfer.Restore(file);
            await Storage.WholeContent.AssertWholeAsync(other);
        }
        await writing;
    }

    [Fact]
    public async Task A_backup_right_after_a_crash_leaves_out_what_was_half_written()
    {
        await using var crashed = new TestSite(TestSite.NewSettings());
        await using (var editor = new SqliteConnection($"Data Source={site.Settings.DatabaseFile};Pooling=False"))
        {
            await editor.OpenAsync();
            await using var command = editor.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE versions SET Name = Name || '!', \"Values\" = '{}'";
            await command.ExecuteNonQueryAsync();
            foreach (var ending in new[] { "", "-journal" }) File.Copy(site.Settings.DatabaseFile + ending, crashed.Settings.DatabaseFile + ending);
        }
        Assert.NotEqual(await File.ReadAllBytesAsync(site.Settings.DatabaseFile), await File.ReadAllBytesAsync(crashed.Settings.DatabaseFile));

        crashed.Transfer.Backup(backup);
        await using var restored = new TestSite(TestSite.NewSettings());
        restored.Transfer.Restore(backup);
        Assert.Equal(await StoredContent.ReadAsync(site), await StoredContent.ReadAsync(restored));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_a_sentence()
    {
        var nowhere = TestSite.NewSettings();
        Assert.Throws<TransferException>(() => new ContentTransfer(nowhere, site.Clock).Backup(backup));
        await Assert.ThrowsAsync<TransferException>(() => new ContentTransfer(nowhere, site.Clock).ExportAsync(Path.Combine(nowhere.DataDirectory, "export")));
        Assert.Throws<TransferException>(() => site.Transfer.Restore("/nowhere.zip"));
        await Assert.ThrowsAsync<TransferException>(() => site.Transfer.SeedAsync());
        await Assert.ThrowsAsync<TransferException>(() => site.Transfer.ImportAsync("/nowhere"));
        await Assert.ThrowsAsync<TransferException>(() => site.Transfer.ExportAsync(site.Settings.DataDirectory));
        await Assert.ThrowsAsync<TransferException>(() => site.Transfer.ExportAsync(Path.Combine(site.Settings.DataDirectory, "export"), "/nowhere"));
        site.Transfer.Backup(backup);
        Assert.Throws<TransferException>(() => site.Transfer.Backup(backup));
        Directory.Delete(nowhere.DataDirectory, recursive: true);
    }

    [PostgresFact]
    public async Task On_Postgres_a_backup_says_what_to_use()
    {
        await using var other = await TestSite.EmptyAsync(postgres: true);
        Assert.Contains("pg_dump", Assert.Throws<TransferException>(() => other.Transfer.Backup(backup)).Message, StringComparison.Ordinal);
    }

    private async Task WithdrawAsync(string path)
    {
        var page = await site.GetAsync(path);
        await site.Documents.UnpublishAsync(page.Key, page.Revision, TestSite.By);
    }

    private static IEnumerable<string> MediaOf(TestSite from) => Directory.EnumerateFiles(from.Settings.MediaDirectory, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
