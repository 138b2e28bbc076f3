using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>
/// Takes what is in the outbox to the carrier. Each try is noted before it is made, and what became of it afterwards: a stop
/// between the two can send a letter twice, and loses none.
/// </summary>
internal sealed class MailSender(Outbox outbox, IMailCarrier carrier, Jobs jobs, TimeProvider clock, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often it looks for what is due when nobody wakes it.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private const int LongestFault = 300;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes what is due, until the carrier does not answer: the rest then waits for the next round.</summary>
    public async Task SendDueAsync(CancellationToken cancellation = default)
    {
        foreach (var letter in (await outbox.WaitingAsync()).Where(letter => letter.NextUtc <= Now))
            if (!await SendAsync(letter, cancellation)) return;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await jobs.RunAsync("Sending mail", () => SendDueAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning("Mail waits: {Fault}", fault.Message);
            }
            await outbox.WaitAsync(Pace, stoppingToken);
        }
    }

    /// <returns>False when others had better wait.</returns>
    private async Task<bool> SendAsync(Letter due, CancellationToken cancellation)
    {
        var letter = due with { Tries = due.Tries + 1, NextUtc = Now + Pauses[Math.Min(due.Tries, Pauses.Length - 1)] };
        await outbox.KeepAsync(letter);
        if (await TryAsync(letter, cancellation) is not { } fault)
        {
            await outbox.KeepAsync(letter with { SentUtc = Now, NextUtc = null, Fault = null, Text = letter.IsPrivate ? "" : letter.Text });
            return true;
        }
        var isOver = fault.IsFinal || letter.Tries > Pauses.Length;
        if (isOver) log.LogWarning("A letter could not be sent, and was given up: {Fault}", fault.Reason);
        await outbox.KeepAsync(letter with { Fault = fault.Reason[..Math.Min(fault.Reason.Length, LongestFault)], NextUtc = isOver ? null : letter.NextUtc });
        return fault.IsFinal;
    }

    private async Task<MailFault?> TryAsync(Letter letter, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await carrier.TakeAsync(letter, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new MailFault($"It was not taken within {Patience.TotalSeconds:0} seconds");
        }
    }
}
