using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>One change of the content by one person: what it reads, what it writes, and what readers must look at again.</summary>
internal sealed class DocumentWrite(ContentDatabase database, ContentModel model, DateTime now, string by)
{
    private readonly HashSet<Guid> changed = [];
    private readonly List<(string Verb, Guid Key)> done = [];

    public ContentDatabase Database => database;

    /// <summary>What was done to which documents.</summary>
    public IReadOnlyList<(string Verb, Guid Key)> Done => done;

    public ContentModel Model => model;

    public DateTime Now => now;

    public string By => by;

    /// <exception cref="DocumentMissing"/>
    /// <exception cref="DocumentConflict">The document is not at that revision any more.</exception>
    public async Task<Document> GetAsync(Guid key, int revision, CancellationToken cancellation)
    {
        var document = await GetAsync(key, cancellation);
        if (document.Revision == revision) return document;
        throw new DocumentConflict(document, await VersionAsync(key, document.DraftNumber, cancellation));
    }

    /// <exception cref="DocumentMissing"/>
    public async Task<Document> GetAsync(Guid key, CancellationToken cancellation) =>
        await database.Documents.FindAsync([key], cancellation) ?? throw new DocumentMissing(key);

    public Task<DocumentVersion> VersionAsync(Guid key, int number, CancellationToken cancellation) =>
        database.Versions.AsNoTracking().SingleAsync(version => version.DocumentKey == key && version.Number == number, cancellation);

    /// <param name="document">Its draft number is that of the new version.</param>
    /// <param name="content">What it says.</param>
    /// <param name="modified">When it was last changed, if that was not now.</param>
    public DocumentVersion AddVersion(Document document, DraftContent content, DateTime? modified = null)
    {
        var type = model.Get(document.ContentType);
        var stored = content.Stored(type, model);
        var version = new DocumentVersion
        {
            DocumentKey = document.Key,
            Number = document.DraftNumber,
            Name = OneLine.Of(content.Name),
            Segment = document.ParentKey is null ? "" : content.Segment is { Length: > 0 } segment ? Segment.From(segment) : Segment.From(content.Name),
            Values = stored.ToJsonString(DocumentJson.Options),
            SavedUtc = now,
            SavedBy = by,
            ModifiedUtc = modified,
            Note = content.Note is { } note ? OneLine.Of(note) : null,
        };
        database.Versions.Add(version);
        Care(document, stored);
        return version;
    }

    /// <summary>Notes at the document who keeps it true and until when.</summary>
    private static void Care(Document document, JsonObject values)
    {
        document.Owner = OneLine.Of(values["owner"].Text() ?? "") is { Length: > 0 } owner ? owner : null;
        document.ReviewDue = DateOnly.TryParseExact(values["reviewDue"].Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        document.ToConfirm = values["toConfirm"] is JsonArray facts ? facts.Count : 0;
    }

    /// <summary>Keeps the record of what a document's draft or published version points at.</summary>
    public async Task ReferToAsync(Document document, DocumentVersion version, bool published, CancellationToken cancellation)
    {
        await database.References.Where(row => row.FromKey == document.Key && row.IsPublished == published).ExecuteDeleteAsync(cancellation);
        database.References.AddRange(ReferencesOf(document, version, published));
    }

    public IEnumerable<DocumentReference> ReferencesOf(Document document, DocumentVersion version, bool published)
    {
        var values = JsonNode.Parse(version.Values)!.AsObject();
        return DocumentValues.References(values, model.Get(document.ContentType), model)
            .Select(reference => new DocumentReference(document.Key, reference.To, reference.Property, published));
    }

    /// <summary>
    /// Gives a document, and all below it when its own address changes, the address that follows from the tree. Addresses
    /// that end become redirects; live pages come before redirects, so an address that comes back just works again.
    /// </summary>
    /// <exception cref="DocumentInvalid">The address belongs to another page.</exception>
    public async Task PlaceAsync(Document document, CancellationToken cancellation)
    {
        await database.SaveChangesAsync(cancellation);
        changed.Add(document.Key);
        var parentPath = document.ParentKey is { } parent ? (await GetAsync(parent, cancellation)).Path : "";
        await PlaceAsync(document, parentPath, cancellation);
    }

    private async Task PlaceAsync(Document document, string? parentPath, CancellationToken cancellation)
    {
        var isLive = parentPath is not null && document is { TrashedUtc: null, PublishedNumber: not null };
        var path = isLive ? Segment.Below(parentPath!, (await VersionAsync(document.Key, document.PublishedNumber!.Value, cancellation)).Segment) : null;
        if (path == document.Path) return;
        if (path is not null && await database.Documents.AnyAsync(other => other.Path == path && other.Key != document.Key, cancellation))
            throw new DocumentInvalid("segment", $"Another page already has the address {path}");

        if (document.Path is { } old) await RedirectAsync(old, document.Key, cancellation);
        document.Path = path;
        changed.Add(document.Key);
        await database.SaveChangesAsync(cancellation);
        foreach (var child in await database.Documents.Where(child => child.ParentKey == document.Key).ToListAsync(cancellation))
            await PlaceAsync(child, path, cancellation);
    }

    private async Task RedirectAsync(string path, Guid key, CancellationToken cancellation)
    {
        if (await database.Redirects.FindAsync([path], cancellation) is { } known) known.DocumentKey = key;
        else database.Redirects.Add(new PathRedirect { Path = path, DocumentKey = key, CreatedUtc = now });
    }

    public void Touch(Guid key) => changed.Add(key);

    public void Record(Document document, string verb, string? detail = null)
    {
        done.Add((verb, document.Key));
        database.Audit.Add(new AuditEntry { DocumentKey = document.Key, Verb = verb, By = by, AtUtc = now, Detail = detail is null ? null : OneLine.Of(detail) });
    }

    public void AnnounceChanges() => database.Changes.AddRange(changed.Select(key => new Change { Key = key }));
}
