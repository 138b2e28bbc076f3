using Microsoft.Extensions.Hosting;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Sees what was published elsewhere, and notices when the source goes and comes back.</summary>
internal sealed class SourceFollower(LiveSite live, IPublishedSource source, Jobs jobs, Headstart headstart) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await headstart.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await source.WaitAsync(stoppingToken);
            await jobs.RunAsync("Following what is published", () => live.CatchUpAsync(stoppingToken));
        }
    }
}
