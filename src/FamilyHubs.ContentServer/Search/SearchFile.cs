using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.Data.Sqlite;

namespace FamilyHubs.ContentServer.Search;

/// <summary>What an index was made from. Any difference means that it must be made anew.</summary>
internal sealed record SearchState(Guid Database, long Sequence);

/// <summary>
/// The index as a SQLite file: <c>texts</c> ranks whole pages by their stems; <c>titles</c> finds titles and search words by
/// how they begin, while somebody types; <c>words</c> and <c>phrases</c> are the vocabulary. It is derived: losing it costs
/// time only, so nothing waits for the disk.
/// </summary>
internal sealed class SearchFile : IDisposable
{
    /// <summary>Grows when what is indexed, or how, changes.</summary>
    public const int Version = 1;

    private const string Schema = """
        CREATE TABLE state(version INTEGER NOT NULL, site TEXT NOT NULL, sequence INTEGER NOT NULL);
        CREATE TABLE page(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, acronyms TEXT NOT NULL, phrases TEXT NOT NULL);
        CREATE TABLE words(word TEXT PRIMARY KEY, pages INTEGER NOT NULL, acronyms INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE phrases(phrase TEXT PRIMARY KEY, pages INTEGER NOT NULL) WITHOUT ROWID;
        CREATE VIRTUAL TABLE texts USING fts5(title, terms, headings, summary, body, tokenize = "porter unicode61 remove_diacritics 2");
        CREATE VIRTUAL TABLE titles USING fts5(title, terms, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
        INSERT INTO texts(texts, rank) VALUES ('rank', 'bm25(10.0, 8.0, 4.0, 5.0, 1.0)');
        INSERT INTO titles(titles, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
        """;

    private readonly string file;
    private readonly string connectionString;
    private readonly SqliteConnection writer;
    private readonly ConcurrentBag<SearchReader> readers = [];

