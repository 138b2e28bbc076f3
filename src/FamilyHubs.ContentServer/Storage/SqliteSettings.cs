using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>
/// Every connection: a rollback journal, because SQLite before 3.51.3 can lose commits with WAL, and a flush to the disk
/// at each commit.
/// </summary>
internal static class SqliteSettings
{
    public const string Pragmas = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <summary>For the connections that Entity Framework opens.</summary>
    public sealed class Interceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }
    }
}
