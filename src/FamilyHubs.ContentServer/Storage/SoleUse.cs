using Npgsql;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>
/// Says who may write content. A SQLite file belongs to one process; on PostgreSQL several sites share the content, and a
/// verb that writes needs it alone.
/// </summary>
internal sealed class SoleUse : IDisposable
{
    private const long Lock = 0x46485755;

    private readonly IDisposable held;

    private SoleUse(IDisposable held) => this.held = held;

    /// <summary>For a running site.</summary>
    /// <exception cref="TransferException">Somebody else writes.</exception>
    public static SoleUse ForSite(ContentServerOptions settings) => Take(settings, shared: true, "Another site or verb is using the content. Stop it first, or set another DataDirectory.");

    /// <summary>For a verb that writes.</summary>
    /// <exception cref="TransferException">The site is running.</exception>
    public static SoleUse ForVerb(ContentServerOptions settings) => Take(settings, shared: false, "The site is running, and this verb writes content. Stop the site, then run the verb again.");

    public void Dispose() => held.Dispose();

    private static SoleUse Take(ContentServerOptions settings, bool shared, string refusal)
    {
        if (settings.ConnectionString is { } connection) return new SoleUse(TakePostgres(connection, shared, refusal));
        Directory.CreateDirectory(settings.DataDirectory);
        try
        {
            return new SoleUse(new FileStream(settings.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new Transfer.TransferException(refusal);
        }
    }

    /// <summary>What it returns names no class of PostgreSQL's, so that on SQLite none is loaded.</summary>
    private static IDisposable TakePostgres(string connectionString, bool shared, string refusal)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock{(shared ? "_shared" : "")}({Lock})", connection);
            if (command.ExecuteScalar() is true) return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        connection.Dispose();
        throw new Transfer.TransferException(refusal);
    }
}
