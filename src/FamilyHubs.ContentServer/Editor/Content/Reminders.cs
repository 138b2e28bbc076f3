using System.Data.Common;
using System.Text;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>
/// Writes to people whose pages must be read again: two weeks before the day, two weeks after it, and 30 days after it to the
/// next person. Each of these once; one letter a person names all pages. What was sent is stored with the content, so a restart
/// and a second node change nothing.
/// </summary>
internal sealed class Reminders(IServiceScopeFactory scopes, ContentStorage storage, DocumentTree tree, Outbox outbox, ContentServerOptions settings, TimeProvider clock, ILogger<Reminders> log) : BackgroundService
{
    private const int DaysBefore = 14;
    private const int DaysOverdue = 14;
    private const int DaysLongOverdue = 30;

    /// <summary>More than these wait for the next round: a letter of hundreds of pages is not read.</summary>
    private const int MostAtOnce = 200;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);

    /// <summary>Writes what is due.</summary>
    /// <returns>How many letters were written.</returns>
    public async Task<int> SendAsync(CancellationToken cancellation = default)
    {
        var today = LondonTime.Today(clock);
        await using (var connection = await storage.OpenAsync(cancellation))
            if ((await ReadStepsAsync(connection, today, cancellation)).Count == 0) return 0;
        return await SendDueAsync(today, cancellation);
    }

    private async Task<int> SendDueAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation); // So that two nodes do not both write.
        var steps = await ReadStepsAsync(database.Database.GetDbConnection(), today, cancellation);
        var pages = (await tree.FindAsync(steps.Keys, cancellation)).Where(found => !found.IsBinned).ToList();
        var letters = await AddressAsync(pages, steps, cancellation);
        foreach (var ((email, name), lines) in letters) await outbox.SendAsync(Write(email, name, lines, today) with { Key = KeyOf(email, lines, steps) }); // A stop before the commit would otherwise write them twice.
        database.Reminders.AddRange(pages.Select(found => new Reminder { DocumentKey = found.Row.Key, DueOn = found.Row.ReviewDue!.Value, Step = steps[found.Row.Key], SentUtc = clock.GetUtcNow().UtcDateTime }));
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return letters.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning("Reminders wait: {Fault}", fault.Message);
            }
        }
    }

    /// <summary>Live documents at a step of which nobody was written yet. Who was away for long gets the last step alone.</summary>
    internal static async Task<Dictionary<Guid, ReminderStep>> ReadStepsAsync(DbConnection connection, DateOnly today, CancellationToken cancellation = default)
    {
        var (soon, overdue, longOverdue) = (today.AddDays(DaysBefore), today.AddDays(-DaysOverdue), today.AddDays(-DaysLongOverdue));
        return (await connection.ReadAsync(
            $"""
            SELECT page."Key", page."ReviewDue" FROM content.documents page
            WHERE page."Path" IS NOT NULL AND page."TrashedUtc" IS NULL AND page."ReviewDue" <= {soon} AND NOT EXISTS (
              SELECT 1 FROM content.reminders sent WHERE sent."DocumentKey" = page."Key" AND sent."DueOn" = page."ReviewDue" AND sent."Step" >=
                CASE WHEN page."ReviewDue" <= {longOverdue} THEN {(int)ReminderStep.LongOverdue} WHEN page."ReviewDue" <= {overdue} THEN {(int)ReminderStep.Overdue} ELSE {(int)ReminderStep.Soon} END)
            ORDER BY page."ReviewDue" LIMIT {MostAtOnce}
            """,
            row => (Key: row.GetGuid(0), Due: row.GetFieldValue<DateOnly>(1)), cancellation)).ToDictionary(row => row.Key, row => StepOf(row.Due, today));
    }

    private static ReminderStep StepOf(DateOnly due, DateOnly today) =>
        due <= today.AddDays(-DaysLongOverdue) ? ReminderStep.LongOverdue
        : due <= today.AddDays(-DaysOverdue) ? ReminderStep.Overdue
        : ReminderStep.Soon;

    /// <summary>To the owner; where the owner has no account, and after the last step, to those who answer for that part.</summary>
    private async Task<Dictionary<(string Email, string Name), List<PlacedRow>>> AddressAsync(List<PlacedRow> pages, Dictionary<Guid, ReminderStep> steps, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var approvers = scope.ServiceProvider.GetRequiredService<Approvers>();
        Dictionary<(string, string), List<PlacedRow>> letters = [];
        foreach (var found in pages)
        {
            var owner = await approvers.OwnerAsync(found, cancellation);
            IReadOnlyList<Account> next = owner is null && steps[found.Row.Key] == ReminderStep.LongOverdue ? await approvers.AdministratorsAsync(cancellation) : await approvers.OfAsync(found, cancellation);
            var asked = owner is not null && steps[found.Row.Key] < ReminderStep.LongOverdue ? [owner] : next.Where(account => account.Id != owner?.Id).DefaultIfEmpty(owner).OfType<Account>();
            foreach (var account in asked)
            {
                if (!letters.TryGetValue((account.Email!, account.Name), out var lines)) letters[(account.Email!, account.Name)] = lines = [];
                lines.Add(found);
            }
        }
        return letters;
    }

    private Letter Write(string email, string name, List<PlacedRow> pages, DateOnly today)
    {
        var site = settings.Editor.SiteUrl.ToString().TrimEnd('/');
        var text = new StringBuilder($"Hello {name}\n\n{(pages.Count == 1 ? "This page has to be read again" : "These pages have to be read again")}. If all is still true, say so with one click.\n");
        foreach (var found in pages.OrderBy(found => found.Row.ReviewDue))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{found.Row.Name}\n{When(found.Row.ReviewDue!.Value, today)}{(found.Row.Owner is { } owner ? $". Owner: {owner}" : "")}\n{site}/editor/content/{found.Row.Key}\n");
        return new Letter(email, pages.Count == 1 ? $"To read again: {pages[0].Row.Name}" : $"{pages.Count} pages to read again", text.ToString());
    }

    private static string KeyOf(string email, List<PlacedRow> pages, Dictionary<Guid, ReminderStep> steps) =>
        string.Join('\n', pages.Select(found => $"{found.Row.Key:N} {found.Row.ReviewDue:O} {steps[found.Row.Key]}").Order(StringComparer.Ordinal).Prepend($"reminder {email}"));

    private static string When(DateOnly due, DateOnly today) => due >= today ? $"By {LondonWords.Of(due)}" : $"Overdue since {LondonWords.Of(due)}";
}
