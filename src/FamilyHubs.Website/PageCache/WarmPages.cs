using System.Diagnostics;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FamilyHubs.Website.PageCache;

/// <summary>After a start, makes the pages before anybody asks, the nearest to the front page first, with a small share of one core.</summary>
internal sealed class WarmPages(IServer server, IHostApplicationLifetime life, LiveSite live, KeptAnswers kept, WebsiteSettings settings, ILogger<WarmPages> log) : BackgroundService
{
    /// <summary>For each second of work it rests four: with what the runtime compiles meanwhile that is a quarter of one core.</summary>
    private const int RestFactor = 4;

    /// <summary>More than these are hardly asked before somebody asks for them.</summary>
    private const int MostPages = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.WarmsPages || !await HasStartedAsync(stoppingToken)) return;
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.Ordinal)) is not { } address) return;
        using var http = new HttpClient { BaseAddress = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal)), Timeout = TimeSpan.FromSeconds(30), DefaultRequestHeaders = { { "Accept-Encoding", "br" } } }; // As browsers ask: nobody keeps a form that nobody asks for.
        try
        {
            foreach (var path in Nearest(live.Current).Take(MostPages))
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stoppingToken);
                await Task.Delay(RestFactor * Stopwatch.GetElapsedTime(started), stoppingToken);
                if (kept.IsFull) return;
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            if (!stoppingToken.IsCancellationRequested) log.LogWarning("Pages are not made beforehand. {Fault}", fault.Message);
        }
    }

    private async Task<bool> HasStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var whenStarted = life.ApplicationStarted.Register(() => started.TrySetResult());
        await using var whenStopped = stoppingToken.Register(() => started.TrySetCanceled());
        await Task.WhenAny(started.Task);
        return started.Task.IsCompletedSuccessfully;
    }

    /// <summary>The tree, level by level.</summary>
    private static IEnumerable<string> Nearest(PublishedSite site)
    {
        List<PublishedModel> level = site.Home is { } home ? [home] : [];
        while (level.Count > 0)
        {
            foreach (var page in level.Where(page => page.HasPage)) yield return page.Path;
            level = [.. level.SelectMany(page => page.Children)];
        }
    }
}
