using System.Diagnostics;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FamilyHubs.Website.PageCache;

/// <summary>
/// Makes pages before anybody asks, with a small share of one core: after a start the nearest to the front page first, after a
/// publish those that it made untrue.
/// </summary>
internal sealed class WarmPages(IServer server, IHostApplicationLifetime life, LiveSite live, KeptAnswers kept, WebsiteSettings settings, ILogger<WarmPages> log) : BackgroundService
{
    /// <summary>For each second of work it rests four: with what the runtime compiles meanwhile that is a quarter of one core.</summary>
    private const int RestFactor = 4;

    /// <summary>More than these are hardly asked before somebody asks for them.</summary>
    private const int MostPages = 1_000;

    /// <summary>Nobody keeps a form that nobody asks for.</summary>
    private const string OfBrowsers = "br";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.WarmsPages || !await HasStartedAsync(stoppingToken)) return;
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.Ordinal)) is not { } address) return;
        using var http = new HttpClient { BaseAddress = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal)), Timeout = TimeSpan.FromSeconds(30) };
        while (true)
        {
            try
            {
                foreach (var (path, encoding) in kept.Outdated(MostPages) ?? Nearest(live.Current).TakeWhile(_ => !kept.IsFull).Take(MostPages).Select(path => (path, OfBrowsers))) await MakeAsync(http, path, encoding, stoppingToken);
            }
            catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                log.LogWarning("Pages are not made beforehand. {Fault}", fault.Message);
            }
            await kept.WhenOutdatedAsync(stoppingToken);
        }
    }

    /// <summary>Asks by the public name: others need not be allowed.</summary>
    private async Task MakeAsync(HttpClient http, string path, string encoding, CancellationToken stoppingToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var question = new HttpRequestMessage(HttpMethod.Get, new PathString(path).ToUriComponent()) { Headers = { Host = settings.SiteUrl.Authority, AcceptEncoding = { new(encoding) } } };
        using var answer = await http.SendAsync(question, stoppingToken);
        await Task.Delay(RestFactor * Stopwatch.GetElapsedTime(started), stoppingToken);
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
