namespace FamilyHubs.ContentServer.Documents;

/// <summary>A draft that somebody sent for approval. It waits until it is published, taken back, or returned with a note.</summary>
internal sealed class Approval
{
    public required Guid DocumentKey { get; init; }

    /// <summary>The version that was sent; the draft may have changed since.</summary>
    public int Number { get; set; }

    public Guid SentById { get; set; }

    public required string SentBy { get; set; }

    public DateTime SentUtc { get; set; }

    public string? Note { get; set; }

    /// <summary>Set when it came back to the sender.</summary>
    public DateTime? ReturnedUtc { get; set; }

    public string? ReturnedBy { get; set; }

    /// <summary>What has to change.</summary>
    public string? Answer { get; set; }

    public bool IsWaiting => ReturnedUtc is null;
}
