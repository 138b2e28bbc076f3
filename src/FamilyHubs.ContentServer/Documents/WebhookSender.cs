using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Json;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>
/// Tells others what was published, as Umbraco's webhooks do: the event in a header, the key in the body. What is to be told is
/// stored with the change; who does not answer is told again, each time later, and then no more, until somebody says so.
/// </summary>
internal sealed class WebhookSender(Webhooks webhooks, ContentStorage storage, HttpMessageHandler? carrier, Jobs jobs, Headstart headstart, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(16), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How often it looks for what is due when nobody wakes it.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int MostAtOnce = 200;

    private readonly SemaphoreSlim wake = new(0); // Without a most: two who wake it at once must not fail after their change is stored.
    private DateOnly cleaned;

    /// <summary>Made when something is to be sent: where nobody waits for webhooks it would be kept for nothing.</summary>
    [field: MaybeNull]
    private HttpClient Http => field ??= new HttpClient(carrier ?? new SocketsHttpHandler { AllowAutoRedirect = false });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Something was stored that is to be sent.</summary>
    public void Wake()
    {
        if (wake.CurrentCount == 0) wake.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await headstart.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await jobs.RunAsync("Sending webhooks", () => SendDueAsync(stoppingToken));
                await DeleteOldAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning("Webhooks wait: {Fault}", fault.Message);
            }
            await wake.WaitAsync(Pace, stoppingToken);
        }
    }

    private async Task SendDueAsync(CancellationToken cancellation)
    {
        if (await storage.AnyAsync($"""SELECT 1 FROM content.webhook_deliveries WHERE "NextUtc" <= {Now}""", cancellation)) await SendAllDueAsync(cancellation);
    }

    /// <summary>Receivers are served beside one another, so that one that is slow keeps no other waiting; each gets its messages in order.</summary>
    private async Task SendAllDueAsync(CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        var due = await database.Deliveries.AsNoTracking().Where(delivery => delivery.NextUtc <= Now).OrderBy(delivery => delivery.Id).Take(MostAtOnce).ToListAsync(cancellation);
        await Task.WhenAll(due.GroupBy(delivery => delivery.Url).Select(async receiver =>
        {
            foreach (var delivery in receiver)
                if (!await SendAsync(delivery, cancellation)) return; // The others to the same receiver wait for their own turn.
        }));
    }

    /// <returns>False when it did not arrive.</returns>
    private async Task<bool> SendAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        if (!await ClaimAsync(delivery, cancellation)) return true;
        var (isKnown, secret) = await webhooks.SecretOfAsync(delivery.Url, cancellation);
        var fault = isKnown ? await TryAsync(delivery, secret, cancellation) : "The webhook was removed";
        var next = fault is null || !isKnown || delivery.Tries >= Pauses.Length ? (DateTime?)null : Now + Pauses[delivery.Tries];
        if (fault is not null && next is null) log.LogWarning("The webhook {Event} of {Key} could not be sent to {Host}: {Fault}", delivery.Event, delivery.DocumentKey, new Uri(delivery.Url).Host, fault);
        DateTime? sent = fault is null ? Now : null;
        await using var database = storage.CreateDbContext();
        await database.Deliveries.Where(row => row.Id == delivery.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Tries, delivery.Tries + 1).SetProperty(row => row.NextUtc, next).SetProperty(row => row.SentUtc, sent).SetProperty(row => row.Fault, fault), CancellationToken.None);
        return fault is null;
    }

    /// <summary>Of several nodes one sends it: the first that puts the time off. When that one stops half-way it is due again.</summary>
    private async Task<bool> ClaimAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        return await database.Deliveries.Where(row => row.Id == delivery.Id && row.NextUtc == delivery.NextUtc)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextUtc, Now + (2 * Patience)), cancellation) == 1;
    }

    /// <returns>What went wrong, or null.</returns>
    private async Task<string?> TryAsync(WebhookDelivery delivery, string? secret, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = JsonContent.Create(new { id = delivery.DocumentKey }) };
            request.Headers.UserAgent.ParseAdd("Family-Hubs-Web/1");
            request.Headers.Add(ReceiveWebhooks.EventHeader, delivery.Event);
            request.Headers.Add("Umb-Webhook-RetryCount", delivery.Tries.ToString(CultureInfo.InvariantCulture));
            if (secret is { Length: > 0 }) request.Headers.Add(ReceiveWebhooks.SecretHeader, secret);
            using var answer = await Http.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode ? null : $"It answered {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"It did not answer within {Patience.TotalSeconds:0} seconds";
        }
        catch (HttpRequestException fault)
        {
            return $"It could not be reached: {fault.HttpRequestError}";
        }
    }

    private async Task DeleteOldAsync(CancellationToken cancellation)
    {
        if (cleaned == DateOnly.FromDateTime(Now)) return;
        var end = Now - Kept;
        if (await storage.AnyAsync($"""SELECT 1 FROM content.webhook_deliveries WHERE "AtUtc" < {end}""", cancellation)) await DeleteBeforeAsync(end, cancellation);
        cleaned = DateOnly.FromDateTime(Now);
    }

    private async Task DeleteBeforeAsync(DateTime end, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await database.Deliveries.Where(delivery => delivery.AtUtc < end).ExecuteDeleteAsync(cancellation);
    }
}
