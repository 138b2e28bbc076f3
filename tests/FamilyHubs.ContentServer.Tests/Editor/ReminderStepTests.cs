using System.Globalization;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

public sealed class ReminderStepOnSqliteTests() : ReminderStepTests(postgres: false);

[NeedsPostgres]
public sealed class ReminderStepOnPostgresTests() : ReminderStepTests(postgres: true);

/// <summary>At which step a page that must be read again is on a day, and which of them nobody was written of yet.</summary>
public abstract class ReminderStepTests(bool postgres) : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 12, 20);

    private TestSite site = null!;

    private Document page = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.SeededAsync(postgres);
        page = await site.GetAsync("/privacy");
        await using var database = site.Storage.CreateDbContext();
        await database.Documents.ExecuteUpdateAsync(set => set.SetProperty(row => row.ReviewDue, row => row.Key == page.Key ? Due : null));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [DatabaseFact]
    public async Task A_step_comes_on_its_day_and_not_before()
    {
        foreach (var (day, step) in new[] { ("2026-12-05", default), ("2026-12-06", ReminderStep.Soon), ("2027-01-02", ReminderStep.Soon), ("2027-01-03", ReminderStep.Overdue), ("2027-01-18", ReminderStep.Overdue), ("2027-01-19", ReminderStep.LongOverdue), ("2028-01-01", ReminderStep.LongOverdue) })
            Assert.Equal(step, await StepAsync(day));
    }

    [DatabaseFact]
    public async Task What_was_sent_is_not_due_again_until_the_next_step_or_another_day()
    {
        await SentAsync(Due.AddDays(-1), ReminderStep.LongOverdue);
        Assert.Equal(ReminderStep.Soon, await StepAsync("2026-12-06"));
        await SentAsync(Due, ReminderStep.Soon);
        Assert.Equal(default, await StepAsync("2027-01-02"));
        Assert.Equal(ReminderStep.Overdue, await StepAsync("2027-01-03"));
        await SentAsync(Due, ReminderStep.Overdue);
        Assert.Equal(default, await StepAsync("2027-01-18"));
        Assert.Equal(ReminderStep.LongOverdue, await StepAsync("2027-01-19"));
        await SentAsync(Due, ReminderStep.LongOverdue);
        Assert.Equal(default, await StepAsync("2028-01-01"));
    }

    [DatabaseFact]
    public async Task A_page_that_is_not_public_is_never_due()
    {
        await site.Documents.UnpublishAsync(page.Key, page.Revision, TestSite.By);
        Assert.Equal(default, await StepAsync("2027-01-19"));
    }

    private async Task<ReminderStep> StepAsync(string day)
    {
        await using var connection = await site.Storage.OpenAsync();
        var steps = await Reminders.ReadStepsAsync(connection, DateOnly.Parse(day, CultureInfo.InvariantCulture));
        Assert.All(steps.Keys, key => Assert.Equal(page.Key, key));
        return steps.GetValueOrDefault(page.Key);
    }

    private async Task SentAsync(DateOnly due, ReminderStep step)
    {
        await using var database = site.Storage.CreateDbContext();
        database.Reminders.Add(new Reminder { DocumentKey = page.Key, DueOn = due, Step = step });
        await database.SaveChangesAsync();
    }
}
