using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Mail that says it is time to read a page again: each step once, and further up when nothing happens. A site of its own, for its people.</summary>
public sealed class ReminderTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task The_owner_is_written_before_and_after_the_day_and_the_next_person_after_thirty_days_each_once()
    {
        var owner = await site.AddAccountAsync(Role.Editor);
        var publisher = await site.AddAccountAsync(Role.Publisher, site.Site.Find("/help")!.Key);
        await site.AddAccountAsync(Role.Publisher, site.Site.Find("/volunteers")!.Key);
        var key = await site.AddLivePageAsync("To be read again");
        await ChangeAsync(key, owner, "2026-12-20");
        var before = site.Clock.Now;
        try
        {
            Assert.Equal([], await OnAsync("2026-12-05"));
            Assert.Equal([owner], await OnAsync("2026-12-06"));
            Assert.Equal([], await OnAsync("2026-12-30"));
            Assert.Equal([owner], await OnAsync("2027-01-03"));
            Assert.Equal([], await OnAsync("2027-01-18"));
            Assert.Equal([publisher], await OnAsync("2027-01-19"));
            Assert.Equal([], await OnAsync("2027-01-30"));
            await ChangeAsync(key, owner, "2027-02-01");
            Assert.Equal([owner], await OnAsync("2027-01-30"));
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task A_stop_before_it_was_noted_writes_no_letter_twice()
    {
        var owner = await site.AddAccountAsync(Role.Editor);
        await ChangeAsync(await site.AddLivePageAsync("To be read again, and stopped"), owner, "2028-12-20");
        var before = site.Clock.Now;
        try
        {
            Assert.Contains(owner, await OnAsync("2028-12-10"));
            await using (var database = site.Get<ContentStorage>().CreateDbContext()) await database.Reminders.ExecuteDeleteAsync();
            Assert.Single(await OnAsync("2028-12-10"), to => to == owner);
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    /// <summary>Who is written about the page on a day, by a server that has just started.</summary>
    private async Task<IReadOnlyList<string>> OnAsync(string day)
    {
        site.Clock.Now = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(9, 0), TimeSpan.Zero);
        var outbox = site.Get<Outbox>();
        await using var started = new StartedReminders(site);
        await started.Reminders.SendAsync();
        await started.Reminders.SendAsync();
        return [.. (await outbox.ReadAsync()).Where(letter => letter.WrittenUtc == site.Clock.Now.UtcDateTime && letter.Text.Contains("To be read again", StringComparison.Ordinal)).Select(letter => letter.To)];
    }

    private async Task ChangeAsync(Guid key, string owner, string due)
    {
        var store = site.Get<DocumentStore>();
        var content = DraftContent.Of((await store.VersionsAsync(key))[0]);
        (content.Values["owner"], content.Values["reviewDue"]) = (owner, due);
        var saved = await store.SaveDraftAsync(key, (await site.DocumentAsync(key)).Revision, content, "a test");
        await store.PublishAsync(key, saved.Revision, "a test");
    }

    private sealed class StartedReminders(SeededSite site) : IAsyncDisposable
    {
        public Reminders Reminders { get; } = new(site.Get<IServiceScopeFactory>(), site.Get<ContentStorage>(), site.Get<DocumentTree>(), site.Get<Outbox>(), site.Get<ContentServerOptions>(), site.Clock, NullLogger<Reminders>.Instance);

        public ValueTask DisposeAsync()
        {
            Reminders.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
