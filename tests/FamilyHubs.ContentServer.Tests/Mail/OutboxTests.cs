using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task What_was_written_is_read_the_latest_first()
    {
        var settings = TestSite.NewSettings();
        var clock = new FakeClock();
        var outbox = new Outbox(settings, clock);
        Assert.Empty(await outbox.ReadAsync());
        await outbox.SendAsync(new Letter("zoë@example.org", "First", "line one\nline two"));
        clock.Now += TimeSpan.FromSeconds(1);
        await outbox.SendAsync(new Letter("b@example.org", "Second", "'\"<b>"));
        Assert.Equal(["Second", "First"], (await outbox.ReadAsync()).Select(letter => letter.Subject));
        Assert.Equal("line one\nline two", (await outbox.ReadAsync())[1].Text);
        Directory.Delete(settings.DataDirectory, recursive: true);
    }
}
