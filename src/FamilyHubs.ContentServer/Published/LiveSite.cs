using FamilyHubs.ContentServer.Model;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Holds the snapshot that the public reads now, and swaps it when the content changes.</summary>
public sealed class LiveSite : IDisposable
{
    private readonly PublishedReader reader;
    private readonly SavedSite saved;
    private readonly TimeProvider clock;
    private readonly ILogger<LiveSite> log;
    private readonly Action<Guid, PublishedSite, SiteChange?, Reads?>? afterSwap;
    private readonly SemaphoreSlim turn = new(1);
    private readonly PublishedSite empty;
    private volatile PublishedSite current;
    private volatile Trouble? trouble;
    private Guid database;

    /// <param name="afterSwap">Told the database, the new snapshot and what changed in it, as documents and as what readers note: null when it was read whole. What it makes is derived, so it never throws.</param>
    internal LiveSite(ContentModel model, IPublishedModels models, PublishedReader reader, SavedSite saved, TimeProvider clock, ILogger<LiveSite> log, Action<Guid, PublishedSite, SiteChange?, Reads?>? afterSwap = null)
    {
        (this.reader, this.saved, this.clock, this.log, this.afterSwap) = (reader, saved, clock, log, afterSwap);
        empty = current = PublishedSite.Empty(model, models);
    }

    /// <summary>What the public reads. Take it once for a request.</summary>
    public PublishedSite Current => current;

    /// <summary>Since when the database cannot be read, and why; null when all is well.</summary>
    public Trouble? DatabaseTrouble => trouble;

    /// <summary>Starts from the copy on disk, without the database.</summary>
    /// <returns>False when there is no copy that can be read.</returns>
    internal bool LoadSaved()
    {
        if (saved.Load(empty) is not { } copy) return false;
        (database, current) = copy;
        afterSwap?.Invoke(database, current, null, null);
        return true;
    }

    /// <summary>Reads the whole site from the database.</summary>
    internal async Task LoadAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await ReadAllAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Brings the snapshot up to the database. When that fails the last good snapshot stays, and <see cref="DatabaseTrouble"/>
    /// says so until it works again: what was committed is never lost, only seen later.
    /// </summary>
    internal async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var state = await reader.ReadStateAsync(cancellation);
            if (state.Site == Guid.Empty) throw new InvalidOperationException("It is empty: seed it, import into it or restore a backup.");
            if (state.Site != database || state.Sequence < current.Sequence) await ReadAllAsync(cancellation);
            else if (state.Sequence > current.Sequence) await ReadChangesAsync(cancellation);
            if (trouble is not null) log.LogInformation("The content database can be read again.");
            trouble = null;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException or IOException or TimeoutException)
        {
            if (trouble is null) log.LogError("The content database cannot be read; the last published site is served. {Fault}", fault.Message);
            trouble ??= new Trouble(clock.GetUtcNow(), fault.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task ReadChangesAsync(CancellationToken cancellation)
    {
        if (await reader.ReadSinceAsync(current.Sequence, cancellation) is not { } change)
        {
            await ReadAllAsync(cancellation);
            return;
        }
        var next = current.Next(change);
        var difference = current.Difference(next, change);
        current = next;
        afterSwap?.Invoke(database, next, change, difference);
        Save(() => saved.Append(database, next, change));
    }

    private async Task ReadAllAsync(CancellationToken cancellation)
    {
        var (site, change) = await reader.ReadAllAsync(cancellation);
        var next = empty.Next(change);
        (database, current) = (site, next);
        afterSwap?.Invoke(site, next, null, null);
        Save(() => saved.Save(site, next));
    }

    /// <summary>The copy on disk is a convenience: a full disk must not stop a publish.</summary>
    private void Save(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError("The published site could not be saved to disk: {Fault}", fault.Message);
        }
    }

    /// <summary>Why the database cannot be read, and since when.</summary>
    public sealed record Trouble(DateTimeOffset Since, string Reason);
}
