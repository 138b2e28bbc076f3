using FamilyHubs.ContentServer.Documents;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A document as lists show it, with the name of its draft.</summary>
internal sealed record TreeRow
{
    public required Guid Key { get; init; }

    public Guid? ParentKey { get; init; }

    public required string ContentType { get; init; }

    public required string Name { get; init; }

    public required string Segment { get; init; }

    public int SortOrder { get; init; }

    public int Revision { get; init; }

    public int DraftNumber { get; init; }

    public int? PublishedNumber { get; init; }

    public string? Path { get; init; }

    public DateTime? TrashedUtc { get; init; }

    public DateTime? PublishAtUtc { get; init; }

    public DateTime? UnpublishAtUtc { get; init; }

    public DateTime SavedUtc { get; init; }

    public required string SavedBy { get; init; }

    public DateOnly? ReviewDue { get; init; }

    public string? Owner { get; init; }

    public int ToConfirm { get; init; }

    public required string Values { get; init; }

    public DraftContent Draft => DraftContent.Of(new DocumentVersion { DocumentKey = Key, Number = DraftNumber, Name = Name, Segment = Segment, Values = Values, SavedBy = SavedBy });

    public DocumentStatus Status =>
        TrashedUtc is not null ? DocumentStatus.Binned
        : PublishedNumber is null ? DocumentStatus.Draft
        : Path is null ? DocumentStatus.Hidden
        : PublishedNumber == DraftNumber ? DocumentStatus.Live : DocumentStatus.Changed;
}

/// <summary>A row with where it stands: the documents above it, from the root down.</summary>
internal sealed record PlacedRow(TreeRow Row, IReadOnlyList<TreeRow> Above)
{
    /// <summary>The document itself and those above it.</summary>
    public IEnumerable<Guid> Line => Above.Append(Row).Select(row => row.Key);

    public string Where => string.Join(" › ", Above.Select(row => row.Name));

    public bool IsBinned => Row.TrashedUtc is not null || Above.Any(row => row.TrashedUtc is not null);
}
