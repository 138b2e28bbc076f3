using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>
/// Asks a database past Entity Framework, whose model and code take memory from the first time that they are used: for what is
/// asked again and again while nobody edits. Questions are written as for PostgreSQL; what stands in braces becomes a parameter.
/// </summary>
internal static class PlainSql
{
    /// <returns>One for each row.</returns>
    public static async Task<List<T>> ReadAsync<T>(this DbConnection connection, FormattableString question, Func<DbDataReader, T> read, CancellationToken cancellation = default)
    {
        await using var command = Command(connection, question);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    /// <returns>Whether there is a row; no more than one is fetched.</returns>
    public static async Task<bool> AnyAsync(this DbConnection connection, FormattableString question, CancellationToken cancellation = default)
    {
        await using var command = Command(connection, question, " LIMIT 1");
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>It belongs to the transaction that is open on the connection, if there is one.</summary>
    private static DbCommand Command(DbConnection connection, FormattableString question, string end = "")
    {
        var command = connection.CreateCommand();
        var names = new object[question.ArgumentCount];
        for (var at = 0; at < names.Length; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{at}", question.GetArgument(at));
            command.Parameters.Add(parameter);
            names[at] = parameter.ParameterName;
        }
        var text = connection is SqliteConnection ? question.Format.Replace("content.", "", StringComparison.Ordinal) : question.Format; // SQLite has no schemas.
#pragma warning disable CA2100 // Only names of parameters are put into it.
        command.CommandText = string.Format(CultureInfo.InvariantCulture, text, names) + end;
#pragma warning restore CA2100
        return command;
    }
}
