using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Media;

/// <summary>
/// The media library as editors change it. As with documents, a verb that returns has put what it says on the disk and shown it
/// to the public; one that throws has changed nothing.
/// </summary>
internal sealed partial class MediaStore(ContentStorage storage, MediaFiles files, RenditionFiles renditions, PictureTool tool, LiveSite live, TimeProvider clock, Webhooks? webhooks = null, WebhookSender? sender = null)
{
    private readonly MediaOptions options = storage.Settings.Media;

    private async Task<T> WriteAsync<T>(string by, Func<MediaWrite, Task<T>> work, CancellationToken cancellation)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        var write = new MediaWrite(database, clock.GetUtcNow().UtcDateTime, by);
        var result = await work(write);
        if (webhooks is not null) await webhooks.AnnounceAsync(database, write.Done, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await live.CatchUpAsync(CancellationToken.None);
        sender?.Wake();
        return result;
    }

    /// <summary>Deletes bytes that nothing has any more. In a write of its own, so that nobody takes the same bytes in meanwhile.</summary>
    private async Task ForgetAsync(string hash)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync();
        if (await database.Media.AnyAsync(item => item.Hash == hash)) return;
        files.Delete(hash);
        renditions.Delete(hash);
    }
}
