using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>A document as its seed file says it.</summary>
internal sealed class SeedDocument
{
    public required SeedFile File { get; init; }

    public required ContentType ContentType { get; init; }

    public required DraftContent Content { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>In the recycle bin.</summary>
    public bool IsTrashed { get; init; }

    /// <summary>Changes after what is published, from a file <c>name.draft.md</c>.</summary>
    public DraftContent? Pending { get; init; }

    public required int SortOrder { get; init; }

    public DateTime? PublishAtUtc { get; init; }

    public DateTime? UnpublishAtUtc { get; init; }
}
