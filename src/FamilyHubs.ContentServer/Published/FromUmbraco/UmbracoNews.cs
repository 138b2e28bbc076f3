namespace FamilyHubs.ContentServer.Published;

/// <summary>What webhooks told since the source was read last, and when it must be read whole although nobody told anything.</summary>
internal sealed class UmbracoNews(TimeProvider clock)
{
    /// <summary>More than this many keys are quicker read as a whole.</summary>
    private const int MostKeys = 20;

    private TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private HashSet<Guid> keys = [];
    private bool isWhole;
    private long due = clock.GetTimestamp();

    /// <param name="key">The document or file that changed; null when only a whole reading can tell.</param>
    public void Tell(Guid? key)
    {
        lock (gate)
        {
            if (key is { } one) keys.Add(one);
            else isWhole = true;
            told.TrySetResult();
        }
    }

    /// <summary>What to read now: some documents, or everything; nothing when neither was told nor due.</summary>
    public (IReadOnlyCollection<Guid> Keys, bool IsWhole) Take()
    {
        lock (gate)
        {
            var news = (Keys: keys, IsWhole: isWhole || keys.Count > MostKeys || clock.GetTimestamp() >= due);
            (keys, isWhole) = ([], false);
            if (told.Task.IsCompleted) told = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return news;
        }
    }

    /// <summary>Reads whole after a time, or sooner when that was asked for before.</summary>
    public void ReadWholeWithin(TimeSpan time)
    {
        var moment = clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);
        lock (gate) due = clock.GetTimestamp() >= due ? moment : Math.Min(due, moment);
    }

    /// <summary>Starts the time anew after a whole reading.</summary>
    public void WasReadWhole(TimeSpan next)
    {
        lock (gate) due = clock.GetTimestamp() + (long)(next.TotalSeconds * clock.TimestampFrequency);
    }

    public async Task WaitAsync(CancellationToken cancellation)
    {
        TimeSpan left;
        Task news;
        lock (gate) (left, news) = (clock.GetElapsedTime(clock.GetTimestamp(), due), told.Task);
        if (left > TimeSpan.Zero) await Task.WhenAny(news, Task.Delay(left, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }
}
