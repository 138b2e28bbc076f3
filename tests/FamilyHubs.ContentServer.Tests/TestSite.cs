using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FamilyHubs.ContentServer.Tests;

/// <summary>A content server without a web server, on a database of its own. The first node has the folder; others share its database.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public const string By = "Ed Editor";

    private readonly bool ownsDatabase;

    /// <summary>Whether the folder belongs to another node.</summary>
    private bool KeepsFolder { get; init; }

    public TestSite(ContentServerOptions settings, ContentModel? model = null, bool ownsDatabase = true, FakeClock? clock = null)
    {
        (Settings, this.ownsDatabase, Clock) = (settings, ownsDatabase, clock ?? new FakeClock());
        Model = model ?? ModelFile.Read(settings.ModelFile);
        Storage = new ContentStorage(settings);
        Media = new MediaFiles(settings.MediaDirectory);
        Live = new LiveSite(Model, new ModelFactory(), new PublishedReader(Storage, Model), new SavedSite(settings.PublishedFile), Clock, NullLogger<LiveSite>.Instance);
        Documents = new DocumentStore(Storage, Model, Live, Clock);
    }

    public ContentServerOptions Settings { get; }

    public FakeClock Clock { get; }

    public ContentModel Model { get; }

    public ContentStorage Storage { get; }

    public MediaFiles Media { get; }

    /// <summary>The library, with the programs that a machine has on this path.</summary>
    public MediaStore Library(string? path = null) => new(Storage, Media, new RenditionFiles(Settings.RenditionsDirectory), new PictureTool(path), Live, Clock);

    public LiveSite Live { get; }

    public DocumentStore Documents { get; }

    public Import Import => new(Storage, Model, Media, Clock);

    public Export Export => new(Storage, Model, Media);

    public ContentTransfer Transfer => new(Settings, Clock);

    public static string ModelPath => Path.Combine(AppContext.BaseDirectory, "umbraco.json");

    public static string SeedsPath => Path.Combine(AppContext.BaseDirectory, "content-seeds");

    public static string NewFolder() => Directory.CreateTempSubdirectory("family-hubs-test-").FullName;

    public static ContentServerOptions NewSettings(string? connection = null) => new() { DataDirectory = NewFolder(), ConnectionString = connection, ModelFile = ModelPath, SeedsDirectory = SeedsPath };

    /// <summary>A site with the seeds, ready to be read.</summary>
    public static async Task<TestSite> SeededAsync(bool postgres = false)
    {
        var site = new TestSite(await SeededWorld.CopyAsync(postgres));
        await site.Live.LoadAsync();
        return site;
    }

    /// <summary>A site with its tables and nothing in them.</summary>
    public static async Task<TestSite> EmptyAsync(bool postgres = false, ContentModel? model = null)
    {
        var site = new TestSite(NewSettings(postgres ? await Postgres.CreateDatabaseAsync() : null), model);
        site.Storage.CreateFile();
        await Migrations.ApplyAsync(site.Storage);
        return site;
    }

    /// <summary>The accounts in the same database.</summary>
    public AccountDatabase Accounts()
    {
        var options = new DbContextOptionsBuilder<AccountDatabase>();
        ContentStorage.Connect(options, Settings);
        return new AccountDatabase(options.Options);
    }

    /// <summary>Another node on the same database, with a folder of its own for what it saves.</summary>
    public TestSite Node() => new(Settings with { DataDirectory = Storage.IsPostgres ? NewFolder() : Settings.DataDirectory }, Model, ownsDatabase: false, Clock) { KeepsFolder = !Storage.IsPostgres };

    /// <summary>The same server as it starts anew.</summary>
    public TestSite Restarted() => new(Settings, Model, ownsDatabase: false, Clock) { KeepsFolder = true };

    public async Task<Document> GetAsync(string path) => await Documents.FindAsync(path) ?? throw new InvalidOperationException($"No document is live at {path}.");

    public async Task<Document> GetAsync(Guid key) => await Documents.FindAsync(key) ?? throw new InvalidOperationException($"There is no document {key}.");

    public async Task<DocumentVersion> DraftAsync(Guid key) => (await Documents.VersionsAsync(key))[0];

    /// <summary>What the draft says now, as an editor would change it.</summary>
    public async Task<DraftContent> ContentAsync(Guid key) => DraftContent.Of(await DraftAsync(key));

    /// <summary>Lets go of the SQLite file, as a process that ends does.</summary>
    public void CloseFile()
    {
        if (Storage.IsPostgres) return;
        using var pool = new SqliteConnection(ContentStorage.SqliteConnectionString(Settings.DatabaseFile));
        SqliteConnection.ClearPool(pool);
    }

    public async ValueTask DisposeAsync()
    {
        Live.Dispose();
        if (Settings.ConnectionString is { } connection && ownsDatabase) await Postgres.DropDatabaseAsync(connection);
        CloseFile();
        if (!KeepsFolder && Directory.Exists(Settings.DataDirectory)) Directory.Delete(Settings.DataDirectory, recursive: true);
    }
}
