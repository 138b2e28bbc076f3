using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Mail;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.ContentServer.Storage;
using FamilyHubs.ContentServer.Transfer;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Editor.Site;

/// <summary>Something about the system, and what is wrong with it, if anything is.</summary>
internal sealed record SystemFact(string Name, string Words, string? Trouble = null);

/// <summary>Reads how the system is: what is true now, and what somebody should see to.</summary>
internal sealed class SystemFacts(ContentServerOptions settings, ContentStorage storage, LiveSite live, SearchIndex search, Outbox outbox, Jobs jobs, TimeProvider clock)
{
    /// <summary>A backup that is older is worth a word.</summary>
    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(7);

    /// <summary>Less is little: a backup and uploads need room.</summary>
    private const long LittleRoom = 2L * 1024 * 1024 * 1024;

    /// <summary>How far back failures are shown.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IReadOnlyList<Job> Jobs => jobs.All;

    public async Task<IReadOnlyList<(string Heading, IReadOnlyList<SystemFact> Facts)>> ReadAsync(CancellationToken cancellation) =>
    [
        ("Health", Health()),
        ("Versions", await VersionsAsync(cancellation)),
        ("Backups", [Backups()]),
        ("Disk", Disk()),
        ("Work in the background", await WorkAsync(cancellation)),
    ];

    private List<SystemFact> Health()
    {
        var site = live.Current;
        return
        [
            new("Published site", $"{site.Count.ToString("N0", CultureInfo.InvariantCulture)} documents, change {site.Sequence}"),
            new(live.SourceName, live.SourceTrouble is null ? "can be read" : "cannot be read; the last published site is served", live.SourceTrouble is { } trouble ? $"Since {LondonWordsOf(trouble.Since)}: {trouble.Reason}" : null),
            search.IsUpTo(site.Sequence)
                ? new("Search index", $"holds change {site.Sequence}")
                : new("Search index", "is being made anew", "Searches answer from the old index, or find nothing, until it is finished"),
        ];
    }

    private async Task<List<SystemFact>> VersionsAsync(CancellationToken cancellation)
    {
        var program = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return [new("This program", program), new(".NET", RuntimeInformation.FrameworkDescription, SafeRuntime.Fault), new("Database", await DatabaseVersionAsync(cancellation)), new("Operating system", RuntimeInformation.OSDescription)];
    }

    private async Task<string> DatabaseVersionAsync(CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        var version = storage.IsPostgres
            ? await database.Database.SqlQuery<string>($"SELECT current_setting('server_version') AS \"Value\"").SingleAsync(cancellation)
            : await database.Database.SqlQuery<string>($"SELECT sqlite_version() AS \"Value\"").SingleAsync(cancellation);
        return $"{(storage.IsPostgres ? "PostgreSQL" : "SQLite")} {version}";
    }

    private SystemFact Backups()
    {
        if (storage.IsPostgres) return new("Last backup", "is made with pg_dump, and not known here");
        if (Backup.LastOf(settings) is not { } last) return new("Last backup", "none is known", "Make one with the verb backup, and have it made every night");
        return new("Last backup", LondonWordsOf(last), Now - last > OldBackup ? "It is more than a week old" : null);
    }

    private List<SystemFact> Disk()
    {
        var drive = new DriveInfo(settings.DataDirectory);
        List<SystemFact> facts = [new("Free", $"{Size(drive.AvailableFreeSpace)} of {Size(drive.TotalSize)}", drive.AvailableFreeSpace < LittleRoom ? "There is little room left: saving fails when there is none" : null)];
        if (!storage.IsPostgres) facts.Add(new("Content", Size(LengthOf(settings.DatabaseFile))));
        facts.Add(new("Media", Size(Directory.Exists(settings.MediaDirectory) ? new DirectoryInfo(settings.MediaDirectory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0)));
        facts.Add(new("Search index", Size(LengthOf(settings.SearchFile))));
        return facts;
    }

    private async Task<List<SystemFact>> WorkAsync(CancellationToken cancellation)
    {
        var since = Now - Recently;
        await using var database = storage.CreateDbContext();
        var due = await database.Documents.CountAsync(document => document.TrashedUtc == null && (document.PublishAtUtc != null || document.UnpublishAtUtc != null), cancellation);
        var missed = await database.Audit.CountAsync(entry => entry.Verb == "schedule failed" && entry.AtUtc >= since, cancellation);
        var waiting = await database.Deliveries.CountAsync(delivery => delivery.NextUtc != null, cancellation);
        var givenUp = await database.Deliveries.CountAsync(delivery => delivery.NextUtc == null && delivery.SentUtc == null, cancellation);
        List<SystemFact> facts =
        [
            new("Planned", $"{due} documents are published or taken away at a time", missed > 0 ? $"{missed} could not be published at their time in the last 30 days. The audit trail says which: schedule failed" : null),
            new("Webhooks", $"{waiting} wait to be sent", givenUp > 0 ? $"{givenUp} were given up. The list of webhooks says why" : null),
        ];
        facts.Add(await MailAsync());
        foreach (var job in Jobs) facts.Add(new(job.Name, $"ran last on {LondonWordsOf(job.LastRun)}, took {Took(job.LastTook)}, at most {Took(job.LongestTook)}", TroubleOf(job)));
        return facts;
    }

    private async Task<SystemFact> MailAsync()
    {
        if (!settings.Mail.Leaves) return new("Mail", "stays in the outbox: no mail server is set up");
        var waiting = await outbox.WaitingAsync();
        var givenUp = (await outbox.ReadAsync()).Count(letter => letter.IsGivenUp);
        var last = waiting.Where(letter => letter.Fault is not null).MaxBy(letter => letter.NextUtc)?.Fault;
        List<string> troubles = [];
        if (last is not null) troubles.Add($"The last try failed. {last}");
        if (givenUp > 0) troubles.Add($"{givenUp} could not be sent and were given up. The outbox says why");
        return new("Mail", $"{waiting.Count} letters wait to be sent", troubles.Count > 0 ? string.Join(". ", troubles) : null);
    }

    private static string? TroubleOf(Job job) =>
        job.IsFailing ? $"It failed: {job.LastFault}"
        : job.IsSlow ? $"It was slow: more than {Job.Slow.TotalSeconds:0} seconds"
        : job.Failures > 0 ? $"It failed {job.Failures} times since the start, and works again. Last: {job.LastFault}"
        : null;

    private static string Took(TimeSpan time) => time.TotalSeconds < 1 ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalSeconds:0.0} s";

    private static string LondonWordsOf(DateTimeOffset moment) => Content.LondonWords.Of(moment.UtcDateTime);

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static string Size(long bytes) => bytes switch
    {
        >= 1024L * 1024 * 1024 => $"{bytes / (1024.0 * 1024 * 1024):0.0} GB",
        >= 1024 * 1024 => $"{bytes / (1024.0 * 1024):0.0} MB",
        _ => $"{bytes / 1024.0:0} KB",
    };
}
