using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>Publishes and withdraws at the times that editors set.</summary>
internal sealed class Scheduler(DocumentStore documents, Jobs jobs, TimeProvider clock, ILogger<Scheduler> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await jobs.RunAsync("Scheduled publishing", () => documents.RunScheduleAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning("Scheduled publishing waits: {Fault}", fault.Message);
            }
        }
    }
}
