using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <summary>Sets when the draft is published and when the document is withdrawn (UTC; null for never).</summary>
    /// <exception cref="DocumentInvalid">The document would be withdrawn before it is published.</exception>
    public Task<Document> ScheduleAsync(Guid key, int revision, DateTime? publishAtUtc, DateTime? unpublishAtUtc, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            if (publishAtUtc >= unpublishAtUtc) throw new DocumentInvalid("unpublishAt", "The end must be after the start");
            var document = await write.GetAsync(key, revision, cancellation);
            document.PublishAtUtc = publishAtUtc;
            document.UnpublishAtUtc = unpublishAtUtc;
            write.Record(document, "schedule", $"publish {publishAtUtc:u}, unpublish {unpublishAtUtc:u}");
            return document;
        }, cancellation);

    /// <summary>
    /// Does what is due. Each document is its own transaction under the write lock, so on several nodes it happens once; one
    /// that cannot be published keeps its draft, loses its schedule and says so in the audit trail.
    /// </summary>
    /// <returns>How many documents were published or withdrawn.</returns>
    public async Task<int> RunScheduleAsync(CancellationToken cancellation = default)
    {
        var done = await RunBundlesAsync(cancellation);
        foreach (var key in await DueAsync(cancellation))
            if (await RunDueAsync(key, cancellation)) done++;
        return done;
    }

    private Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return storage.ReadAsync($"""SELECT "Key" FROM content.documents WHERE "TrashedUtc" IS NULL AND ("PublishAtUtc" <= {now} OR "UnpublishAtUtc" <= {now})""", row => row.GetGuid(0), cancellation);
    }

    private async Task<bool> RunDueAsync(Guid key, CancellationToken cancellation)
    {
        var acted = false;
        try
        {
            await WriteAsync(Schedule, async write =>
            {
                var document = await write.GetAsync(key, cancellation);
                if (document.UnpublishAtUtc <= write.Now)
                {
                    document.PublishAtUtc = document.PublishAtUtc <= write.Now ? null : document.PublishAtUtc;
                    acted = true;
                    return await UnpublishAsync(write, document, cancellation);
                }
                if (document.PublishAtUtc > write.Now || document.PublishAtUtc is null) return document;
                acted = true;
                return await PublishAsync(write, document, cancellation);
            }, cancellation);
        }
        catch (DocumentInvalid refusal)
        {
            acted = false;
            await WriteAsync(Schedule, async write =>
            {
                var document = await write.GetAsync(key, cancellation);
                document.PublishAtUtc = null;
                write.Record(document, "schedule failed", refusal.Message);
                return document;
            }, cancellation);
        }
        return acted;
    }

    private const string Schedule = "schedule";
}
