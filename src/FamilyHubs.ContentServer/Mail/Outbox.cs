using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>
/// Mail that the site has written: a file for each letter, in a folder that an administrator reads in the editor. Where mail
/// leaves by itself, a letter is in the folder below it until it has left; when it is there it is on the disk, and is not lost.
/// </summary>
internal sealed class Outbox(ContentServerOptions settings, TimeProvider clock) : IDisposable
{
    /// <summary>A link in it has ended long before.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int MostShown = 200;

    private readonly SemaphoreSlim wake = new(0);

    private string Waiting => Path.Combine(settings.OutboxDirectory, "waiting");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes a letter, once. When this returns it is on the disk.</summary>
    public async Task SendAsync(Letter letter)
    {
        DeleteOld();
        var id = letter.Key is { } key ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)) : $"{Guid.NewGuid():N}";
        if (letter.Key is not null && Files().Any(file => file.EndsWith($"-{id}.json", StringComparison.Ordinal))) return;
        await KeepAsync(letter with { WrittenUtc = Now, NextUtc = settings.Mail.Leaves ? Now : null, Name = $"{Start(Now)}-{id}.json" });
        if (wake.CurrentCount == 0) wake.Release();
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Letter>> ReadAsync()
    {
        List<Letter> letters = [];
        foreach (var file in Files().OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(MostShown))
            if (await ReadAsync(file) is { } letter) letters.Add(letter);
        return letters;
    }

    /// <summary>All that has not left, the oldest first.</summary>
    public async Task<IReadOnlyList<Letter>> WaitingAsync()
    {
        List<Letter> letters = [];
        foreach (var file in FilesIn(Waiting).Order(StringComparer.Ordinal))
        {
            if (await ReadAsync(file) is not { } letter) continue;
            if (letter.Waits) letters.Add(letter);
            else File.Move(file, PathOf(letter), overwrite: true); // The process stopped before it had put it away.
        }
        return letters;
    }

    /// <summary>Keeps what became of a letter.</summary>
    public async Task KeepAsync(Letter letter)
    {
        var file = letter.Tries > 0 ? Path.Combine(Waiting, letter.Name) : PathOf(letter);
        Directory.CreateDirectory(Waiting);
        await using (var stream = new FileStream(file + ".new", FileMode.Create, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(stream, letter);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file, overwrite: true);
        if (file != PathOf(letter)) File.Move(file, PathOf(letter), overwrite: true);
    }

    /// <summary>Sends one that was given up again, now.</summary>
    /// <returns>False when there is no such letter.</returns>
    public async Task<bool> RetryAsync(string name)
    {
        if (!settings.Mail.Leaves || FilesIn(settings.OutboxDirectory).FirstOrDefault(file => Path.GetFileName(file) == name) is not { } file) return false;
        if (await ReadAsync(file) is not { IsGivenUp: true } letter) return false;
        await KeepAsync(letter with { NextUtc = Now, Tries = 0 });
        File.Delete(file);
        if (wake.CurrentCount == 0) wake.Release();
        return true;
    }

    /// <summary>Until a letter is written, or for that long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => wake.WaitAsync(most, cancellation);

    public void Dispose() => wake.Dispose();

    private string PathOf(Letter letter) => Path.Combine(letter.Waits ? Waiting : settings.OutboxDirectory, letter.Name);

    private IEnumerable<string> Files() => FilesIn(settings.OutboxDirectory).Concat(FilesIn(Waiting));

    private static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [];

    /// <returns>Null where it has left meanwhile, or cannot be read.</returns>
    private static async Task<Letter?> ReadAsync(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(await File.ReadAllTextAsync(file))! with { Name = Path.GetFileName(file) };
        }
        catch (Exception fault) when (fault is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private void DeleteOld()
    {
        var first = Start(Now - Kept);
        foreach (var file in Files().Where(file => string.CompareOrdinal(Path.GetFileName(file), first) < 0)) File.Delete(file);
    }

    /// <summary>How the name of a file starts, by the time at which it was written.</summary>
    private static string Start(DateTime utc) => utc.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
}
