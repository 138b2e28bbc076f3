using FamilyHubs.ContentServer.Properties;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

internal sealed partial class DocumentStore
{
    /// <summary>Takes the document, and with it all below, away from the public. Its own addresses, now and before, lead to another page.</summary>
    /// <param name="key">The document.</param>
    /// <param name="revision">Of the document, when the person saw it.</param>
    /// <param name="to">The address of the page that answers in its place.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Ends with the request.</param>
    /// <exception cref="DocumentInvalid">The public sees no page there, or it would go away too.</exception>
    public Task<Document> ArchiveAsync(Guid key, int revision, string to, string by, CancellationToken cancellation = default) =>
        WriteAsync(by, async write =>
        {
            var document = await write.GetAsync(key, revision, cancellation);
            var address = to.Length > 1 ? to.TrimEnd('/') : to;
            var target = await write.Database.Documents.SingleOrDefaultAsync(other => other.Path == address, cancellation);
            if (target is null || !model.Get(target.ContentType).HasPage) throw new DocumentInvalid("to", $"There is no live page {to}. Enter an address of this site that starts with /");
            if (await IsBelowAsync(write, target.Key, key, cancellation)) throw new DocumentInvalid("to", "That page would be taken away too. Choose one that stays");
            await UnpublishAsync(write, document, cancellation);
            await write.Database.Redirects.Where(redirect => redirect.DocumentKey == key).ExecuteUpdateAsync(set => set.SetProperty(redirect => redirect.DocumentKey, target.Key), cancellation);
            write.Touch(target.Key);
            write.Record(document, "archive", $"leads to {target.Path}");
            return document;
        }, cancellation);
}
