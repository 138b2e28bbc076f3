using FamilyHubs.ContentServer.Published;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Search;

/// <summary>
/// Keeps the index at what is published. A change is taken in before the publish returns; an index that is missing, damaged,
/// of another version or of another content is made anew in the background while the old one answers.
/// </summary>
internal sealed class SearchIndex(ContentServerOptions settings, ILogger<SearchIndex> log, Headstart? headstart = null) : IDisposable
{
    private static readonly TimeSpan PatienceForFirst = TimeSpan.FromSeconds(10);

    private readonly ReaderWriterLockSlim door = new();
    private readonly Lock turn = new();
    private readonly List<(SearchState State, PublishedSite Site, SiteChange Change)> waiting = [];
    private readonly ManualResetEventSlim ready = new();
    private FileStream? held;
    private string? path;
    private SearchFile? file;
    private SearchState? state;
    private (SearchState State, PublishedSite Site)? wanted;
    private Task building = Task.CompletedTask;
    private bool isOpened;
    private bool isClosed;

    /// <summary>What was published last; a null change is a whole site.</summary>
    public void Follow(Guid database, PublishedSite site, SiteChange? change)
    {
        lock (turn)
        {
            if (isClosed) return;
            var next = new SearchState(database, site.Sequence);
            var isNext = change is not null && wanted is { } before && before.State.Database == database;
            if (!isOpened && headstart is not null && wanted is null)
            {
                wanted = (next, site);
                _ = OpenLaterAsync(headstart);
                return;
            }
            if (isNext) Open();
            isOpened = true;
            wanted = (next, site);
            if (!building.IsCompleted)
            {
                if (isNext) waiting.Add((next, site, change!));
                return; // A whole site that came while another was being indexed is noticed at the end of that.
            }
            TakeUp(() =>
            {
                if (isNext && file is not null) Update(next, site, change!);
                else if (!Reuse(next)) Rebuild();
            });
        }
    }

    /// <summary>Asks the index; what is left when there is none, and no hope of one in time, is the alternative.</summary>
    public T Read<T>(Func<SearchReader, T> ask, T otherwise)
    {
        Open();
        if (!ready.Wait(PatienceForFirst)) return otherwise;
        door.EnterReadLock();
        try
        {
            return file is null ? otherwise : file.Read(ask);
        }
        catch (Exception fault) when (fault is SqliteException or InvalidCastException)
        {
            log.LogError("The search index cannot be read and is made anew. {Fault}", fault.Message);
        }
        finally
        {
            door.ExitReadLock();
        }
        lock (turn) if (building.IsCompleted && !isClosed) Rebuild();
        return otherwise;
    }

    /// <summary>Whether what was published last is in it, and no other is being made.</summary>
    public bool IsUpTo(long sequence)
    {
        Open();
        lock (turn) return building.IsCompleted && file is not null && state?.Sequence == sequence;
    }

    /// <summary>Waits until no index is being made.</summary>
    public Task FinishAsync()
    {
        Open();
        lock (turn) return building;
    }

    public void Dispose()
    {
        lock (turn) isClosed = true;
        building.Wait();
        file?.Dispose();
        held?.Dispose();
        door.Dispose();
        ready.Dispose();
    }

    /// <summary>At a start: nobody searches before the first page.</summary>
    private async Task OpenLaterAsync(Headstart headstart)
    {
        await headstart.WaitAsync();
        Open();
    }

    /// <summary>Looks for the file of the last run, once; whoever searches before it was looked for does it.</summary>
    private void Open()
    {
        if (Volatile.Read(ref isOpened)) return;
        lock (turn)
        {
            if (isOpened || isClosed || wanted is not { } first) return;
            isOpened = true;
            TakeUp(() =>
            {
                if (!Reuse(first.State)) Rebuild();
            });
        }
    }

    private void TakeUp(Action what)
    {
        try
        {
            what();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError("The search index has no place to be. {Fault}", fault.Message);
            ready.Set();
        }
    }

    /// <summary>Uses the file of the last run when it is of the same content.</summary>
    private bool Reuse(SearchState next)
    {
        if (file is not null) return state == next;
        if (SearchFile.Open(Path()) is not { } found) return false;
        (file, state) = found; // An old index answers until the new one is made.
        ready.Set();
        return state == next;
    }

    private void Update(SearchState next, PublishedSite site, SiteChange change)
    {
        try
        {
            file!.Update(next, site.Model, change);
            state = next;
        }
        catch (SqliteException fault)
        {
            log.LogError("The search index could not take in a change and is made anew. {Fault}", fault.Message);
            Rebuild();
        }
    }

    private void Rebuild()
    {
        waiting.Clear();
        building = Task.Run(Build);
    }

    private void Build()
    {
        while (true)
        {
            (SearchState State, PublishedSite Site) from;
            lock (turn)
            {
                if (isClosed || wanted is not { } latest) return;
                from = latest;
                waiting.Clear();
            }
            try
            {
                SearchFile.Build(Path() + ".new", from.State, from.Site);
                lock (turn)
                {
                    if (isClosed) return;
                    Swap();
                    foreach (var (next, site, change) in waiting) file!.Update(state = next, site.Model, change);
                    waiting.Clear();
                    if (state == wanted!.Value.State) return;
                }
            }
            catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                log.LogError("The search index could not be made. {Fault}", fault.Message);
                ready.Set();
                return;
            }
        }
    }

    private void Swap()
    {
        door.EnterWriteLock();
        try
        {
            file?.Dispose();
            file = null;
            SearchFile.Move(Path() + ".new", Path());
            (file, state) = SearchFile.Open(Path()) ?? throw new InvalidOperationException("It cannot be read after it was made.");
            ready.Set();
        }
        finally
        {
            door.ExitWriteLock();
        }
    }

    /// <summary>Two processes never share a file: the one that comes second keeps its own.</summary>
    private string Path()
    {
        if (path is not null) return path;
        Directory.CreateDirectory(settings.DataDirectory);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? settings.SearchFile : System.IO.Path.ChangeExtension(settings.SearchFile, $"{number}.db");
            try
            {
                held = new FileStream(candidate + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                return path = candidate;
            }
            catch (IOException) when (number < 64)
            {
                // Taken by another process: try the next name.
            }
        }
    }
}
