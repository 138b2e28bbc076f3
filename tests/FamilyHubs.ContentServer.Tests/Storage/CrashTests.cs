using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>Kill -9 in the middle of saving and publishing: what was acknowledged is there, and nothing is half done.</summary>
public sealed class CrashTests
{
    private static readonly Random Moments = new(22112026);

    [Fact]
    public async Task Thirty_kills_on_SQLite_lose_nothing() => await KillAsync(postgres: false, times: 30);

    [PostgresFact]
    public async Task Ten_kills_on_Postgres_lose_nothing() => await KillAsync(postgres: true, times: 10);

    [Fact]
    public async Task Thirty_kills_while_somebody_types_lose_nothing_on_SQLite() => await KillAsync(postgres: false, times: 30, "keep");

    [PostgresFact]
    public async Task Ten_kills_while_somebody_types_lose_nothing_on_Postgres() => await KillAsync(postgres: true, times: 10, "keep");

    [Fact]
    public async Task A_copy_that_is_acknowledged_before_it_is_kept_is_found_out() => await FindOutAsync("early", "keep");

    [Fact]
    public async Task A_store_that_acknowledges_before_the_commit_is_found_out() => await FindOutAsync("early");

    private static async Task FindOutAsync(params string[] mode)
    {
        await using var site = await SmallSiteAsync(postgres: false);
        var account = await AddAccountAsync(site);
        var ledger = new Ledger();
        var lost = false;
        for (var kill = 0; kill < 10 && !lost; kill++)
        {
            using (var writer = await CrashProcess.WarmAsync(site.Settings, [.. mode, account])) ledger.Add(await writer.WriteAndKillAsync(afterLines: 2 * kill + 1, TimeSpan.Zero));
            lost = (await ledger.LostAsync(site)).Count > 0;
        }
        Assert.True(lost);
    }

    private static async Task KillAsync(bool postgres, int times, params string[] mode)
    {
        await using var site = await SmallSiteAsync(postgres);
        string[] more = [.. mode, await AddAccountAsync(site)];
        var ledger = new Ledger();
        var next = CrashProcess.WarmAsync(site.Settings, more);
        for (var kill = 0; kill < times; kill++)
        {
            using var writer = await next;
            if (kill + 1 < times) next = CrashProcess.WarmAsync(site.Settings, more);
            ledger.Add(await writer.WriteAndKillAsync(afterLines: 1 + Moments.Next(6), TimeSpan.FromMilliseconds(Moments.NextDouble() * 40)));
            if (!postgres && kill % 3 == 0) BackUp(site);
            Assert.Empty(await ledger.LostAsync(site));
            await WholeContent.AssertAsync(site);
        }
        Assert.True(ledger.Count >= times, $"{ledger.Count} operations were acknowledged.");
    }

    /// <summary>Right after a kill the journal may still hold a transaction that must be undone first.</summary>
    private static void BackUp(TestSite site)
    {
        var file = Path.Combine(site.Settings.DataDirectory, $"{Guid.NewGuid():N}.zip");
        site.Transfer.Backup(file);
        File.Delete(file);
    }

    /// <returns>The id of somebody who types.</returns>
    private static async Task<string> AddAccountAsync(TestSite site)
    {
        await using var accounts = site.Accounts();
        var account = new Account { Id = Guid.NewGuid(), Name = "Somebody", Role = Role.Editor };
        accounts.Accounts.Add(account);
        await accounts.SaveChangesAsync();
        return account.Id.ToString();
    }

    internal static async Task<TestSite> SmallSiteAsync(bool postgres)
    {
        var site = await TestSite.EmptyAsync(postgres);
        var seeds = Path.Combine(site.Settings.DataDirectory, "seeds", "documents");
        foreach (var file in new[] { "index.md", "help/index.md", "help/one.md", "help/two.md", "help/three.md", "help/two/page.md" })
        {
            var type = file == "index.md" ? "home" : file == "help/index.md" ? "topicIndex" : file.EndsWith("page.md", StringComparison.Ordinal) ? "helpPage" : "topic";
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(seeds, file))!);
            await File.WriteAllTextAsync(Path.Combine(seeds, file), $"---\ntype: {type}\ntitle: A page\nsummary: What it says.\n{(type == "topic" ? "group: Health\n" : "")}---\n");
        }
        await site.Import.RunAsync(Path.GetDirectoryName(seeds)!);
        await site.Live.LoadAsync();
        return site;
    }
}
