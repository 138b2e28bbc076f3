using FamilyHubs.ContentServer.Model;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Holds the snapshot that the public reads now, and swaps it when the content changes.</summary>
public sealed class LiveSite : IDisposable
{
    private readonly IPublishedSource source;
    private readonly SavedSite saved;
    private readonly TimeProvider clock;
    private readonly ILogger<LiveSite> log;
    private readonly Action<Guid, PublishedSite, SiteChange?, Reads?>? afterSwap;
    private readonly SemaphoreSlim turn = new(1);
    private readonly PublishedSite empty;
    private volatile PublishedSite current;
    private volatile Trouble? trouble;
    private volatile Tuple<PublishedSite, string>? onDisk;
    private Guid origin;

    /// <param name="afterSwap">Told the origin, the new snapshot and what changed in it, as documents and as what readers note: null when it was read whole. What it makes is derived, so it never throws.</param>
    internal LiveSite(ContentModel model, IPublishedModels models, IPublishedSource source, SavedSite saved, TimeProvider clock, ILogger<LiveSite> log, Action<Guid, PublishedSite, SiteChange?, Reads?>? afterSwap = null)
    {
        (this.source, this.saved, this.clock, this.log, this.afterSwap) = (source, saved, clock, log, afterSwap);
        empty = current = PublishedSite.Empty(model, models);
    }

    /// <summary>What the public reads. Take it once for a request.</summary>
    public PublishedSite Current => current;

    /// <summary>The snapshot of which there is a copy on disk, and a mark that stands for all that is in the copy; null while there is none.</summary>
    public (PublishedSite Site, string Mark)? OnDisk => onDisk is var (site, mark) ? (site, mark) : null;

    /// <summary>Since when the source cannot be read, and why; null when all is well.</summary>
    public Trouble? SourceTrouble => trouble;

    /// <summary>Where the content comes from, as a sentence about it begins.</summary>
    public string SourceName => source.Name;

    /// <summary>Starts from the copy on disk, without the source.</summary>
    /// <returns>False when there is no copy that can be read.</returns>
    internal bool LoadSaved()
    {
        if (saved.Load(empty) is not { } copy) return false;
        (origin, current) = copy;
        NoteSaved();
        afterSwap?.Invoke(origin, current, null, null);
        return true;
    }

    /// <summary>Reads the whole site from the source.</summary>
    internal async Task LoadAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            Take(await source.ReadAllAsync(cancellation));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Brings the snapshot up to the source. When that fails the last good snapshot stays, and <see cref="SourceTrouble"/>
    /// says so until it works again: what was committed is never lost, only seen later.
    /// </summary>
    internal async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (await source.ReadSinceAsync(origin, current, cancellation) is { } reading) Take(reading);
            if (trouble is not null) log.LogInformation("{Source} can be read again.", source.Name);
            trouble = null;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or SourceException or InvalidOperationException or IOException or TimeoutException)
        {
            if (trouble is null || (fault is SourceException && trouble.Reason != fault.Message)) log.LogError("{Source} cannot be read; the last published site is served. {Fault}", source.Name, fault.Message);
            trouble = new Trouble(trouble?.Since ?? clock.GetUtcNow(), fault.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private void Take(SourceReading reading)
    {
        var next = (reading.IsWhole ? empty : current).Next(reading.Change);
        var difference = reading.IsWhole ? null : current.Difference(next, reading.Change);
        (origin, current) = (reading.Origin, next);
        afterSwap?.Invoke(reading.Origin, next, reading.IsWhole ? null : reading.Change, difference);
        Save(() =>
        {
            if (reading.IsWhole) saved.Save(reading.Origin, next);
            else saved.Append(reading.Origin, next, reading.Change);
        });
    }

    private void NoteSaved() => onDisk = saved.Mark is { } mark ? new(current, mark) : null;

    /// <summary>The copy on disk is a convenience: a full disk must not stop a publish.</summary>
    private void Save(Action write)
    {
        try
        {
            onDisk = null;
            write();
            NoteSaved();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError("The published site could not be saved to disk: {Fault}", fault.Message);
        }
    }

    /// <summary>Why the source cannot be read, and since when.</summary>
    public sealed record Trouble(DateTimeOffset Since, string Reason);
}
