using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Npgsql;

namespace FamilyHubs.ContentServer.Tests;

/// <summary>The seeds in a database, stored once for a run; each test works on a copy.</summary>
internal static class SeededWorld
{
    private static readonly Lazy<Task<ContentServerOptions>> Sqlite = new(() => SeedAsync(TestSite.NewSettings()));

    private static readonly Lazy<Task<ContentServerOptions>> OnPostgres = new(async () => await SeedAsync(TestSite.NewSettings(await Postgres.CreateDatabaseAsync())));

    public static async Task<ContentServerOptions> CopyAsync(bool postgres)
    {
        var world = await (postgres ? OnPostgres : Sqlite).Value;
        var settings = TestSite.NewSettings(postgres ? await Postgres.CreateDatabaseAsync(world.ConnectionString) : null);
        foreach (var file in Directory.EnumerateFiles(world.MediaDirectory, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(settings.MediaDirectory, Path.GetRelativePath(world.MediaDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
        if (!postgres) File.Copy(world.DatabaseFile, settings.DatabaseFile);
        return settings;
    }

    private static async Task<ContentServerOptions> SeedAsync(ContentServerOptions settings)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(settings.DataDirectory, recursive: true);
        await new ContentTransfer(settings, new FakeClock()).SeedAsync();
        if (settings.ConnectionString is { } connection)
        {
            await using var pool = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pool);
        }
        return settings;
    }
}
