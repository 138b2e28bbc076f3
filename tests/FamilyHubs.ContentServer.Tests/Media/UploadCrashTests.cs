using System.Security.Cryptography;
using FamilyHubs.ContentServer.Tests.Storage;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

/// <summary>Kill -9 in the middle of uploads: what was acknowledged is there, once and whole; what was not left nothing that anybody sees.</summary>
public sealed class UploadCrashTests
{
    private static readonly Random Moments = new(7112026);

    [Fact]
    public async Task Thirty_kills_on_SQLite_lose_no_upload() => await KillAsync(postgres: false, times: 30);

    [PostgresFact]
    public async Task Ten_kills_on_Postgres_lose_no_upload() => await KillAsync(postgres: true, times: 10);

    [Fact]
    public async Task A_library_that_acknowledges_before_the_commit_is_found_out()
    {
        await using var site = await CrashTests.SmallSiteAsync(postgres: false);
        using var writer = await CrashProcess.WarmAsync(site.Settings, "uploads", "early");
        Assert.NotEmpty(await FaultsAsync(site, await writer.WriteAndKillAsync(afterLines: 1, TimeSpan.Zero)));
    }

    private static async Task KillAsync(bool postgres, int times)
    {
        await using var site = await CrashTests.SmallSiteAsync(postgres);
        List<string> ledger = [];
        var next = CrashProcess.WarmAsync(site.Settings, "uploads");
        for (var kill = 0; kill < times; kill++)
        {
            using var writer = await next;
            if (kill + 1 < times) next = CrashProcess.WarmAsync(site.Settings, "uploads");
            ledger.AddRange(await writer.WriteAndKillAsync(afterLines: 1 + Moments.Next(6), TimeSpan.FromMilliseconds(Moments.NextDouble() * 40)));
            Faults.None(await FaultsAsync(site, ledger));
        }
        Assert.True(ledger.Count >= times, $"{ledger.Count} uploads were acknowledged.");
        site.Media.ClearStaged(DateTime.MaxValue);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Settings.MediaDirectory, "incoming")));
    }

    /// <summary>Acknowledged uploads that are not there, and items of the library that are not whole.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(TestSite site, IEnumerable<string> ledger)
    {
        await using var database = site.Storage.CreateDbContext();
        var stored = await database.Media.AsNoTracking().ToDictionaryAsync(item => item.Key, item => item);
        var told = ledger.Select(line => line.Split(' ')).Select(line => (Key: Guid.Parse(line[1]), Hash: line[2])).ToList();
        return
        [
            .. told.Where(upload => stored.GetValueOrDefault(upload.Key)?.Hash != upload.Hash).Select(upload => $"lost: {upload}"),
            .. stored.Values.Where(item => HashOf(site.Media.PathOf(item.Hash)) != item.Hash).Select(item => $"not whole: {item.Name}"),
            .. stored.Values.GroupBy(item => item.Name).Where(same => same.Count() > 1).Select(same => $"doubled: {same.Key}"),
        ];
    }

    private static string HashOf(string file)
    {
        if (!File.Exists(file)) return "";
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
