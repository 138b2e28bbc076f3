using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer;

/// <summary>Makes the content ready before the first request.</summary>
public sealed class ContentStart : IDisposable
{
    private readonly ContentStorage storage;
    private readonly LiveSite live;
    private readonly Import import;
    private readonly ILogger<ContentStart> log;
    private readonly Headstart headstart;
    private readonly FirstAdministrator? first;
    private readonly TaskCompletionSource<(string Email, string Password)?> firstSignIn = new();
    private SoleUse? use;

    internal ContentStart(ContentStorage storage, LiveSite live, Import import, ILogger<ContentStart> log, Headstart? headstart = null, FirstAdministrator? first = null) =>
        (this.storage, this.live, this.import, this.log, this.headstart, this.first) = (storage, live, import, log, headstart ?? new(), first);

    /// <summary>How to sign in to the editor for the first time, when an account was made for that; otherwise null.</summary>
    public Task<(string Email, string Password)?> FirstSignIn => firstSignIn.Task;

    /// <summary>
    /// Serves the saved site at once when there is one, and looks at the database afterwards; otherwise makes the database,
    /// seeds it when it is empty, and reads it. A database that is missing or empty while there is a saved site is a loss, not a
    /// new site: nothing is seeded, and health says so.
    /// </summary>
    /// <exception cref="TransferException">Another process uses the content.</exception>
    /// <exception cref="SeedException">The seeds have mistakes.</exception>
    /// <exception cref="SourceException">The content is elsewhere, cannot be read there, and there is no saved site.</exception>
    public async Task PrepareAsync(IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (storage.Settings.Umbraco is not null)
        {
            await PrepareReaderAsync(cancellation);
            return;
        }
        if (!storage.IsPostgres) use = SoleUse.ForSite(storage.Settings);
        if (live.LoadSaved())
        {
            _ = Task.Run(() => PrepareLaterAsync(cancellation), cancellation);
            return;
        }
        storage.CreateFile();
        await MigrateAsync(cancellation);
        if (await import.IsEmptyAsync(cancellation)) await import.RunAsync(storage.Settings.SeedsDirectory, progress, cancellation);
        await live.LoadAsync(cancellation);
    }

    public void Dispose() => use?.Dispose();

    /// <summary>The content is on another server: there is a saved site, or it is read now. Whoever follows the source catches up.</summary>
    private async Task PrepareReaderAsync(CancellationToken cancellation)
    {
        use = SoleUse.ForSite(storage.Settings with { ConnectionString = null });
        firstSignIn.TrySetResult(null);
        if (!live.LoadSaved()) await live.LoadAsync(cancellation);
    }

    private async Task MigrateAsync(CancellationToken cancellation)
    {
        if (storage.IsPostgres) use ??= SoleUse.ForSite(storage.Settings);
        await Migrations.ApplyAsync(storage, cancellation);
        firstSignIn.TrySetResult(first is null ? null : await first.MakeAsync());
    }

    private async Task PrepareLaterAsync(CancellationToken cancellation)
    {
        await headstart.WaitAsync(cancellation);
        try
        {
            await MigrateAsync(cancellation);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or InvalidOperationException or TimeoutException)
        {
            log.LogError("The content database could not be prepared; the saved site is served. {Fault}", fault.Message);
            firstSignIn.TrySetResult(null);
        }
        await live.CatchUpAsync(cancellation);
    }
}
