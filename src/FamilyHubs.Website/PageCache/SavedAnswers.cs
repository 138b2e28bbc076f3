using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.PageCache;

/// <summary>
/// The pages that are asked for most, finished, on disk beside the published site: after a start they are there before anything
/// else is ready. They count only for the very content, program and settings from which they were made.
/// </summary>
internal sealed class SavedAnswers(KeptAnswers kept, LiveSite live, WebsiteSettings settings, TimeProvider clock, ILogger<SavedAnswers> log) : BackgroundService
{
    /// <summary>The form of the file.</summary>
    private const string Magic = "FHANSWERS1";

    private const int Most = 100;
    private const int ChecksumLength = 32;

    /// <summary>How often it looks whether the file is of older content.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>How long it rests at most while the content stays; in the beginning less, because pages are still being made.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private readonly Lazy<string> program = new(() => ProgramMark(settings));
    private readonly Lock turn = new();
    private (string Content, long Made, DateTimeOffset At) written;
    private bool hasStopped;

    private string File => Path.Combine(settings.ContentServer.DataDirectory, "published", "answers.bin");

    /// <summary>Takes up what was saved, when it is true of the site that is live now.</summary>
    /// <returns>How many pages there are now.</returns>
    public int Load()
    {
        if (live.OnDisk is not var (site, mark) || !System.IO.File.Exists(File)) return 0;
        try
        {
            using var file = System.IO.File.OpenRead(File);
            var checksum = new byte[ChecksumLength];
            if (file.ReadAtLeast(checksum, ChecksumLength, throwOnEndOfStream: false) < ChecksumLength || !SHA256.HashData(file).AsSpan().SequenceEqual(checksum)) return 0;
            file.Position = ChecksumLength;
            using var reader = new BinaryReader(file);
            // A clock that was put back could make a page true that is not yet.
            if (reader.ReadString() != Magic || reader.ReadString() != program.Value || reader.ReadString() != mark || reader.ReadInt64() > clock.GetUtcNow().UtcTicks) return 0;
            var count = reader.ReadInt32();
            for (var i = 0; i < count; i++)
            {
                var key = reader.ReadString();
                var rule = new KeptAttribute(Texts(reader)) { Unless = Texts(reader) };
                kept.Restore(rule, key, KeptAnswer.Read(reader), site);
            }
            return count;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Finished pages of the last run cannot be read. {Fault}", fault.Message);
            return 0;
        }
    }

    /// <summary>Writes beside the old file and then takes its place.</summary>
    public void Save()
    {
        lock (turn)
        {
            if (live.OnDisk is not var (site, mark) || kept.MostAsked(site, Most) is not { Count: > 0 } pages) return;
            var made = kept.Made;
            try
            {
                Write(mark, pages);
                written = (mark, made, clock.GetUtcNow());
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("Finished pages cannot be saved for the next start. {Fault}", fault.Message);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        lock (turn)
        {
            // A host that is stopped twice at once is told so twice: whoever comes second waits, and writes nothing after the end.
            if (!hasStopped) Save();
            hasStopped = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        var rest = Pace;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (live.OnDisk is not var (_, mark) || (mark == written.Content && (kept.Made == written.Made || clock.GetUtcNow() - written.At < rest))) continue;
            Save();
            rest = rest < Rest ? 2 * rest : Rest;
        }
    }

    /// <summary>Straight to the file: in memory it would be garbage at once.</summary>
    private void Write(string mark, IReadOnlyList<(string Key, KeptAttribute Rule, KeptAnswer Answer)> pages)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var draft = File + ".new";
        using (var file = new FileStream(draft, options))
        using (var checksum = SHA256.Create())
        {
            file.Position = ChecksumLength;
            using (var writer = new BinaryWriter(new CryptoStream(file, checksum, CryptoStreamMode.Write, leaveOpen: true)))
            {
                writer.Write(Magic);
                writer.Write(program.Value);
                writer.Write(mark);
                writer.Write(clock.GetUtcNow().UtcTicks);
                writer.Write(pages.Count);
                foreach (var (key, rule, answer) in pages)
                {
                    writer.Write(key);
                    Write(writer, rule.Queries);
                    Write(writer, rule.Unless);
                    answer.Write(writer);
                }
            }
            file.Position = 0;
            file.Write(checksum.Hash);
        }
        System.IO.File.Move(draft, File, overwrite: true);
    }

    /// <summary>Stands for all but the content that a page is made from: the program, the files that came with it, those that were imported, the settings.</summary>
    private static string ProgramMark(WebsiteSettings settings)
    {
        var (api, places) = (settings.ContentServer.DeliveryApi, Path.Combine(settings.ContentServer.DataDirectory, "places"));
        var all = new StringBuilder(System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription).AppendLine().Append(settings with { ContentServer = settings.ContentServer with { DataDirectory = "" } }).AppendLine()
            .AppendJoin(',', api.DisallowedContentTypeAliases).AppendLine().AppendJoin(',', api.AllowedContentTypeAliases).AppendLine()
            .Append(typeof(SavedAnswers).Module.ModuleVersionId).Append(typeof(LiveSite).Module.ModuleVersionId).AppendLine();
        IEnumerable<string> files =
        [
            .. Directory.EnumerateFiles(AppContext.BaseDirectory), .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets")),
            .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content-seeds", "places")), .. Directory.Exists(places) ? Directory.EnumerateFiles(places) : [], settings.ContentServer.ModelFile,
        ];
        foreach (var file in files.Order(StringComparer.Ordinal).Select(path => new FileInfo(path))) all.Append(file.Name).Append(' ').Append(file.Length).Append(' ').Append(file.LastWriteTimeUtc.Ticks).AppendLine();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    private static string[] Texts(BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts) writer.Write(text);
    }
}
