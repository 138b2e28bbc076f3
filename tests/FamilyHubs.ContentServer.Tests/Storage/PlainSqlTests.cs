using System.Globalization;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

public sealed class PlainSqlOnSqliteTests() : PlainSqlTests(postgres: false);

[NeedsPostgres]
public sealed class PlainSqlOnPostgresTests() : PlainSqlTests(postgres: true);

/// <summary>What is asked past Entity Framework is answered as Entity Framework would.</summary>
public abstract class PlainSqlTests(bool postgres)
{
    private static readonly TimeSpan Least = TimeSpan.FromMicroseconds(1);

    [DatabaseFact]
    public async Task A_moment_that_was_stored_is_found_from_that_moment_on()
    {
        await using var site = await TestSite.EmptyAsync(postgres);
        foreach (var text in new[] { "2026-12-01T00:00:00", "2026-12-01T09:00:00", "2026-12-01T09:00:00.1", "2026-12-01T09:00:00.100001", "2026-12-01T23:59:59.999999" })
        {
            var moment = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            await using var database = site.Storage.CreateDbContext();
            await database.Deliveries.ExecuteDeleteAsync();
            database.Deliveries.Add(new WebhookDelivery { Url = "https://hubs.example/", Event = "", DocumentKey = Guid.Empty, NextUtc = moment });
            await database.SaveChangesAsync();
            foreach (var (at, expected) in new[] { (moment - Least, false), (moment, true), (moment + Least, true), (moment.AddSeconds(-1), false), (moment.AddDays(1), true) })
            {
                Assert.Equal(expected, await site.Storage.AnyAsync($"""SELECT 1 FROM content.webhook_deliveries WHERE "NextUtc" <= {at}"""));
                Assert.Equal(expected, await database.Deliveries.AnyAsync(delivery => delivery.NextUtc <= at));
            }
        }
    }

    [DatabaseFact]
    public async Task Keys_days_and_numbers_come_back_as_they_were_stored()
    {
        await using var site = await TestSite.SeededAsync(postgres);
        await using var database = site.Storage.CreateDbContext();
        var expected = await database.Documents.Where(row => row.ReviewDue != null).OrderBy(row => row.Path).Select(row => new { row.Key, row.ReviewDue, row.SortOrder }).ToListAsync();
        var read = await site.Storage.ReadAsync($"""SELECT "Key", "ReviewDue", "SortOrder" FROM content.documents WHERE "ReviewDue" IS NOT NULL ORDER BY "Path" """, row => (row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetInt32(2)));
        Assert.NotEmpty(read);
        Assert.Equal(expected.Select(row => (row.Key, row.ReviewDue!.Value, row.SortOrder)).ToHashSet(), [.. read]);
        var first = expected[0];
        Assert.True(await site.Storage.AnyAsync($"""SELECT 1 FROM content.documents WHERE "Key" = {first.Key} AND "ReviewDue" = {first.ReviewDue!.Value} AND "SortOrder" = {first.SortOrder}"""));
        Assert.False(await site.Storage.AnyAsync($"""SELECT 1 FROM content.documents WHERE "Key" = {first.Key} AND "ReviewDue" < {first.ReviewDue!.Value}"""));
    }

    [DatabaseFact]
    public async Task What_stands_in_braces_is_never_read_as_sql()
    {
        await using var site = await TestSite.SeededAsync(postgres);
        var words = "' OR 1 = 1 --";
        Assert.False(await site.Storage.AnyAsync($"""SELECT 1 FROM content.documents WHERE "Path" = {words}"""));
        words = "content.documents {0}";
        Assert.Equal([words], await site.Storage.ReadAsync($"SELECT CAST({words} AS text)", row => row.GetString(0)));
    }

    [DatabaseFact]
    public async Task In_a_transaction_of_Entity_Framework_it_sees_what_that_has_done()
    {
        await using var site = await TestSite.SeededAsync(postgres);
        await using var database = site.Storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync();
        await database.Documents.ExecuteUpdateAsync(set => set.SetProperty(row => row.SortOrder, 7));
        Assert.Equal([7], await database.Database.GetDbConnection().ReadAsync($"""SELECT DISTINCT "SortOrder" FROM content.documents""", row => row.GetInt32(0)));
    }
}
