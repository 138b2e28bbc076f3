using System.Data.Common;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

public sealed class SchemaOnSqliteTests() : SchemaTests(postgres: false);

[NeedsPostgres]
public sealed class SchemaOnPostgresTests() : SchemaTests(postgres: true);

/// <summary>The SQL scripts make the schema that the EF Core model describes.</summary>
public abstract class SchemaTests(bool postgres)
{
    [DatabaseFact]
    public async Task The_scripts_make_the_tables_columns_and_indexes_of_the_model()
    {
        await using var migrated = await TestSite.EmptyAsync(postgres);
        await using var described = await DescribedAsync();
        var expected = await ReadAsync(described);
        Assert.True(expected.Count > 50, string.Join('\n', expected));
        Assert.Equal(expected, await ReadAsync(migrated));
    }

    [DatabaseFact]
    public async Task A_schema_that_differs_is_noticed()
    {
        await using var migrated = await TestSite.EmptyAsync(postgres);
        var before = await ReadAsync(migrated);
        var table = postgres ? "content.media" : "media";
        await ExecuteAsync(migrated, $"ALTER TABLE {table} ADD COLUMN \"Extra\" text NULL");
        Assert.Equal(before.Count + 1, (await ReadAsync(migrated)).Count);
        await ExecuteAsync(migrated, $"CREATE INDEX extra ON {table} (\"Name\")");
        Assert.Equal(before.Count + 2, (await ReadAsync(migrated)).Count);
    }

    [DatabaseFact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var site = await TestSite.SeededAsync(postgres);
        var before = (string.Join('\n', await ReadAsync(site)), site.Live.Current.Count);
        await Migrations.ApplyAsync(site.Storage);
        await using var node = site.Node();
        await node.Live.LoadAsync();
        Assert.Equal(before, (string.Join('\n', await ReadAsync(site)), node.Live.Current.Count));
    }

    [DatabaseFact]
    public async Task Two_nodes_that_migrate_at_once_both_succeed()
    {
        await using var site = new TestSite(TestSite.NewSettings(postgres ? await Postgres.CreateDatabaseAsync() : null));
        site.Storage.CreateFile();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.ApplyAsync(site.Storage))));
        Assert.NotEmpty(await ReadAsync(site));
    }

    /// <summary>A database made from the model alone.</summary>
    private async Task<TestSite> DescribedAsync()
    {
        var site = new TestSite(TestSite.NewSettings(postgres ? await Postgres.CreateDatabaseAsync() : null));
        site.Storage.CreateFile();
        await using var database = site.Storage.CreateDbContext();
        await ExecuteAsync(site, database.Database.GenerateCreateScript());
        await using var accounts = site.Accounts();
        await ExecuteAsync(site, accounts.Database.GenerateCreateScript());
        return site;
    }

    /// <summary>A line for each column and each index; the record of migrations, and foreign keys, are not in the model.</summary>
    private Task<List<string>> ReadAsync(TestSite site) => ReadAsync(site, postgres
        ? """
          SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' null:' || is_nullable || ' identity:' || is_identity FROM information_schema.columns
          WHERE table_schema = 'content' AND table_name <> 'schema_migrations'
          UNION ALL
          SELECT 'index ' || c.relname || ' unique:' || i.indisunique || ' primary:' || i.indisprimary || ' ' || pg_get_indexdef(i.indexrelid, 1, false) || ',' || coalesce(pg_get_indexdef(i.indexrelid, 2, false), '') || ',' || coalesce(pg_get_indexdef(i.indexrelid, 3, false), '') || ',' || coalesce(pg_get_indexdef(i.indexrelid, 4, false), '')
          FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'content' AND c.relname <> 'schema_migrations'
          """
        : """
          SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull:' || c."notnull" || ' key:' || c.pk || ' auto:' || (c.pk = 1 AND t.sql LIKE '%AUTOINCREMENT%') FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT IN ('schema_migrations', 'sqlite_sequence')
          UNION ALL
          SELECT 'index ' || t.name || ' unique:' || i."unique" || ' origin:' || i.origin || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) FROM sqlite_master t JOIN pragma_index_list(t.name) i
          WHERE t.type = 'table' AND t.name NOT IN ('schema_migrations', 'sqlite_sequence')
          """);

    private static async Task<List<string>> ReadAsync(TestSite site, string sql)
    {
        await using var database = site.Storage.CreateDbContext();
        await database.Database.OpenConnectionAsync();
        await using var command = Command(database, sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task ExecuteAsync(TestSite site, string sql)
    {
        await using var database = site.Storage.CreateDbContext();
        await database.Database.OpenConnectionAsync();
        await using var command = Command(database, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(ContentDatabase database, string sql)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