    private SearchFile(string file)
    {
        this.file = file;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 5 }.ToString();
        writer = new SqliteConnection(connectionString);
        try
        {
            writer.Open();
            Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
        }
        catch
        {
            Dispose(); // A handle of a damaged file must not stay in the pool under the name of the next one.
            throw;
        }
    }

    /// <summary>The index in a file, and what it was made from; null when there is none that is whole and of this version.</summary>
    public static (SearchFile File, SearchState State)? Open(string file)
    {
        if (!File.Exists(file)) return null;
        SearchFile? opened = null;
        try
        {
            opened = new SearchFile(file);
            if (opened.Ask("PRAGMA quick_check(1)", row => row.GetString(0)) is ["ok"]
                && opened.Ask("SELECT version, site, sequence FROM state", row => (row.GetInt32(0), new SearchState(row.GetGuid(1), row.GetInt64(2)))) is [(Version, var state)])
                return (opened, state);
        }
        catch (SqliteException)
        {
            // A file that cannot be read is made anew, whatever is wrong with it.
        }
        opened?.Dispose();
        return null;
    }

    /// <summary>Makes an index of a whole site in a new file.</summary>
    public static void Build(string file, SearchState state, PublishedSite site)
    {
        Delete(file);
        using var made = new SearchFile(file);
        made.Run(Schema);
        var vocabulary = new Vocabulary();
        made.InOne(() =>
        {
            foreach (var content in site.Contents)
                if (PageText.IsFindable(content, site.Model)) made.Add(content, site.Model, vocabulary);
            made.Write(vocabulary);
            made.Run("INSERT INTO state VALUES ($0, $1, $2)", Version, state.Database, state.Sequence);
        });
        made.Run("INSERT INTO texts(texts) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>Takes in what changed: pages that are new or different, and pages that went.</summary>
    public void Update(SearchState state, ContentModel model, SiteChange change)
    {
        var vocabulary = new Vocabulary();
        InOne(() =>
        {
            foreach (var key in change.Remove) Remove(key, vocabulary);
            foreach (var content in change.Put)
            {
                Remove(content.Key, vocabulary);
                if (PageText.IsFindable(content, model)) Add(content, model, vocabulary);
            }
            Write(vocabulary);
            Run("UPDATE state SET site = $0, sequence = $1", state.Database, state.Sequence);
        });
    }

    /// <summary>Asks with a reader of its own, which is kept for the next one to ask.</summary>
    public T Read<T>(Func<SearchReader, T> ask)
    {
        if (!readers.TryTake(out var reader)) reader = new SearchReader(connectionString);
        try
        {
            var answer = ask(reader);
            readers.Add(reader);
            return answer;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (readers.TryTake(out var reader)) reader.Dispose();
        foreach (var command in prepared.Values) command.Dispose();
        writer.Dispose();
        using var pool = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pool);
    }

    /// <summary>Puts a new file in the place of this name. Nothing may have it open.</summary>
    public static void Move(string from, string to)
    {
        Delete(to);
        File.Move(from, to);
    }

    public static void Delete(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
    }

    public override string ToString() => file;

    private void Add(PublishedContent content, ContentModel model, Vocabulary vocabulary)
    {
        var text = PageText.Of(content, model);
        var indexed = new IndexedText(text);
        Run("INSERT INTO page(key, acronyms, phrases) VALUES ($0, $1, $2)", content.Key.ToByteArray(), string.Join(' ', indexed.Acronyms), string.Join('\n', indexed.Phrases));
        var id = Ask("SELECT last_insert_rowid()", row => row.GetInt64(0))[0];
        Run("INSERT INTO texts(rowid, title, terms, headings, summary, body) VALUES ($0, $1, $2, $3, $4, $5)", id, indexed.Title, indexed.Terms, indexed.Headings, indexed.Summary, indexed.Body);
        Run("INSERT INTO titles(rowid, title, terms) VALUES ($0, $1, $2)", id, indexed.Title, indexed.Terms);
        vocabulary.Count(indexed.Words, indexed.Acronyms, indexed.Phrases, 1);
    }

    private void Remove(Guid key, Vocabulary vocabulary)
    {
        var pages = Ask("SELECT id, acronyms, phrases, title, terms, headings, summary, body FROM page JOIN texts ON texts.rowid = page.id WHERE key = $0",
            row => (Id: row.GetInt64(0), Acronyms: row.GetString(1), Phrases: row.GetString(2), Text: string.Join(' ', Enumerable.Range(3, 5).Select(row.GetString))), key.ToByteArray());
        foreach (var page in pages)
        {
            vocabulary.Count(page.Text.Split(' ').Where(word => word.Length > 0).Distinct(), page.Acronyms.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Phrases.Split('\n', StringSplitOptions.RemoveEmptyEntries), -1);
            Run("DELETE FROM texts WHERE rowid = $0; DELETE FROM titles WHERE rowid = $0; DELETE FROM page WHERE id = $0;", page.Id);
        }
    }

    private void Write(Vocabulary vocabulary)
    {
        foreach (var (word, (pages, acronyms)) in vocabulary.Words)
            Run("INSERT INTO words VALUES ($0, $1, $2) ON CONFLICT(word) DO UPDATE SET pages = pages + $1, acronyms = acronyms + $2", word, pages, acronyms);
        foreach (var (phrase, pages) in vocabulary.Phrases)
            Run("INSERT INTO phrases VALUES ($0, $1) ON CONFLICT(phrase) DO UPDATE SET pages = pages + $1", phrase, pages);
    }

    private void InOne(Action write)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            write();
            Run("COMMIT");
        }
        catch
        {
            Run("ROLLBACK");
            throw;
        }
    }

    private readonly Dictionary<string, SqliteCommand> prepared = [];

    private void Run(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteNonQuery();

    private List<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        List<T> rows = [];
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = prepared[sql] = writer.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter("$" + i, null));
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
