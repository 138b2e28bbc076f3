namespace FamilyHubs.ContentServer;

/// <summary>How mail leaves: by a mail server, by GOV.UK Notify, or not at all; then an administrator passes it on.</summary>
public sealed record MailOptions
{
    public SmtpOptions? Smtp { get; init; }

    public NotifyOptions? Notify { get; init; }

    /// <summary>Whether anything takes mail away.</summary>
    internal bool Leaves => Smtp is not null || Notify is not null;
}

/// <summary>A mail server.</summary>
public sealed record SmtpOptions
{
    public required string Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Whether to begin with STARTTLS. With it nothing is sent to a server that cannot, or that has no good certificate.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Who letters are from, as in <c>Family hubs &lt;hubs@example.org&gt;</c>.</summary>
    public required string From { get; init; }

    /// <summary>Without the password: what is written here may end in a log.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>GOV.UK Notify, with a template whose subject is <c>((subject))</c> and whose body is <c>((body))</c>.</summary>
public sealed record NotifyOptions
{
    public required Uri Url { get; init; }

    public required string ApiKey { get; init; }

    public required Guid TemplateId { get; init; }

    /// <summary>Whether that can be a key of Notify: a name, the service and the secret, each of the last two a GUID.</summary>
    public static bool IsKey(string text) => text.Length > 73 && Guid.TryParseExact(text[^36..], "D", out _) && text[^37] == '-' && Guid.TryParseExact(text[^73..^37], "D", out _);

    internal string Service => ApiKey[^73..^37];

    internal string Secret => ApiKey[^36..];

    /// <summary>Without the key: what is written here may end in a log.</summary>
    public override string ToString() => Url.Host;
}
