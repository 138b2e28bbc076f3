namespace FamilyHubs.ContentServer;

/// <summary>Somebody who is told what was published.</summary>
/// <param name="Url">Where the webhook is posted.</param>
/// <param name="Secret">Sent in the header <c>Webhook-Secret</c>.</param>
public sealed record WebhookOptions(Uri Url, string? Secret);
