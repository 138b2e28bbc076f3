namespace FamilyHubs.ContentServer.Documents;

/// <summary>A document in the tree. What it says is in its versions.</summary>
internal sealed class Document
{
    public required Guid Key { get; init; }

    public Guid? ParentKey { get; set; }

    public required string ContentType { get; init; }

    public int SortOrder { get; set; }

    /// <summary>Grows with every change of the document; a change made from an older revision is refused.</summary>
    public int Revision { get; set; }

    public required int DraftNumber { get; set; }

    public int? PublishedNumber { get; set; }

    /// <summary>The address while the document and all above it are published; null otherwise.</summary>
    public string? Path { get; set; }

    public DateTime CreatedUtc { get; init; }

    public DateTime? TrashedUtc { get; set; }

    public DateTime? PublishAtUtc { get; set; }

    public DateTime? UnpublishAtUtc { get; set; }

    /// <summary>Who answers for it, by its draft. This and the next two are kept here too, so that lists of thousands are quick.</summary>
    public string? Owner { get; set; }

    /// <summary>The day by which it must be read again, by its draft.</summary>
    public DateOnly? ReviewDue { get; set; }

    /// <summary>How many facts in its draft are still to be confirmed.</summary>
    public int ToConfirm { get; set; }

    public bool IsLive => Path is not null;

    public bool HasUnpublishedChanges => PublishedNumber != DraftNumber;
}

/// <summary>What a document said at a time. Never changed once written.</summary>
internal sealed class DocumentVersion
{
    public required Guid DocumentKey { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The last part of the address.</summary>
    public required string Segment { get; init; }

    /// <summary>JSON: property aliases and values; values that vary by culture under <c>$cultures</c>, by ISO code.</summary>
    public required string Values { get; init; }

    public DateTime SavedUtc { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>When what it says was last changed, where this version only says that somebody checked it; otherwise null.</summary>
    public DateTime? ModifiedUtc { get; init; }

    public string? Note { get; init; }
}

/// <summary>A document's draft or published version points at a document or at media.</summary>
internal sealed record DocumentReference(Guid FromKey, Guid ToKey, string Property, bool IsPublished);

/// <summary>An address that a document once had. While the document is live there is a redirect; afterwards the page is gone.</summary>
internal sealed class PathRedirect
{
    public required string Path { get; init; }

    public Guid DocumentKey { get; set; }

    public DateTime CreatedUtc { get; init; }
}

internal sealed class AuditEntry
{
    public long Id { get; init; }

    public Guid? DocumentKey { get; init; }

    public required string Verb { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public string? Detail { get; init; }
}

/// <summary>Something that the published site shows has changed. Readers follow the sequence.</summary>
internal sealed class Change
{
    public long Sequence { get; init; }

    /// <summary>A document or media item; null when everything may have changed.</summary>
    public Guid? Key { get; init; }
}
