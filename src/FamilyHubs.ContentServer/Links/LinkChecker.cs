using System.Net;
using System.Net.Sockets;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Links;

/// <summary>
/// Asks other sites, one address after another and each once a week, whether what we link to is still there. Off unless it is
/// switched on, because it is the only work of the site that asks others by itself.
/// </summary>
/// <param name="settings">Whether to ask at all.</param>
/// <param name="live">The published site.</param>
/// <param name="states">What is known already.</param>
/// <param name="jobs">Tells the system page.</param>
/// <param name="headstart">Visitors come first.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Where trouble is told.</param>
/// <param name="mayAsk">Which computers may be asked: those of the public internet.</param>
internal sealed class LinkChecker(ContentServerOptions settings, LiveSite live, LinkStates states, Jobs jobs, Headstart headstart, TimeProvider clock, ILogger<LinkChecker> log, Func<IPAddress, bool>? mayAsk = null) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhenWell = TimeSpan.FromDays(7);
    private static readonly TimeSpan WhenNot = TimeSpan.FromDays(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Func<IPAddress, bool> mayAsk = mayAsk ?? IsPublic;

    /// <summary>Looks at every address whose time has come.</summary>
    /// <param name="pause">Between one and the next.</param>
    /// <param name="cancellation">Ends it; what was seen is kept.</param>
    public async Task RunAsync(TimeSpan pause, CancellationToken cancellation = default)
    {
        var addresses = live.Current.Derived(site => new OutsideLinks(site)).Addresses;
        states.KeepOnly(addresses);
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxAutomaticRedirections = 5, ConnectCallback = ConnectAsync };
        using var http = new HttpClient(handler) { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("FamilyHubsWeb-links/1.0");
        try
        {
            foreach (var address in addresses.Where(IsDue).ToList())
            {
                states.Note(address, clock.GetUtcNow().UtcDateTime, await FaultAsync(http, new Uri(address), cancellation));
                await Task.Delay(pause, cancellation);
            }
        }
        finally
        {
            states.Save();
        }
    }

    /// <summary>Whether an address is of the public internet: what stands beside this server is none of an editor's business.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily != AddressFamily.InterNetwork) return true;
        return address.GetAddressBytes() is not ([0 or 10 or 127 or >= 224, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] or [198, 18 or 19, ..]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.ChecksLinks) return;
        await headstart.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await jobs.RunAsync("Looking at links to other sites", () => RunAsync(Between, stoppingToken));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.LogError("What is known about links to other sites could not be kept. {Fault}", fault.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool IsDue(string address) => states.Find(address) is not { } state || clock.GetUtcNow().UtcDateTime - state.CheckedUtc >= (state.Fault is null ? WhenWell : WhenNot);

    /// <summary>Some servers do not know HEAD: they are asked again as a browser asks.</summary>
    private static async Task<string?> FaultAsync(HttpClient http, Uri address, CancellationToken cancellation)
    {
        try
        {
            var status = await AskAsync(http, HttpMethod.Head, address, cancellation);
            if ((int)status >= 400) status = await AskAsync(http, HttpMethod.Get, address, cancellation);
            return status switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => $"the page is not there any more ({(int)status})",
                >= HttpStatusCode.InternalServerError => $"the site answers with an error ({(int)status})",
                _ => null, // 401, 403 or 429 say that we may not look, and nothing of the page.
            };
        }
        catch (HttpRequestException)
        {
            return "the site cannot be reached";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "the site takes too long to answer";
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, HttpMethod method, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.StatusCode;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation)).Where(mayAsk).ToArray();
        if (addresses.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
