using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Brings a database to the newest schema: numbered SQL scripts, each run once, in one transaction with its record.</summary>
internal static class Migrations
{
    public static async Task ApplyAsync(ContentDatabase database, CancellationToken cancellation = default)
    {
        if (!database.IsPostgres) await database.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await database.BeginWriteAsync(cancellation);
        await database.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_migrations (name text NOT NULL PRIMARY KEY)", cancellation);
        var done = await database.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM schema_migrations").ToListAsync(cancellation);
        foreach (var script in Scripts(database.IsPostgres).Where(script => !done.Contains(script)))
        {
            await ExecuteAsync(database, Read(script), cancellation);
            await database.Database.ExecuteSqlAsync($"INSERT INTO schema_migrations (name) VALUES ({script})", cancellation);
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

    /// <summary>Past EF Core, which would take braces in a script for parameters.</summary>
    private static async Task ExecuteAsync(ContentDatabase database, string script, CancellationToken cancellation)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = (database.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<System.Data.Common.DbTransaction>)!.Instance;
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
