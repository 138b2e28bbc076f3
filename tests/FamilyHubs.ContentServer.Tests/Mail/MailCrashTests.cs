using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Tests.Storage;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Mail;

/// <summary>Kill -9 while letters are written: those that were acknowledged wait to be sent, once each.</summary>
public sealed class MailCrashTests
{
    [Fact]
    public async Task Kills_lose_no_letter() => Assert.Empty(await LostAsync(kills: 6));

    [Fact]
    public async Task An_outbox_that_acknowledges_before_it_has_written_is_found_out() => Assert.NotEmpty(await LostAsync(kills: 10, "early"));

    private static async Task<IReadOnlyList<string>> LostAsync(int kills, params string[] more)
    {
        await using var site = await CrashTests.SmallSiteAsync(postgres: false);
        List<string> ledger = [];
        for (var kill = 0; kill < kills; kill++)
        {
            using var writer = await CrashProcess.WarmAsync(site.Settings, [.. more, "mail"]);
            ledger.AddRange((await writer.WriteAndKillAsync(afterLines: 1 + kill, TimeSpan.Zero)).Select(line => line.Split(' ')[1]));
        }
        Assert.True(ledger.Count >= kills);
        using var outbox = new Outbox(site.Settings, new FakeClock());
        var waiting = (await outbox.WaitingAsync()).Select(letter => letter.Subject).ToList();
        Assert.Equal(waiting.Distinct(), waiting);
        return [.. ledger.Except(waiting)];
    }
}
