using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Brings a database to the newest schema: numbered SQL scripts, each run once, in one transaction with its record.</summary>
internal static class Migrations
{
    public static async Task ApplyAsync(ContentDatabase database, CancellationToken cancellation = default)
    {
        await using var transaction = await database.BeginWriteAsync(cancellation);
        if (database.IsPostgres) await ExecuteAsync(database, "CREATE SCHEMA IF NOT EXISTS content", cancellation);
        var record = database.IsPostgres ? "content.schema_migrations" : "schema_migrations";
        await ExecuteAsync(database, $"CREATE TABLE IF NOT EXISTS {record} (name text NOT NULL PRIMARY KEY)", cancellation);
        var done = await ReadDoneAsync(database, record, cancellation);
        foreach (var script in Scripts(database.IsPostgres).Where(script => !done.Contains(script)))
        {
            await ExecuteAsync(database, Read(script), cancellation);
            await ExecuteAsync(database, $"INSERT INTO {record} (name) VALUES ('{script}')", cancellation);
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

    private static async Task<HashSet<string>> ReadDoneAsync(ContentDatabase database, string record, CancellationToken cancellation)
    {
        await using var command = Command(database, $"SELECT name FROM {record}");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        HashSet<string> done = [];
        while (await reader.ReadAsync(cancellation)) done.Add(reader.GetString(0));
        return done;
    }

    /// <summary>Past EF Core, which would take braces in a script for parameters.</summary>
    private static async Task ExecuteAsync(ContentDatabase database, string script, CancellationToken cancellation)
    {
        await using var command = Command(database, script);
        await command.ExecuteNonQueryAsync(cancellation);
    }

#pragma warning disable CA2100 // Scripts are part of the program; nothing that anyone types is in them.
    private static DbCommand Command(ContentDatabase database, string sql)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }
#pragma warning restore CA2100
}
