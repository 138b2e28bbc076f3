using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FamilyHubs.TestKit;

/// <summary>A letter as a mail server got it.</summary>
public sealed record ReceivedLetter(string From, string To, string Source, bool WasEncrypted);

/// <summary>A mail server on a port of this machine that keeps what it is sent. With a certificate it offers STARTTLS.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly Task listening;

    public MailServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it answers to the name of a receiver.</summary>
    public Func<string, string> ToReceiver { get; set; } = _ => "250 Good";

    public ConcurrentQueue<ReceivedLetter> Letters { get; } = [];

    /// <summary>Who signed in, and with which password.</summary>
    public ConcurrentQueue<(string User, string Password)> SignedIn { get; } = [];

    /// <summary>All that was said to it in the clear.</summary>
    public ConcurrentQueue<string> Overheard { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await listening;
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var caller = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => AnswerAsync(caller));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task AnswerAsync(TcpClient caller)
    {
        using var connection = caller;
        try
        {
            await TalkAsync(connection.GetStream(), isEncrypted: false);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The caller hung up.
        }
    }

    private async Task TalkAsync(Stream stream, bool isEncrypted)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", "");
        if (!isEncrypted) await writer.WriteLineAsync("220 mail.example ready");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (!isEncrypted) Overheard.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync($"250-mail.example\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n{(certificate is not null && !isEncrypted ? "250-STARTTLS\r\n" : "")}250 AUTH LOGIN");
                    break;
                case "STARTTLS":
                    await writer.WriteLineAsync("220 Go on");
                    await using (var secure = new SslStream(stream, leaveInnerStreamOpen: true))
                    {
                        await secure.AuthenticateAsServerAsync(certificate!);
                        await TalkAsync(secure, isEncrypted: true);
                    }
                    return;
                case "AUTH":
                    await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                    SignedIn.Enqueue((Decoded(line.Split(' ')[^1]), Decoded((await reader.ReadLineAsync(stop.Token))!)));
                    await writer.WriteLineAsync("235 Welcome");
                    break;
                case "MAIL":
                    from = Between(line);
                    await writer.WriteLineAsync("250 Good");
                    break;
                case "RCPT":
                    to = Between(line);
                    await writer.WriteLineAsync(ToReceiver(to));
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    Letters.Enqueue(new(from, to, await ReadLetterAsync(reader), isEncrypted));
                    await writer.WriteLineAsync("250 Taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 Good");
                    break;
            }
        }
    }

    private async Task<string> ReadLetterAsync(StreamReader reader)
    {
        StringBuilder source = new();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") source.AppendLine(line.StartsWith('.') ? line[1..] : line);
        return source.ToString();
    }

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private static string Decoded(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
