using System.Collections.Concurrent;
using System.Diagnostics;

namespace FamilyHubs.ContentServer;

/// <summary>How the work that nobody waits for is doing, since this process started.</summary>
internal sealed record Job(string Name, DateTimeOffset LastRun, TimeSpan LastTook, TimeSpan LongestTook, int Failures, string? LastFault, DateTimeOffset? LastFailure)
{
    /// <summary>Work that takes longer is worth a look.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    /// <summary>Whether the last run failed.</summary>
    public bool IsFailing => LastFailure == LastRun;

    public bool IsSlow => LastTook >= Slow;
}

/// <summary>Notes how long work in the background takes, and when it fails, for whoever looks after the system.</summary>
internal sealed class Jobs(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Job> known = new();

    public IReadOnlyList<Job> All => [.. known.Values.OrderBy(job => job.Name, StringComparer.Ordinal)];

    /// <summary>Does it, and passes on what it throws.</summary>
    public async Task RunAsync(string name, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        string? fault = null;
        try
        {
            await work();
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            fault = thrown.Message;
            throw;
        }
        finally
        {
            Note(name, Stopwatch.GetElapsedTime(started), fault);
        }
    }

    private void Note(string name, TimeSpan took, string? fault)
    {
        var now = clock.GetUtcNow();
        known.AddOrUpdate(name,
            _ => new Job(name, now, took, took, fault is null ? 0 : 1, fault, fault is null ? null : now),
            (_, before) => before with
            {
                LastRun = now,
                LastTook = took,
                LongestTook = took > before.LongestTook ? took : before.LongestTook,
                Failures = before.Failures + (fault is null ? 0 : 1),
                LastFault = fault ?? before.LastFault,
                LastFailure = fault is null ? before.LastFailure : now,
            });
    }
}
