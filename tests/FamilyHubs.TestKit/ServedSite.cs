using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FamilyHubs.TestKit;

/// <summary>The site on a real port of this machine, for a browser and for requests that no well-behaved client sends.</summary>
public class ServedSite : SeededSite
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    protected override Uri Door => Address;

    public override async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        await base.InitializeAsync();
    }

    /// <summary>Sends bytes as they are and reads until the server closes or says no more.</summary>
    /// <returns>The whole answer; empty when the server hung up without one.</returns>
    public async Task<RawAnswer> SendAsync(byte[] request)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Patience);
        await client.ConnectAsync(IPAddress.Loopback, Address.Port, limit.Token);
        await using var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // The server may hang up before it has read all, or wait for more: what it said before counts.
        }
        return new(Encoding.UTF8.GetString(answer.ToArray()));
    }

    public Task<RawAnswer> GetAsync(string target, string headers = "") =>
        SendAsync(Encoding.UTF8.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"));
}

/// <summary>An answer as it came over the wire.</summary>
public sealed record RawAnswer(string Text)
{
    /// <summary>The status; 0 when there was no answer.</summary>
    public int Status => Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(Text.AsSpan(9, 3), out var status) ? status : 0;
}
