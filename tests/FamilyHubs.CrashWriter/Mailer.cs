using FamilyHubs.ContentServer.Mail;

namespace FamilyHubs.CrashWriter;

/// <summary>Writes letters and says so: <c>written subject</c>. An early one says it first, as no outbox may.</summary>
internal sealed class Mailer(Outbox outbox, Action<string> say, bool isEarly)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public async Task WriteAsync(int round)
    {
        var subject = $"{run}-{round}";
        if (isEarly) say($"written {subject}");
        await outbox.SendAsync(new Letter("a@example.org", subject, new string('x', 100_000)));
        if (!isEarly) say($"written {subject}");
    }
}
