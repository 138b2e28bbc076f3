using FamilyHubs.ContentServer.Properties;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    public Task<Bundle> MakeBundleAsync(string name, Guid accountId, string by, CancellationToken cancellation = default) =>
        CommitAsync(by, write =>
        {
            var bundle = new Bundle { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = OneLine.Of(name), MadeBy = by, MadeById = accountId, MadeUtc = write.Now, State = BundleState.Open };
            write.Database.Bundles.Add(bundle);
            return Task.FromResult(bundle);
        }, cancellation);

    /// <exception cref="DocumentInvalid">It is in another bundle that has not been published, or the bundle is closed.</exception>
    public Task<Bundle> AddToBundleAsync(Guid id, Guid key, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, async (write, bundle) =>
        {
            if (!bundle.IsOpen()) throw new DocumentInvalid("bundle", "The bundle was published already. Make another");
            var document = await write.GetAsync(key, cancellation);
            var others = await write.Database.BundlePages.Where(page => page.DocumentKey == key).Join(write.Database.Bundles, page => page.BundleId, other => other.Id, (_, other) => other).ToListAsync(cancellation);
            if (others.Exists(other => other.Id == id)) return;
            if (others.Find(other => other.IsOpen()) is { } other) throw new DocumentInvalid("bundle", $"It is in the bundle {other.Name}");
            write.Database.BundlePages.Add(new BundlePage { BundleId = id, DocumentKey = key });
            write.Record(document, "put in a bundle", bundle.Name);
        }, cancellation);

    public Task<Bundle> TakeFromBundleAsync(Guid id, Guid key, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, async (write, bundle) =>
        {
            if (bundle.IsOpen()) await write.Database.BundlePages.Where(page => page.BundleId == id && page.DocumentKey == key).ExecuteDeleteAsync(cancellation);
        }, cancellation);

    /// <summary>Sends it for approval, or gives it back, with a note.</summary>
    /// <exception cref="DocumentInvalid">It was published already.</exception>
    public Task<Bundle> PassBundleAsync(Guid id, BundleState state, string? note, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, (_, bundle) =>
        {
            if (!bundle.IsOpen()) throw new DocumentInvalid("bundle", "The bundle was published already");
            (bundle.State, bundle.Note) = (state, note is null ? null : OneLine.Of(note));
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>Sets when all of it is published (UTC; null for never).</summary>
    public Task<Bundle> ScheduleBundleAsync(Guid id, DateTime? publishAtUtc, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, (_, bundle) =>
        {
            if (!bundle.IsOpen()) throw new DocumentInvalid("publishAt", "The bundle was published already");
            bundle.PublishAtUtc = publishAtUtc;
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>Publishes every draft in it, or none: in one transaction.</summary>
    /// <exception cref="DocumentInvalid">One of them cannot be published; the fault names it.</exception>
    public Task<Bundle> PublishBundleAsync(Guid id, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, async (write, bundle) =>
        {
            if (!bundle.IsOpen()) throw new DocumentInvalid("bundle", "The bundle was published already");
            var pages = await PagesOfAsync(write, id, cancellation);
            if (pages.Count == 0) throw new DocumentInvalid("bundle", "There is nothing in the bundle");
            foreach (var page in pages)
            {
                var document = await write.GetAsync(page.DocumentKey, cancellation);
                page.Before = document.PublishedNumber;
                await NamedAsync(write, document, () => PublishAsync(write, document, cancellation), cancellation);
                page.After = document.PublishedNumber;
                document.Revision++;
            }
            (bundle.State, bundle.PublishedUtc, bundle.PublishAtUtc) = (BundleState.Published, write.Now, null);
        }, cancellation);

    /// <summary>
    /// Puts back what the public saw before, for every document in it, or for none. What was changed in drafts since stays the
    /// draft.
    /// </summary>
    /// <exception cref="DocumentInvalid">One of them was published again since; the fault names it.</exception>
    public Task<Bundle> RollBackBundleAsync(Guid id, string by, CancellationToken cancellation = default) =>
        ChangeBundleAsync(id, by, async (write, bundle) =>
        {
            if (bundle.State != BundleState.Published) throw new DocumentInvalid("bundle", "The bundle is not published");
            foreach (var page in await PagesOfAsync(write, id, cancellation))
            {
                var document = await write.GetAsync(page.DocumentKey, cancellation);
                if (document.PublishedNumber != page.After) throw new DocumentInvalid("bundle", $"{await NameAsync(write, document, cancellation)} was published or taken away again since. Roll it back in its history");
                await NamedAsync(write, document, () => PutBackAsync(write, document, page.Before, cancellation), cancellation);
                document.Revision++;
            }
            bundle.State = BundleState.RolledBack;
        }, cancellation);

    public async Task<IReadOnlyList<Bundle>> BundlesAsync(CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        return await database.Bundles.AsNoTracking().OrderByDescending(bundle => bundle.MadeUtc).Take(200).ToListAsync(cancellation);
    }

    public async Task<(Bundle Bundle, IReadOnlyList<BundlePage> Pages)?> BundleAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var database = storage.CreateDbContext();
        if (await database.Bundles.AsNoTracking().SingleOrDefaultAsync(bundle => bundle.Id == id, cancellation) is not { } bundle) return null;
        return (bundle, await database.BundlePages.AsNoTracking().Where(page => page.BundleId == id).ToListAsync(cancellation));
    }

    /// <summary>Publishes the bundles whose time has come. One that cannot be published loses its time, and says why.</summary>
    private async Task<int> RunBundlesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var done = 0;
        foreach (var id in await storage.ReadAsync($"""SELECT "Id" FROM content.bundles WHERE "PublishAtUtc" <= {now}""", row => row.GetGuid(0), cancellation))
        {
            try
            {
                await PublishBundleAsync(id, Schedule, cancellation);
                done++;
            }
            catch (DocumentInvalid refusal)
            {
                await ChangeBundleAsync(id, Schedule, (_, bundle) =>
                {
                    if (bundle.IsOpen()) bundle.Note = $"It could not be published at its time. {refusal.Faults[0].Message}";
                    bundle.PublishAtUtc = null;
                    return Task.CompletedTask;
                }, cancellation);
            }
        }
        return done;
    }

    private Task<Bundle> ChangeBundleAsync(Guid id, string by, Func<DocumentWrite, Bundle, Task> change, CancellationToken cancellation) =>
        CommitAsync(by, async write =>
        {
            var bundle = await write.Database.Bundles.FindAsync([id], cancellation) ?? throw new DocumentMissing(id);
            await change(write, bundle);
            return bundle;
        }, cancellation);

    private static Task<List<BundlePage>> PagesOfAsync(DocumentWrite write, Guid id, CancellationToken cancellation) => write.Database.BundlePages.Where(page => page.BundleId == id).ToListAsync(cancellation);

    private async Task<Document> PutBackAsync(DocumentWrite write, Document document, int? before, CancellationToken cancellation)
    {
        if (before is not { } number) return await UnpublishAsync(write, document, cancellation);
        var draft = await write.VersionAsync(document.Key, document.DraftNumber, cancellation);
        var hasNewer = document.HasUnpublishedChanges;
        document.DraftNumber++;
        write.AddVersion(document, DraftContent.Of(await write.VersionAsync(document.Key, number, cancellation)));
        await write.Database.SaveChangesAsync(cancellation);
        await PublishAsync(write, document, cancellation);
        if (hasNewer)
        {
            document.DraftNumber++;
            write.AddVersion(document, DraftContent.Of(draft));
            await write.Database.SaveChangesAsync(cancellation);
        }
        await write.ReferToAsync(document, await write.VersionAsync(document.Key, document.DraftNumber, cancellation), published: false, cancellation);
        return document;
    }

    private static async Task NamedAsync(DocumentWrite write, Document document, Func<Task<Document>> verb, CancellationToken cancellation)
    {
        try
        {
            await verb();
        }
        catch (DocumentInvalid refusal)
        {
            throw new DocumentInvalid("bundle", $"{await NameAsync(write, document, cancellation)}: {refusal.Faults[0].Message}");
        }
        catch (DocumentMissing)
        {
            throw new DocumentInvalid("bundle", $"{await NameAsync(write, document, cancellation)} is in the recycle bin. Take it out of the bundle first");
        }
    }

    private static async Task<string> NameAsync(DocumentWrite write, Document document, CancellationToken cancellation) => (await write.VersionAsync(document.Key, document.DraftNumber, cancellation)).Name;
}

internal static class BundleStates
{
    /// <summary>Whether it can still be changed.</summary>
    public static bool IsOpen(this Bundle bundle) => bundle.State is BundleState.Open or BundleState.Waiting or BundleState.Returned;

    public static string Words(this BundleState state) => state switch
    {
        BundleState.Open => "Open",
        BundleState.Waiting => "Waiting for approval",
        BundleState.Returned => "Returned",
        BundleState.Published => "Published",
        _ => "Rolled back",
    };
}
