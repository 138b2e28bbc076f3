using FamilyHubs.ContentServer.Mail;
using FamilyHubs.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Mail;

/// <summary>What becomes of a letter between the outbox and the carrier.</summary>
public sealed class MailSenderTests : IDisposable
{
    private readonly ContentServerOptions settings = TestSite.NewSettings() with { Mail = new MailOptions { Smtp = new SmtpOptions { Host = "localhost", From = "hubs@example.org" } } };
    private readonly FakeClock clock = new();
    private readonly FakeCarrier carrier = new();
    private readonly Outbox outbox;
    private readonly MailSender sender;

    public MailSenderTests()
    {
        outbox = new Outbox(settings, clock);
        sender = Sender(carrier);
    }

    [Fact]
    public async Task What_was_taken_is_not_sent_again_and_a_private_letter_is_forgotten()
    {
        await outbox.SendAsync(new Letter("a@example.org", "First", "a link") { IsPrivate = true });
        await outbox.SendAsync(new Letter("b@example.org", "Second", "words"));
        await sender.SendDueAsync();
        await sender.SendDueAsync();
        Assert.Equal(["a link", "words"], carrier.Taken.Select(letter => letter.Text).Order(StringComparer.Ordinal));
        Assert.Empty(await outbox.WaitingAsync());
        Assert.All(await outbox.ReadAsync(), letter => Assert.Equal(clock.Now.UtcDateTime, letter.SentUtc));
        Assert.DoesNotContain("a link", string.Concat(Directory.EnumerateFiles(settings.OutboxDirectory, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_tried_again_each_time_later_and_given_up_after_two_days()
    {
        carrier.Fault = new MailFault("Nobody there");
        await outbox.SendAsync(new Letter("a@example.org", "First", "words"));
        List<TimeSpan> tries = [];
        var start = clock.Now;
        while ((await outbox.WaitingAsync()).SingleOrDefault() is { } letter)
        {
            clock.Now = new DateTimeOffset(letter.NextUtc!.Value, TimeSpan.Zero).AddSeconds(-1);
            await sender.SendDueAsync();
            Assert.Equal(letter.Tries, carrier.Tries);
            clock.Now = clock.Now.AddSeconds(1);
            tries.Add(clock.Now - start);
            await sender.SendDueAsync();
        }
        Assert.Equal(9, tries.Count);
        Assert.Equal(tries.Order(), tries);
        Assert.InRange(tries[^1].TotalHours, 44, 48);
        var over = Assert.Single(await outbox.ReadAsync());
        Assert.True(over.IsGivenUp);
        Assert.Equal("Nobody there", over.Fault);

        carrier.Fault = null;
        Assert.False(await outbox.RetryAsync("../outbox/" + over.Name));
        Assert.True(await outbox.RetryAsync(over.Name));
        await sender.SendDueAsync();
        Assert.NotNull(Assert.Single(await outbox.ReadAsync()).SentUtc);
        Assert.False(await outbox.RetryAsync(over.Name));
    }

    [Fact]
    public async Task A_receiver_who_does_not_exist_keeps_no_other_letter_waiting_and_a_carrier_who_is_away_is_asked_once_a_round()
    {
        foreach (var to in new[] { "never@example.org", "a@example.org" })
        {
            await outbox.SendAsync(new Letter(to, "To " + to, "words"));
            clock.Now = clock.Now.AddMilliseconds(1);
        }
        carrier.FaultFor = letter => letter.To.StartsWith("never", StringComparison.Ordinal) ? new MailFault("No such person", IsFinal: true) : null;
        await sender.SendDueAsync();
        Assert.Equal(["a@example.org"], carrier.Taken.Select(letter => letter.To));
        Assert.Single(await outbox.ReadAsync(), letter => letter.IsGivenUp);

        (carrier.FaultFor, carrier.Fault, carrier.Tries) = (null, new MailFault("Nobody there"), 0);
        for (var number = 0; number < 3; number++) await outbox.SendAsync(new Letter($"{number}@example.org", "Words", "words"));
        await sender.SendDueAsync();
        Assert.Equal(1, carrier.Tries);
    }

    [Fact]
    public async Task A_stop_in_the_middle_loses_nothing_and_what_was_noted_is_not_done_twice()
    {
        await outbox.SendAsync(new Letter("a@example.org", "First", "words"));
        using (var stopping = new CancellationTokenSource())
        {
            carrier.BeforeTaking = () => stopping.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendDueAsync(stopping.Token));
        }
        carrier.BeforeTaking = null;
        using var afterwards = Sender(carrier);
        await afterwards.SendDueAsync();
        Assert.Empty(carrier.Taken); // Its next try is ten seconds later.
        clock.Now = clock.Now.AddSeconds(10);
        await afterwards.SendDueAsync();
        Assert.Equal(2, Assert.Single(carrier.Taken).Tries);

        var file = Directory.EnumerateFiles(settings.OutboxDirectory, "*.json").Single();
        File.Move(file, Path.Combine(settings.OutboxDirectory, "waiting", Path.GetFileName(file))); // Stopped when it was noted, and not yet put away.
        await afterwards.SendDueAsync();
        Assert.Single(carrier.Taken);
        Assert.NotNull(Assert.Single(await outbox.ReadAsync()).SentUtc);
        Assert.Empty(await outbox.WaitingAsync());
    }

    [Fact]
    public async Task A_letter_with_a_key_is_written_once_also_after_it_has_left()
    {
        for (var round = 0; round < 3; round++)
        {
            await outbox.SendAsync(new Letter("a@example.org", "Once", "words") { Key = "one" });
            await outbox.SendAsync(new Letter("b@example.org", "Other", "words") { Key = "two" });
            await sender.SendDueAsync();
        }
        Assert.Equal(["a@example.org", "b@example.org"], carrier.Taken.Select(letter => letter.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_letter_stops_nothing()
    {
        await outbox.SendAsync(new Letter("a@example.org", "First", "words"));
        await File.WriteAllTextAsync(Path.Combine(settings.OutboxDirectory, "waiting", "20261122-000000-000-cut.json"), "{\"To\":");
        await sender.SendDueAsync();
        Assert.Single(carrier.Taken);
        Assert.Single(await outbox.ReadAsync());
    }

    public void Dispose()
    {
        sender.Dispose();
        outbox.Dispose();
        Directory.Delete(settings.DataDirectory, recursive: true);
    }

    private MailSender Sender(IMailCarrier with) => new(outbox, with, new Jobs(clock), clock, NullLogger<MailSender>.Instance);

    private sealed class FakeCarrier : IMailCarrier
    {
        public List<Letter> Taken { get; } = [];

        public int Tries { get; set; }

        public MailFault? Fault { get; set; }

        public Func<Letter, MailFault?>? FaultFor { get; set; }

        public Action? BeforeTaking { get; set; }

        public Task<MailFault?> TakeAsync(Letter letter, CancellationToken cancellation)
        {
            Tries++;
            BeforeTaking?.Invoke();
            cancellation.ThrowIfCancellationRequested();
            var fault = FaultFor is { } of ? of(letter) : Fault;
            if (fault is null) Taken.Add(letter);
            return Task.FromResult(fault);
        }
    }
}
