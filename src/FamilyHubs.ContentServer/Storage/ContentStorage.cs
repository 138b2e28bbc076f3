using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FamilyHubs.ContentServer.Storage;

/// <summary>Opens the content database, on SQLite or PostgreSQL.</summary>
internal sealed class ContentStorage : IDbContextFactory<ContentDatabase>
{
    /// <summary>Made when the database is first asked, which is after the first page.</summary>
    private readonly Lazy<DbContextOptions<ContentDatabase>> options;

    public ContentStorage(ContentServerOptions settings)
    {
        Settings = settings;
        options = new(() =>
        {
            var builder = new DbContextOptionsBuilder<ContentDatabase>();
            Connect(builder, settings);
            return builder.Options;
        });
    }

    public ContentServerOptions Settings { get; }

    public bool IsPostgres => Settings.ConnectionString is not null;

    public ContentDatabase CreateDbContext() => new(options.Value);

    public static void Connect(DbContextOptionsBuilder builder, ContentServerOptions settings)
    {
        if (settings.ConnectionString is { } connection) builder.UseNpgsql(connection);
        else builder.UseSqlite(SqliteConnectionString(settings.DatabaseFile)).AddInterceptors(new SqliteSettings());
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
