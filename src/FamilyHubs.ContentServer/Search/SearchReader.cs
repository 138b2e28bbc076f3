using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FamilyHubs.ContentServer.Search;

/// <summary>Asks the index, for one search at a time. Every expression was made by <see cref="FtsExpression"/> out of words alone.</summary>
internal sealed class SearchReader : IDisposable
{
    /// <summary>How many pages that have an expression are weighed: with more, the later ones are not looked at.</summary>
    private const int MostWeighed = 1_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public SearchReader(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
    }

    /// <summary>The best pages for an expression, with how well they match: more is better.</summary>
    public IReadOnlyList<(Guid Key, double Score)> Rank(string expression, int most) =>
        Ask("SELECT page.key, -best.rank FROM (SELECT rowid, rank FROM (SELECT rowid, rank FROM texts WHERE texts MATCH $0 LIMIT $2) ORDER BY rank LIMIT $1) AS best JOIN page ON page.id = best.rowid",
            row => (new Guid((byte[])row.GetValue(0)), row.GetDouble(1)), expression, most, MostWeighed);

    /// <summary>Pages that have an expression, in no order.</summary>
    public IReadOnlyList<Guid> Having(string expression) =>
        Ask("SELECT page.key FROM (SELECT rowid FROM texts WHERE texts MATCH $0 LIMIT $1) AS found JOIN page ON page.id = found.rowid",
            row => new Guid((byte[])row.GetValue(0)), expression, MostWeighed);

    public bool Matches(string expression) => Ask("SELECT 1 FROM texts WHERE texts MATCH $0 LIMIT 1", row => row.GetInt32(0), expression).Count > 0;

    /// <summary>Pages whose title or search words begin so.</summary>
    public IReadOnlyList<Guid> Titles(string expression, int most, bool ranked) =>
        Ask(ranked
            ? "SELECT page.key FROM (SELECT rowid FROM (SELECT rowid, rank FROM titles WHERE titles MATCH $0 LIMIT $2) ORDER BY rank LIMIT $1) AS best JOIN page ON page.id = best.rowid"
            : "SELECT page.key FROM (SELECT rowid FROM titles WHERE titles MATCH $0 LIMIT min($1, $2)) AS best JOIN page ON page.id = best.rowid",
            row => new Guid((byte[])row.GetValue(0)), expression, most, MostWeighed);

    /// <summary>How many pages have a word; null when none has.</summary>
    public (int Pages, bool IsAcronym)? Word(string word) =>
        Ask("SELECT pages, acronyms FROM words WHERE word = $0 AND pages > 0", row => (row.GetInt32(0), row.GetInt32(1) > 0), word) is [var one, ..] ? one : null;

    /// <summary>Words of about the same length that begin with the same letter.</summary>
    public IReadOnlyList<(string Word, int Pages)> WordsLike(string word, int edits) =>
        Ask("SELECT word, pages FROM words WHERE word >= $0 AND word < $1 AND length(word) BETWEEN $2 AND $3 AND pages > 0 AND acronyms = 0",
            row => (row.GetString(0), row.GetInt32(1)), word[..1], word[..1] + "\U0010FFFF", word.Length - edits, word.Length + edits);

    /// <summary>Those of these words that the site has.</summary>
    public IReadOnlyList<(string Word, int Pages)> WordsAmong(IEnumerable<string> words) =>
        Ask("SELECT word, pages FROM json_each($0) JOIN words ON word = value WHERE pages > 0 AND acronyms = 0",
            row => (row.GetString(0), row.GetInt32(1)), JsonSerializer.Serialize(words));

    /// <summary>Search words and titles that begin so, those of most pages first.</summary>
    public IReadOnlyList<string> Phrases(string beginning, int most) =>
        Ask("SELECT phrase FROM (SELECT phrase, pages FROM phrases WHERE phrase >= $0 AND phrase < $1 AND pages > 0 LIMIT 400) ORDER BY pages DESC, length(phrase) LIMIT $2",
            row => row.GetString(0), beginning, beginning + "\U0010FFFF", most);

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private List<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        var command = Prepared(sql, values.Length);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        List<T> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepared(string sql, int values)
    {
        if (prepared.TryGetValue(sql, out var known)) return known;
        var command = prepared[sql] = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values; i++) command.Parameters.Add(new SqliteParameter("$" + i, null));
        return command;
    }
}

/// <summary>Makes expressions of SQLite's full-text search out of words. A word is quoted and has no quotes in it.</summary>
internal static class FtsExpression
{
    public static string Word(string word) => $"\"{word}\"";

    /// <summary>The words next to one another.</summary>
    public static string Phrase(IEnumerable<string> words) => $"\"{string.Join(' ', words)}\"";

    /// <summary>The expression in all but the body of a page.</summary>
    public static string NotInBody(string expression) => $"{{title terms headings summary}} : ({expression})";

    public static string All(IEnumerable<string> expressions) => string.Join(" AND ", expressions.Select(one => $"({one})"));

    public static string Any(IEnumerable<string> expressions) => string.Join(" OR ", expressions.Select(one => $"({one})"));

    public static string Beginning(IReadOnlyList<string> words) => string.Join(" AND ", words.SkipLast(1).Select(Word).Append(Word(words[^1]) + "*"));
}
