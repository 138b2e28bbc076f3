using System.Globalization;
using System.Net.Http.Json;
using System.Threading.Channels;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>
/// Tells others what was published, as Umbraco's webhooks do: the event in a header, the key in the body. After the commit and
/// beside it: who does not answer is told again, each time later, and then no more; readers compare all at intervals.
/// </summary>
internal sealed class WebhookSender(ContentServerOptions settings, HttpClient http, ILogger<WebhookSender> log) : BackgroundService
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16)];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Past this many that wait, the oldest are not told any more.</summary>
    private const int MostWaiting = 1_000;

    private readonly IReadOnlyList<(WebhookOptions Webhook, Channel<(string Event, Guid Key)> Waiting)> receivers =
        [.. settings.Webhooks.Select(webhook => (webhook, Channel.CreateBounded<(string, Guid)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest })))];

    /// <param name="verb">What was done to the document, as the audit trail names it. Verbs of which the public sees nothing are not told.</param>
    public void Announce(string verb, Guid key)
    {
        if (EventOf(verb) is not { } name) return;
        foreach (var (_, waiting) in receivers) waiting.Writer.TryWrite((name, key));
    }

    /// <summary>Each receiver has its own queue: one that is slow keeps no other waiting.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(receivers.Select(receiver => SendAllAsync(receiver.Webhook, receiver.Waiting.Reader, stoppingToken)));

    private async Task SendAllAsync(WebhookOptions webhook, ChannelReader<(string Event, Guid Key)> waiting, CancellationToken cancellation)
    {
        await foreach (var (name, key) in waiting.ReadAllAsync(cancellation)) await SendAsync(webhook, name, key, cancellation);
    }

    private async Task SendAsync(WebhookOptions webhook, string name, Guid key, CancellationToken cancellation)
    {
        for (var round = 0; ; round++)
        {
            try
            {
                await SendOnceAsync(webhook, name, key, round, cancellation);
                return;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                if (round == Pauses.Length)
                {
                    log.LogWarning("The webhook {Event} of {Key} could not be sent to {Host}: {Fault}", name, key, webhook.Url.Host, fault.Message);
                    return;
                }
                await Task.Delay(Pauses[round], cancellation);
            }
        }
    }

    private async Task SendOnceAsync(WebhookOptions webhook, string name, Guid key, int round, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = JsonContent.Create(new { id = key }) };
        request.Headers.UserAgent.ParseAdd("Family-Hubs-Web/1");
        request.Headers.Add(ReceiveWebhooks.EventHeader, name);
        request.Headers.Add("Umb-Webhook-RetryCount", round.ToString(CultureInfo.InvariantCulture));
        if (webhook.Secret is { Length: > 0 } secret) request.Headers.Add(ReceiveWebhooks.SecretHeader, secret);
        using var answer = await http.SendAsync(request, patience.Token);
        answer.EnsureSuccessStatusCode();
    }

    private static string? EventOf(string verb) => verb switch
    {
        "publish" => "Umbraco.ContentPublish",
        "unpublish" or "restore" => "Umbraco.ContentUnpublish",
        "trash" => "Umbraco.ContentMovedToRecycleBin",
        "delete" => "Umbraco.ContentDelete",
        "move" => "Umbraco.ContentMoved",
        "sort" => "Umbraco.ContentSorted",
        "media upload" or "media replace" or "media change" => "Umbraco.MediaSave",
        "media delete" => "Umbraco.MediaDelete",
        _ => null,
    };
}
