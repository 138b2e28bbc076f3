using Microsoft.Extensions.Hosting;

namespace FamilyHubs.ContentServer;

/// <summary>Visitors who wait for the first page after a start come before all work that nobody waits for.</summary>
internal sealed class Headstart(IHostApplicationLifetime? life = null)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    /// <summary>Until the server has listened for a moment; at once where nothing is served.</summary>
    public async Task WaitAsync(CancellationToken cancellation = default)
    {
        if (life is null) return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (life.ApplicationStarted.Register(() => started.TrySetResult())) await started.Task.WaitAsync(cancellation);
        await Task.Delay(Length, cancellation);
    }
}
