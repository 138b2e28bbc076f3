using Microsoft.Extensions.Hosting;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Sees what other nodes publish, and notices when the database goes and comes back.</summary>
internal sealed class DatabaseFollower(LiveSite live, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await live.CatchUpAsync(stoppingToken);
    }
}
