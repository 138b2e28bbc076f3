using System.Collections.Concurrent;
using System.Net;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public sealed class WebhookSenderOnSqliteTests() : WebhookSenderTests(postgres: false);

[NeedsPostgres]
public sealed class WebhookSenderOnPostgresTests() : WebhookSenderTests(postgres: true);

/// <summary>What is due is sent, and what has become old is forgotten.</summary>
public abstract class WebhookSenderTests(bool postgres)
{
    private static readonly Uri Receiver = new("https://receiver.example/told");

    [DatabaseFact]
    public async Task A_message_is_sent_at_its_moment_and_not_before()
    {
        await using var site = await TestSite.EmptyAsync(postgres);
        var now = site.Clock.Now.UtcDateTime;
        await StoreAsync(site, "due", now, now);
        await StoreAsync(site, "later", now, now.AddMilliseconds(1));
        Assert.Equal(["due"], await RunAsync(site));
        Assert.Equal([], await RunAsync(site));
        site.Clock.Now = site.Clock.Now.AddMilliseconds(1);
        Assert.Equal(["later"], await RunAsync(site));
    }

    [DatabaseFact]
    public async Task Thirty_days_after_it_was_stored_a_message_is_deleted()
    {
        await using var site = await TestSite.EmptyAsync(postgres);
        var end = site.Clock.Now.UtcDateTime.AddDays(-30);
        await StoreAsync(site, "kept", end, next: null);
        await RunAsync(site);
        await StoreAsync(site, "old", end.AddMilliseconds(-1), next: null);
        await RunAsync(site);
        await using var database = site.Storage.CreateDbContext();
        Assert.Equal(["kept"], await database.Deliveries.Select(delivery => delivery.Event).ToListAsync());
    }

    private static async Task StoreAsync(TestSite site, string name, DateTime at, DateTime? next)
    {
        await using var database = site.Storage.CreateDbContext();
        database.Deliveries.Add(new WebhookDelivery { Url = Receiver.AbsoluteUri, Event = name, DocumentKey = Guid.NewGuid(), AtUtc = at, NextUtc = next });
        await database.SaveChangesAsync();
    }

    /// <summary>What a server that has just started sends in its first round.</summary>
    private static async Task<IReadOnlyCollection<string>> RunAsync(TestSite site)
    {
        var jobs = new Jobs(site.Clock);
        using var told = new Told();
        using var sender = new WebhookSender(new Webhooks(site.Settings with { Webhooks = [new(Receiver, null)] }, site.Storage, site.Clock), site.Storage, told, jobs, new Headstart(), site.Clock, NullLogger<WebhookSender>.Instance);
        await sender.StartAsync(default);
        for (var tries = 0; jobs.All.Count == 0 && tries < 600; tries++) await Task.Delay(50);
        Assert.Equal(0, Assert.Single(jobs.All).Failures);
        await Task.Delay(300); // What is old is deleted after the round.
        await sender.StopAsync(default);
        return told.Events;
    }

    private sealed class Told : HttpMessageHandler
    {
        public ConcurrentQueue<string> Events { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Events.Enqueue(request.Headers.GetValues("Umb-Webhook-Event").Single());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
