using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>Who is told what was published: those of the settings, and those that administrators entered; and what they were told.</summary>
internal sealed class Webhooks(ContentServerOptions settings, ContentStorage storage, TimeProvider clock)
{
    private const int MostShown = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IReadOnlyList<WebhookOptions> OfSettings => settings.Webhooks;

    public async Task<IReadOnlyList<Webhook>> EnteredAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Webhooks.AsNoTracking().OrderBy(webhook => webhook.Url).ToListAsync(cancellation);
    }

    /// <returns>False when that receiver is told already.</returns>
    public async Task<bool> AddAsync(Uri url, string? secret, string by, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        if (settings.Webhooks.Any(known => known.Url == url) || await database.Webhooks.AnyAsync(known => known.Url == url.AbsoluteUri, cancellation)) return false;
        database.Webhooks.Add(new Webhook { Id = Guid.CreateVersion7(clock.GetUtcNow()), Url = url.AbsoluteUri, Secret = secret, CreatedUtc = Now, CreatedBy = by });
        database.Audit.Add(new AuditEntry { Verb = "add webhook", By = by, AtUtc = Now, Detail = url.Host });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Ends it: what waits for it is not sent any more.</summary>
    /// <returns>False when there is no such webhook.</returns>
    public async Task<bool> RemoveAsync(Guid id, string by, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        await using var transaction = await database.BeginWriteAsync(cancellation);
        if (await database.Webhooks.FindAsync([id], cancellation) is not { } webhook) return false;
        database.Webhooks.Remove(webhook);
        await database.Deliveries.Where(delivery => delivery.Url == webhook.Url && delivery.NextUtc != null)
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextUtc, (DateTime?)null).SetProperty(delivery => delivery.Fault, "The webhook was removed"), cancellation);
        database.Audit.Add(new AuditEntry { Verb = "remove webhook", By = by, AtUtc = Now, Detail = new Uri(webhook.Url).Host });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>What was or will be sent, the latest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Deliveries.AsNoTracking().OrderByDescending(delivery => delivery.Id).Take(MostShown).ToListAsync(cancellation);
    }

    /// <summary>Sends one again, now.</summary>
    /// <returns>False when there is no such delivery.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Deliveries.Where(delivery => delivery.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextUtc, Now).SetProperty(delivery => delivery.Tries, 0), cancellation) == 1;
    }

    /// <summary>Adds to a change what is told of it, in the same transaction.</summary>
    public async Task AnnounceAsync(ContentDatabase database, IReadOnlyList<(string Verb, Guid Key)> done, CancellationToken cancellation)
    {
        List<(string Event, Guid Key)> told = [];
        foreach (var (verb, key) in done)
            if (EventOf(verb) is { } name) told.Add((name, key));
        if (told.Count == 0) return;
        List<string> receivers = [.. settings.Webhooks.Select(webhook => webhook.Url.AbsoluteUri), .. await database.Webhooks.Select(webhook => webhook.Url).ToListAsync(cancellation)];
        database.Deliveries.AddRange(from receiver in receivers from one in told select new WebhookDelivery { Url = receiver, Event = one.Event, DocumentKey = one.Key, AtUtc = Now, NextUtc = Now });
    }

    /// <summary>The secret of a receiver; false when it is none any more.</summary>
    public async Task<(bool IsKnown, string? Secret)> SecretOfAsync(string url, CancellationToken cancellation)
    {
        if (settings.Webhooks.FirstOrDefault(known => known.Url.AbsoluteUri == url) is { } ofSettings) return (true, ofSettings.Secret);
        await using var database = storage.CreateDbContext();
        return await database.Webhooks.AsNoTracking().SingleOrDefaultAsync(known => known.Url == url, cancellation) is { } entered ? (true, entered.Secret) : (false, null);
    }

    /// <param name="verb">What was done to the document, as the audit trail names it. Verbs of which the public sees nothing are not told.</param>
    private static string? EventOf(string verb) => verb switch
    {
        "publish" => "Umbraco.ContentPublish",
        "unpublish" or "restore" => "Umbraco.ContentUnpublish",
        "trash" => "Umbraco.ContentMovedToRecycleBin",
        "delete" => "Umbraco.ContentDelete",
        "move" => "Umbraco.ContentMoved",
        "sort" => "Umbraco.ContentSorted",
        "media upload" or "media replace" or "media change" => "Umbraco.MediaSave",
        "media delete" => "Umbraco.MediaDelete",
        _ => null,
    };
}
