using System.Globalization;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Search;

/// <summary>A search that many made and that found little.</summary>
public sealed record AskedQuery(string Words, int Times, int Days, int Found);

/// <summary>
/// Remembers what was searched for, so that editors can teach the search: the words and the day, never who, where or when
/// within the day. What looks like a person is dropped before it is stored, and nothing is shown that was asked by few.
/// </summary>
public sealed class StoredQueries : BackgroundService
{
    private const int FewestDays = 3;
    private const int FewestTimes = 5;
    private const int MostWaiting = 2_000;
    private const int LongestWords = 80;

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>How long a search is remembered: a year and a month, so that the same season can be compared.</summary>
    private const int KeptDays = 396;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS asked_query(words TEXT NOT NULL, day TEXT NOT NULL, times INTEGER NOT NULL, found INTEGER NOT NULL, PRIMARY KEY (words, day)) WITHOUT ROWID;
        """;

    private readonly Dictionary<(string Words, DateOnly Day), (int Times, int Found)> waiting = [];
    private readonly Lock turn = new();
    private readonly string file;
    private readonly SearchIndex index;
    private readonly TimeProvider clock;
    private readonly ILogger<StoredQueries> log;

    internal StoredQueries(ContentServerOptions settings, SearchIndex index, TimeProvider clock, ILogger<StoredQueries> log) =>
        (file, this.index, this.clock, this.log) = (settings.ActivityFile, index, clock, log);

    /// <summary>Notes a search and how many pages it found, if nothing in it points at a person.</summary>
    public void Note(string query, int found)
    {
        if (query.Length > LongestWords || PersonalText.IsIn(query)) return;
        var words = SearchWords.Plain(query);
        if (words.Length == 0 || LooksLikeName(query)) return;
        lock (turn)
        {
            var key = (words, LondonTime.Today(clock));
            if (waiting.TryGetValue(key, out var before)) waiting[key] = (before.Times + 1, found);
            else if (waiting.Count < MostWaiting) waiting[key] = (1, found);
        }
    }

    /// <summary>Searches that found at most so many pages, the most asked first. Only those asked on three days or five times.</summary>
    public IReadOnlyList<AskedQuery> FoundLittle(int most)
    {
        Write();
        if (!File.Exists(file)) return [];
        using var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT words, sum(times), count(*), min(found) FROM asked_query GROUP BY words HAVING min(found) <= $most AND (count(*) >= $days OR sum(times) >= $times) ORDER BY 2 DESC LIMIT 200";
        command.Parameters.AddWithValue("$most", most);
        command.Parameters.AddWithValue("$days", FewestDays);
        command.Parameters.AddWithValue("$times", FewestTimes);
        using var reader = command.ExecuteReader();
        List<AskedQuery> asked = [];
        while (reader.Read()) asked.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        return asked;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Write();
        }
        catch (OperationCanceledException)
        {
            Write();
        }
    }

    private void Write()
    {
        lock (turn)
        {
            if (waiting.Count == 0) return;
            try
            {
                using var database = Open();
                using var transaction = database.BeginTransaction();
                foreach (var ((words, day), (times, found)) in waiting)
                    Run(database, "INSERT INTO asked_query VALUES ($0, $1, $2, $3) ON CONFLICT DO UPDATE SET times = times + $2, found = $3", words, Text(day), times, found);
                Run(database, "DELETE FROM asked_query WHERE day < $0", Text(LondonTime.Today(clock).AddDays(-KeptDays)));
                transaction.Commit();
                waiting.Clear();
            }
            catch (SqliteException fault)
            {
                log.LogError("Searches could not be stored. {Fault}", fault.Message);
            }
        }
    }

    /// <summary>Several words that the site does not have, or one with a capital letter.</summary>
    private bool LooksLikeName(string query)
    {
        var unknown = query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => SearchWords.Of(word) is [var plain] && !SearchWords.IsFiller(plain) && IsUnknown(plain)).ToList();
        return unknown.Count > 1 || unknown.Exists(word => char.IsUpper(word[0]) && !word.All(char.IsUpper));
    }

    private bool IsUnknown(string word) =>
        index.Read(reader => reader.Word(word) is null && !reader.Matches(FtsExpression.Word(word)) && Spelling.Meant(word, reader).Count == 0, true);

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        database.Open();
        Run(database, SqliteSettings.Pragmas);
        Run(database, Schema);
        return database;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection database, string sql, params ReadOnlySpan<object> values)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + i, values[i]);
        command.ExecuteNonQuery();
    }
}

/// <summary>What must not be stored: phone numbers, e-mail addresses, dates of birth, postcodes and how people name one another.</summary>
internal static class PersonalText
{
    private static readonly Regex[] Signs =
    [
        Sign("@"),
        Sign("[0-9]([ ().+-]*[0-9]){5,}"),
        Sign(@"\b[0-9]{1,4}[ ./-][0-9]{1,2}[ ./-][0-9]{2,4}\b"),
        Sign(@"\b[0-9]{1,2}(st|nd|rd|th)?( of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"),
        Sign(@"\b[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\b"),
        Sign(@"\b(mr|mrs|miss|ms|dr|called|named|my name|born on|dob)\b"),
    ];

    public static bool IsIn(string text) => Array.Exists(Signs, sign => sign.IsMatch(text));

    private static Regex Sign(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
