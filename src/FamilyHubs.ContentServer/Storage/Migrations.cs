using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Brings a database to the newest schema: numbered SQL scripts, each run once, in one transaction with its record.</summary>
internal static class Migrations
{
    public static async Task ApplyAsync(ContentStorage storage, CancellationToken cancellation = default)
    {
        await using var connection = await storage.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (storage.IsPostgres) await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({ContentDatabase.WriteLock}); CREATE SCHEMA IF NOT EXISTS content"), cancellation);
        var record = storage.IsPostgres ? "content.schema_migrations" : "schema_migrations";
        await ExecuteAsync(connection, $"CREATE TABLE IF NOT EXISTS {record} (name text NOT NULL PRIMARY KEY)", cancellation);
        var done = await connection.ReadAsync($"SELECT name FROM content.schema_migrations", row => row.GetString(0), cancellation);
        foreach (var script in Scripts(storage.IsPostgres).Except(done))
        {
            await ExecuteAsync(connection, Read(script), cancellation);
            await ExecuteAsync(connection, $"INSERT INTO {record} (name) VALUES ('{script}')", cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    internal static IEnumerable<string> Scripts(bool postgres) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && name.Contains(postgres ? "Postgres" : "Sqlite", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

#pragma warning disable CA2100 // Scripts are part of the program; nothing that anyone types is in them.
    /// <summary>As it is written: braces in a script are no parameters.</summary>
    private static async Task ExecuteAsync(DbConnection connection, string script, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(cancellation);
    }
#pragma warning restore CA2100
}
