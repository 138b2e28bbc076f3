using System.Globalization;
using FamilyHubs.ContentServer.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Feedback;

/// <summary>How many found a page useful, how many did not, and how many wrote why.</summary>
public sealed record PageVotes(Guid Page, int Useful, int NotUseful, int Comments);

/// <summary>What somebody wrote about a page. Who it was, and when within the day, is not known.</summary>
public sealed record PageComment(long Id, DateOnly Day, bool IsUseful, string Words);

/// <summary>
/// What visitors say about pages: votes counted by day, and short comments. Nothing is stored that tells who it was, and all of
/// it ends: comments after 90 days, counts after 13 months.
/// </summary>
public sealed class PageFeedback : BackgroundService
{
    /// <summary>In characters.</summary>
    public const int LongestComment = 500;

    /// <summary>The days over which lists count.</summary>
    public const int DaysCounted = 90;

    private const int CommentsKept = 90;
    private const int VotesKept = 396;

    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS page_vote(page TEXT NOT NULL, day TEXT NOT NULL, useful INTEGER NOT NULL, votes INTEGER NOT NULL, PRIMARY KEY (page, day, useful)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS page_comment(id INTEGER PRIMARY KEY AUTOINCREMENT, page TEXT NOT NULL, day TEXT NOT NULL, useful INTEGER NOT NULL, words TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS page_comment_page ON page_comment(page);
        """;

    private readonly string file;
    private readonly TimeProvider clock;
    private readonly Headstart headstart;
    private readonly ILogger<PageFeedback> log;

    internal PageFeedback(ContentServerOptions settings, TimeProvider clock, Headstart headstart, ILogger<PageFeedback> log) => (file, this.clock, this.headstart, this.log) = (settings.ActivityFile, clock, headstart, log);

    /// <returns>Whether it is stored.</returns>
    public bool Vote(Guid page, bool isUseful) =>
        Write("INSERT INTO page_vote VALUES ($0, $1, $2, 1) ON CONFLICT DO UPDATE SET votes = votes + 1", page.ToString(), Text(Today), isUseful ? 1 : 0);

    /// <summary>Stores a comment that has been looked at with <see cref="CommentCheck"/>.</summary>
    /// <returns>Whether it is stored.</returns>
    public bool Comment(Guid page, bool isUseful, string words) =>
        Write("INSERT INTO page_comment (page, day, useful, words) VALUES ($0, $1, $2, $3)", page.ToString(), Text(Today), isUseful ? 1 : 0, words);

    /// <summary>Pages that somebody voted on, those with the most who did not find them useful first.</summary>
    public IReadOnlyList<PageVotes> Votes() => Read(
        """
        SELECT page, sum(useful_votes), sum(other_votes), sum(comments) FROM (
          SELECT page, CASE WHEN useful = 1 THEN votes ELSE 0 END AS useful_votes, CASE WHEN useful = 0 THEN votes ELSE 0 END AS other_votes, 0 AS comments FROM page_vote WHERE day >= $0
          UNION ALL SELECT page, 0, 0, 1 FROM page_comment WHERE day >= $1)
        GROUP BY page ORDER BY 3 DESC, 2
        """,
        row => new PageVotes(Guid.Parse(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), Text(Today.AddDays(-DaysCounted)), Text(Today.AddDays(-CommentsKept)));

    /// <summary>The latest first.</summary>
    public IReadOnlyList<PageComment> Comments(Guid page) => Read(
        "SELECT id, day, useful, words FROM page_comment WHERE page = $0 AND day >= $1 ORDER BY id DESC LIMIT 500",
        row => new PageComment(row.GetInt64(0), DateOnly.ParseExact(row.GetString(1), "yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetInt32(2) == 1, row.GetString(3)), page.ToString(), Text(Today.AddDays(-CommentsKept)));

    /// <summary>For a comment that should not have been written.</summary>
    public void Delete(Guid page, long comment) => Write("DELETE FROM page_comment WHERE page = $0 AND id = $1", page.ToString(), comment);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await headstart.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pace);
        do Purge();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Deletes what has come to its end. Lists leave it out from that day on, whether or not this ran.</summary>
    internal void Purge()
    {
        if (!File.Exists(file)) return;
        Write("DELETE FROM page_comment WHERE day < $0", Text(Today.AddDays(-CommentsKept)));
        Write("DELETE FROM page_vote WHERE day < $0", Text(Today.AddDays(-VotesKept)));
    }

    private DateOnly Today => LondonTime.Today(clock);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool Write(string sql, params ReadOnlySpan<object> values)
    {
        try
        {
            using var database = Open();
            Run(database, sql, values);
            return true;
        }
        catch (SqliteException fault)
        {
            log.LogError("What visitors say about pages could not be stored. {Fault}", fault.Message);
            return false;
        }
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        if (!File.Exists(file)) return [];
        using var database = Open();
        using var command = Command(database, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        database.Open();
        Run(database, SqliteSettings.Pragmas);
        Run(database, "PRAGMA secure_delete = ON"); // What is deleted is not to be found in the file either.
        Run(database, Schema);
        return database;
    }

    private static void Run(SqliteConnection database, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(database, sql, values);
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // The statements are written above; what visitors type is a parameter.
    private static SqliteCommand Command(SqliteConnection database, string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + i, values[i]);
        return command;
    }
#pragma warning restore CA2100
}
