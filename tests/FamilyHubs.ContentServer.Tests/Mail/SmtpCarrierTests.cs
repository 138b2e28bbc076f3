using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Mail;

/// <summary>Letters go to a mail server that listens on a port of this machine.</summary>
public sealed class SmtpCarrierTests
{
    private static readonly Letter Letter = new("zoë@example.org", "Zoë's page — to read again", "Hello Zoë\n\nOpen this:\n\nhttps://hubs.example/editor/join/AbC=_-1\n.\n.last") { Name = "20261122-120000-000-0123456789abcdef.json" };

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var server = new MailServer();
        Assert.Null(await Carrier(server).TakeAsync(Letter, default));
        var got = Assert.Single(server.Letters);
        Assert.Equal(("hubs@example.org", "zoë@example.org"), (got.From, got.To));
        Assert.Contains("From: \"Family hubs\" <hubs@example.org>", got.Source, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <20261122-120000-000-0123456789abcdef@example.org>", got.Source, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", got.Source, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Letter.Text, Text(got));
    }

    [Fact]
    public async Task No_letter_can_add_headers_or_receivers()
    {
        await using var server = new MailServer();
        Assert.Null(await Carrier(server).TakeAsync(Letter with { Subject = "Hello\r\nBcc: everybody@example.org\r\n\r\nMore" }, default));
        Assert.DoesNotContain(Assert.Single(server.Letters).Source.Split('\n'), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        foreach (var to in new[] { "a@example.org, b@example.org", "a@example.org\r\nRCPT TO:<b@example.org>", "nobody", "" })
            Assert.True((await Carrier(server).TakeAsync(Letter with { To = to }, default))?.IsFinal ?? false, to);
        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task A_receiver_who_does_not_exist_is_final_and_one_who_is_busy_is_not()
    {
        await using var server = new MailServer { ToReceiver = _ => "550 No such person" };
        var never = await Carrier(server).TakeAsync(Letter, default);
        Assert.True(never!.IsFinal);
        Assert.Contains("No such person", never.Reason, StringComparison.Ordinal);
        server.ToReceiver = _ => "451 Try later";
        Assert.False((await Carrier(server).TakeAsync(Letter, default))!.IsFinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_and_not_final()
    {
        int port;
        await using (var server = new MailServer()) port = server.Port;
        var fault = await new SmtpCarrier(Options(port)).TakeAsync(Letter, default);
        Assert.False(fault!.IsFinal);
        Assert.Contains("refused", fault.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_where_TLS_is_asked_for()
    {
        await using var plain = new MailServer();
        Assert.NotNull(await new SmtpCarrier(Secure(plain.Port)).TakeAsync(Letter, default));
        using var certificate = Certificate();
        await using var stranger = new MailServer(certificate);
        Assert.NotNull(await new SmtpCarrier(Secure(stranger.Port)).TakeAsync(Letter, default)); // Nobody vouches for its certificate.
        foreach (var server in new[] { plain, stranger })
        {
            Assert.Empty(server.Letters);
            Assert.Empty(server.SignedIn);
            Assert.DoesNotContain(server.Overheard, line => line.Contains("example.org", StringComparison.Ordinal) || line.Contains(Convert.ToBase64String("the password"u8), StringComparison.Ordinal));
        }
    }

#pragma warning disable SYSLIB0014 // The only place where SmtpClient asks whom to trust.
    [Fact]
    public async Task With_TLS_it_signs_in_and_the_letter_arrives_encrypted()
    {
        using var certificate = Certificate();
        await using var server = new MailServer(certificate);
        ServicePointManager.ServerCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        try
        {
            Assert.Null(await new SmtpCarrier(Secure(server.Port)).TakeAsync(Letter, default));
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = null;
        }
        Assert.Equal(("the user", "the password"), Assert.Single(server.SignedIn));
        Assert.True(Assert.Single(server.Letters).WasEncrypted);
    }
#pragma warning restore SYSLIB0014

    [Fact]
    public void What_options_say_of_themselves_holds_no_secret()
    {
        Assert.DoesNotContain("the password", $"{new MailOptions { Smtp = Secure(1) }}", StringComparison.Ordinal);
        Assert.DoesNotContain(NotifyCarrierTests.Secret, $"{new MailOptions { Notify = NotifyCarrierTests.Options(new Uri("http://localhost:1/")) }}", StringComparison.Ordinal);
    }

    private static SmtpCarrier Carrier(MailServer server) => new(Options(server.Port));

    private static SmtpOptions Options(int port) => new() { Host = "127.0.0.1", Port = port, Tls = false, From = "Family hubs <hubs@example.org>" };

    private static SmtpOptions Secure(int port) => Options(port) with { Host = "localhost", Tls = true, User = "the user", Password = "the password" };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    /// <summary>What a mail program shows: quoted-printable, decoded.</summary>
    private static string Text(ReceivedLetter letter)
    {
        var body = letter.Source[(letter.Source.IndexOf("\n\n", StringComparison.Ordinal) is > 0 and var end ? end + 2 : letter.Source.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
        List<byte> bytes = [];
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] == '=')
            {
                bytes.Add(Convert.FromHexString(body.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else bytes.Add((byte)body[at]);
        }
        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
