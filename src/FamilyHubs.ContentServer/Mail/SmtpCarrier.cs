using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>Gives letters to a mail server.</summary>
internal sealed class SmtpCarrier(SmtpOptions server) : IMailCarrier
{
    public async Task<MailFault?> TakeAsync(Letter letter, CancellationToken cancellation)
    {
        if (!MailAddress.TryCreate(letter.To, out var to) || to.Address != letter.To) return new MailFault("The address is not one that mail can be sent to", IsFinal: true);
        try
        {
            using var message = Write(letter, to);
            using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls, DeliveryFormat = SmtpDeliveryFormat.International };
            if (server.User is { } user) client.Credentials = new NetworkCredential(user, server.Password);
            await client.SendMailAsync(message, cancellation);
            return null;
        }
        catch (SmtpFailedRecipientException fault)
        {
            return new MailFault($"The mail server refused the address: {fault.Message}", IsFinal: (int)fault.StatusCode >= 500);
        }
        catch (SmtpException fault)
        {
            return new MailFault($"The mail server did not take it: {(fault.InnerException ?? fault).Message}");
        }
    }

    private MailMessage Write(Letter letter, MailAddress to)
    {
        var from = new MailAddress(server.From);
        var message = new MailMessage(from, to)
        {
            Subject = OneLine.Of(letter.Subject),
            Body = letter.Text,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{Path.GetFileNameWithoutExtension(letter.Name)}@{from.Host}>"); // The same at each try, so that who gets it twice sees it once.
        message.Headers.Add("Auto-Submitted", "auto-generated"); // Nobody's "I am away" is to answer.
        return message;
    }
}
