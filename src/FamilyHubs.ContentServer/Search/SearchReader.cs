using Microsoft.Data.Sqlite;

namespace FamilyHubs.ContentServer.Search;

/// <summary>Asks the index, for one search. Every expression was made by <see cref="FtsExpression"/> out of words alone.</summary>
internal sealed class SearchReader : IDisposable
{
    private readonly SqliteConnection connection;

    public SearchReader(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
    }

    /// <summary>The best pages for an expression, with how well they match: more is better.</summary>
    public IEnumerable<(Guid Key, double Score)> Rank(string expression, int most) =>
        Ask("SELECT page.key, -best.rank FROM (SELECT rowid, rank FROM texts WHERE texts MATCH $0 ORDER BY rank LIMIT $1) AS best JOIN page ON page.id = best.rowid",
            row => (new Guid((byte[])row.GetValue(0)), row.GetDouble(1)), expression, most);

    public bool Matches(string expression) => Ask("SELECT 1 FROM texts WHERE texts MATCH $0 LIMIT 1", row => row.GetInt32(0), expression).Count > 0;

    /// <summary>Pages whose title or search words begin so.</summary>
    public IReadOnlyList<Guid> Titles(string expression, int most, bool ranked) =>
        Ask($"SELECT page.key FROM (SELECT rowid FROM titles WHERE titles MATCH $0 {(ranked ? "ORDER BY rank " : "")}LIMIT $1) AS best JOIN page ON page.id = best.rowid", row => new Guid((byte[])row.GetValue(0)), expression, most);

    /// <summary>How many pages have a word; null when none has.</summary>
    public (int Pages, bool IsAcronym)? Word(string word) =>
        Ask("SELECT pages, acronyms FROM words WHERE word = $0 AND pages > 0", row => (row.GetInt32(0), row.GetInt32(1) > 0), word) is [var one, ..] ? one : null;

    /// <summary>Words of about the same length, those with another first letter only when asked for.</summary>
    public IReadOnlyList<(string Word, int Pages)> WordsLike(string word, int edits, string beginning) =>
        Ask("SELECT word, pages FROM words WHERE word >= $0 AND word < $1 AND length(word) BETWEEN $2 AND $3 AND pages > 0 AND acronyms = 0",
            row => (row.GetString(0), row.GetInt32(1)), beginning, beginning + "\U0010FFFF", word.Length - edits, word.Length + edits);

    /// <summary>Search words and titles that begin so, those of most pages first.</summary>
    public IReadOnlyList<string> Phrases(string beginning, int most) =>
        Ask("SELECT phrase FROM (SELECT phrase, pages FROM phrases WHERE phrase >= $0 AND phrase < $1 AND pages > 0 LIMIT 400) ORDER BY pages DESC, length(phrase) LIMIT $2",
            row => row.GetString(0), beginning, beginning + "\U0010FFFF", most);

    public int PageCount() => (int)Ask("SELECT count(*) FROM page", row => row.GetInt64(0))[0];

    public void Dispose() => connection.Dispose();

    private List<T> Ask<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + i, values[i]);
        List<T> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}

/// <summary>Makes expressions of SQLite's full-text search out of words. A word is quoted and has no quotes in it.</summary>
internal static class FtsExpression
{
    public static string Word(string word) => $"\"{word}\"";

    /// <summary>The words next to one another.</summary>
    public static string Phrase(IEnumerable<string> words) => $"\"{string.Join(' ', words)}\"";

    public static string All(IEnumerable<string> expressions) => string.Join(" AND ", expressions.Select(one => $"({one})"));

    public static string Any(IEnumerable<string> expressions) => string.Join(" OR ", expressions.Select(one => $"({one})"));

    public static string Beginning(IReadOnlyList<string> words) => string.Join(" AND ", words.SkipLast(1).Select(Word).Append(Word(words[^1]) + "*"));
}
