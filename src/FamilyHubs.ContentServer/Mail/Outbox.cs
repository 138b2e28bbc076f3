using System.Globalization;
using System.Text.Json;

namespace FamilyHubs.ContentServer.Mail;

/// <summary>A message in plain text to one person.</summary>
internal sealed record Letter(string To, string Subject, string Text)
{
    public DateTime WrittenUtc { get; init; }
}

/// <summary>Mail that the site has written: a file for each message, in a folder that an administrator reads in the editor.</summary>
internal sealed class Outbox(ContentServerOptions settings, TimeProvider clock)
{
    /// <summary>A link in it has ended long before.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task SendAsync(Letter letter)
    {
        Directory.CreateDirectory(settings.OutboxDirectory);
        DeleteOld();
        var now = clock.GetUtcNow().UtcDateTime;
        var file = Path.Combine(settings.OutboxDirectory, $"{Name(now)}-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(letter with { WrittenUtc = now }));
        File.Move(file + ".new", file);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Letter>> ReadAsync()
    {
        List<Letter> letters = [];
        foreach (var file in Files().OrderDescending(StringComparer.Ordinal).Take(200)) letters.Add(JsonSerializer.Deserialize<Letter>(await File.ReadAllTextAsync(file))!);
        return letters;
    }

    private IEnumerable<string> Files() => Directory.Exists(settings.OutboxDirectory) ? Directory.EnumerateFiles(settings.OutboxDirectory, "*.json") : [];

    private void DeleteOld()
    {
        var first = Name((clock.GetUtcNow() - Kept).UtcDateTime);
        foreach (var file in Files().Where(file => string.CompareOrdinal(Path.GetFileName(file), first) < 0)) File.Delete(file);
    }

    /// <summary>How the name of a file starts, by the time at which it was written.</summary>
    private static string Name(DateTime utc) => utc.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
}
