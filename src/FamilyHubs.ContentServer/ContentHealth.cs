using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FamilyHubs.ContentServer;

/// <summary>Ready while there is a published site to serve; degraded while its source cannot be read.</summary>
internal sealed class ContentHealth(LiveSite live) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (live.Current.Home is null) return Task.FromResult(HealthCheckResult.Unhealthy("No published site is loaded."));
        if (live.SourceTrouble is { } trouble) return Task.FromResult(HealthCheckResult.Degraded($"{live.SourceName} cannot be read since {trouble.Since:yyyy-MM-dd'T'HH:mm:ss'Z'}; the last published site is served."));
        return Task.FromResult(HealthCheckResult.Healthy($"{live.Current.Count} documents are published."));
    }
}
