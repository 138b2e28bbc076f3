namespace FamilyHubs.ContentServer.Documents;

/// <summary>Somebody who is told what was published, as an administrator entered it. The secret is sent along, so it is kept as it is.</summary>
internal sealed class Webhook
{
    public required Guid Id { get; init; }

    public required string Url { get; init; }

    public string? Secret { get; init; }

    public DateTime CreatedUtc { get; init; }

    public required string CreatedBy { get; init; }
}

/// <summary>One message to one receiver, stored with the change that it tells of, so that a stop between the two loses nothing.</summary>
internal sealed class WebhookDelivery
{
    public long Id { get; init; }

    public required string Url { get; init; }

    /// <summary>As Umbraco names it, such as <c>Umbraco.ContentPublish</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The document or the media item.</summary>
    public required Guid DocumentKey { get; init; }

    public DateTime AtUtc { get; init; }

    public int Tries { get; set; }

    /// <summary>When it is sent next; null when it has arrived, or was given up.</summary>
    public DateTime? NextUtc { get; set; }

    public DateTime? SentUtc { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Fault { get; set; }
}
