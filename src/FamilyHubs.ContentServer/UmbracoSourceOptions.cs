namespace FamilyHubs.ContentServer;

/// <summary>A Content Delivery API that the site takes its content from, in the place of the embedded content server.</summary>
public sealed record UmbracoSourceOptions
{
    /// <summary>The address of the server, without the path of the API.</summary>
    public required Uri Url { get; init; }

    public string? ApiKey { get; init; }

    /// <summary>Key or segment of the root document, where the server has several.</summary>
    public string? StartItem { get; init; }

    /// <summary>What the header <c>Webhook-Secret</c> of a webhook must say; without it webhooks are not listened to.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>How often the whole site is compared, for what no webhook told.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
