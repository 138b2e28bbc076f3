using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Opens the content database, on SQLite or PostgreSQL.</summary>
internal sealed class ContentStorage : IDbContextFactory<ContentDatabase>
{
    /// <summary>Made when the database is first asked, which is after the first page. A context is used again: what it needs of Entity Framework takes an eighth of a publish to put together.</summary>
    private readonly Lazy<PooledDbContextFactory<ContentDatabase>> contexts;

    public ContentStorage(ContentServerOptions settings)
    {
        Settings = settings;
        contexts = new(() =>
        {
            var builder = new DbContextOptionsBuilder<ContentDatabase>();
            Connect(builder, settings);
            return new(builder.Options);
        });
    }

    public ContentServerOptions Settings { get; }

    public bool IsPostgres => Settings.ConnectionString is not null;

    public ContentDatabase CreateDbContext() => contexts.Value.CreateDbContext();

    /// <summary>A connection like those of <see cref="CreateDbContext"/>, from the same pool, for questions past Entity Framework.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        var connection = IsPostgres ? PostgresConnection() : new SqliteConnection(SqliteConnectionString(Settings.DatabaseFile));
        try
        {
            await connection.OpenAsync(cancellation);
            if (!IsPostgres) SqliteSettings.Apply(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="PlainSql.ReadAsync"/>
    public async Task<List<T>> ReadAsync<T>(FormattableString question, Func<DbDataReader, T> read, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ReadAsync(question, read, cancellation);
    }

    /// <inheritdoc cref="PlainSql.AnyAsync"/>
    public async Task<bool> AnyAsync(FormattableString question, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.AnyAsync(question, cancellation);
    }

    public static void Connect(DbContextOptionsBuilder builder, ContentServerOptions settings)
    {
        if (settings.ConnectionString is { } connection) builder.UseNpgsql(connection);
        else builder.UseSqlite(SqliteConnectionString(settings.DatabaseFile)).AddInterceptors(new SqliteSettings.Interceptor());
    }

    /// <summary>Makes the SQLite file when it is not there.</summary>
    public void CreateFile()
    {
        if (IsPostgres || File.Exists(Settings.DatabaseFile)) return;
        Directory.CreateDirectory(Settings.DataDirectory);
        File.Create(Settings.DatabaseFile).Dispose();
    }

    public static string SqliteConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite, // A file that has gone missing must be noticed, not made anew.
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    /// <summary>By itself, so that on SQLite nothing of PostgreSQL is loaded.</summary>
    private DbConnection PostgresConnection() => new NpgsqlConnection(Settings.ConnectionString);

    /// <summary>Whether the connection string can be read at all; if not, why.</summary>
    public static string? Fault(string? connection)
    {
        if (connection is null) return null;
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(builder.Host) ? "it names no Host" : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return fault.Message;
        }
    }
}
