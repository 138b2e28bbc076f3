using System.Data.Common;
using System.Diagnostics;
using FamilyHubs.ContentServer.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

public sealed class SqliteSettingsTests
{
    private const string Strace = "/usr/bin/strace";

    [Fact]
    public async Task A_fresh_file_keeps_a_rollback_journal_and_flushes_every_commit()
    {
        await using var site = await TestSite.EmptyAsync();
        await AssertSafeAsync(site);
    }

    [Fact]
    public async Task A_reopened_file_is_as_safe_even_when_somebody_else_turned_WAL_on()
    {
        await using var site = await TestSite.EmptyAsync();
        SqliteConnection.ClearAllPools();
        await using (var other = new SqliteConnection($"Data Source={site.Settings.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            Assert.Equal("wal", await command.ExecuteScalarAsync());
        }
        await using var restarted = site.Restarted();
        await AssertSafeAsync(restarted);
    }

    [Fact]
    public async Task Foreign_keys_are_kept()
    {
        await using var site = await TestSite.SeededAsync();
        await using var database = site.Storage.CreateDbContext();
        var fault = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlAsync($"UPDATE documents SET ParentKey = {Guid.NewGuid()} WHERE Path = '/help'"));
        Assert.Contains("FOREIGN KEY", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_is_on_the_disk_before_it_is_acknowledged()
    {
        if (!File.Exists(Strace)) return; // The pragmas above say the same; strace sees it.
        Assert.Empty(await UnsyncedAsync());
        Assert.NotEmpty(await UnsyncedAsync("early"));
    }

    private static async Task AssertSafeAsync(TestSite site)
    {
        await using (var plain = await site.Storage.OpenAsync()) await AssertSafeAsync(plain);
        await using var database = site.Storage.CreateDbContext();
        await database.Database.OpenConnectionAsync();
        await AssertSafeAsync(database.Database.GetDbConnection());
    }

    private static async Task AssertSafeAsync(DbConnection connection)
    {
        Assert.Equal("truncate", await PragmaAsync("journal_mode"));
        Assert.Equal("2", await PragmaAsync("synchronous"));
        Assert.Equal("1", await PragmaAsync("foreign_keys"));
        Assert.Equal("30000", await PragmaAsync("busy_timeout"));

        async Task<string?> PragmaAsync(string name)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are above.
            command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
            return (await command.ExecuteScalarAsync())?.ToString();
        }
    }

    /// <summary>The acknowledgements of a writer before which the database was not flushed since the one before.</summary>
    private static async Task<IReadOnlyList<string>> UnsyncedAsync(params string[] more)
    {
        await using var site = await CrashTests.SmallSiteAsync(postgres: false);
        var log = Path.Combine(site.Settings.DataDirectory, "strace");
        var writer = CrashProcess.Command(site.Settings, "2", more);
        using var process = Process.Start(new ProcessStartInfo(Strace, ["-f", "-y", "-s", "64", "-e", "trace=fsync,fdatasync,write", "-o", log, writer.FileName, .. writer.ArgumentList]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteLineAsync("go");
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        List<string> unsynced = [];
        var (synced, acknowledged) = (false, 0);
        foreach (var line in await File.ReadAllLinesAsync(log))
        {
            if (line.Contains("sync(", StringComparison.Ordinal) && line.Contains("content.db", StringComparison.Ordinal)) synced = true;
            if (line.Contains("\"ready", StringComparison.Ordinal)) synced = false;
            if (!line.Contains("\"saved ", StringComparison.Ordinal) && !line.Contains("\"published ", StringComparison.Ordinal)) continue;
            if (!synced) unsynced.Add(line);
            acknowledged++;
            synced = false;
        }
        Assert.Equal(4, acknowledged);
        return unsynced;
    }
}
