using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Media;

/// <summary>One change of the media library by one person.</summary>
internal sealed class MediaWrite(ContentDatabase database, DateTime now, string by)
{
    private readonly List<(string Verb, Guid Key)> done = [];

    public ContentDatabase Database => database;

    /// <summary>What was done to which files.</summary>
    public IReadOnlyList<(string Verb, Guid Key)> Done => done;

    public DateTime Now => now;

    public string By => by;

    /// <exception cref="MediaRefused">Somebody deleted it.</exception>
    public async Task<MediaItem> GetAsync(Guid key, CancellationToken cancellation) =>
        await database.Media.FindAsync([key], cancellation) ?? throw new MediaRefused("The file was deleted in the meantime.");

    /// <summary>A name that no other file of the folder has: what was asked for, with a number where it is taken.</summary>
    public async Task<string> FreeNameAsync(string folder, string stem, string extension, Guid except, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var name = MediaNames.Join(folder, number == 1 ? stem + extension : $"{stem}-{number}{extension}");
            if (!await database.Media.AnyAsync(item => item.Name == name && item.Key != except, cancellation)) return name;
        }
    }

    /// <summary>For the audit trail and for those who read what the public sees.</summary>
    public void Record(string verb, MediaItem item)
    {
        done.Add((verb, item.Key));
        Record(verb, item.Name, item.Key);
        database.Changes.Add(new Change { Key = item.Key });
    }

    public void Record(string verb, string detail, Guid? key = null) => database.Audit.Add(new AuditEntry { DocumentKey = key, Verb = verb, By = by, AtUtc = now, Detail = detail });
}
