namespace FamilyHubs.TestKit;

/// <summary>A clock that stands at midday on 22 November 2026 until a test sets it. Timers run in real time.</summary>
public sealed class FakeClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
