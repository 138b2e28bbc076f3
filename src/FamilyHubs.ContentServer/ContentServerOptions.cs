namespace FamilyHubs.ContentServer;

/// <summary>Where the content server keeps things, as settings state it.</summary>
public sealed record ContentServerOptions
{
    /// <summary>The folder for everything that is kept on disk. Absolute.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A PostgreSQL connection string, or null for SQLite in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The content model, <c>umbraco.json</c>. Absolute.</summary>
    public required string ModelFile { get; init; }

    /// <summary>What an empty site starts with. Absolute.</summary>
    public required string SeedsDirectory { get; init; }

    /// <summary>Who may read the Content Delivery API.</summary>
    public DeliveryApiOptions DeliveryApi { get; init; } = new();
    public EditorOptions Editor { get; init; } = new();

    /// <summary>How mail leaves.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>How large uploads may be.</summary>
    public MediaOptions Media { get; init; } = new();

    /// <summary>A server that the content comes from in the place of the embedded one.</summary>
    public UmbracoSourceOptions? Umbraco { get; init; }

    /// <summary>Whether other sites are asked if what we link to is still there.</summary>
    public bool ChecksLinks { get; init; }

    /// <summary>Who is told what was published.</summary>
    public IReadOnlyList<WebhookOptions> Webhooks { get; init; } = [];

    /// <summary>What is wrong with a connection string, or null.</summary>
    public static string? ConnectionFault(string connection) => Storage.ContentStorage.Fault(connection);

    internal string DatabaseFile => Path.Combine(DataDirectory, "content.db");

    internal string MediaDirectory => Path.Combine(DataDirectory, "media");

    internal string RenditionsDirectory => Path.Combine(MediaDirectory, "renditions");

    internal string PublishedFile => Path.Combine(DataDirectory, "published", "site.bin");

    internal string SearchFile => Path.Combine(DataDirectory, "search.db");

    internal string ActivityFile => Path.Combine(DataDirectory, "activity.db");

    internal string LinksFile => Path.Combine(DataDirectory, "links.json");

    internal string OutboxDirectory => Path.Combine(DataDirectory, "outbox");

    internal string LastBackupFile => Path.Combine(DataDirectory, "last-backup");

    internal string LockFile => Path.Combine(DataDirectory, "content.lock");
}

/// <summary>Where editors work: the addresses below <c>/editor</c>.</summary>
public sealed record EditorOptions
{
    /// <summary>Whether this process serves the editor. Without it there are no accounts, no cookies and nothing at <c>/editor</c>.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The public address of the site, which links in mail start with. Where it is https, cookies are for https only.</summary>
    public Uri SiteUrl { get; init; } = new("http://localhost:5080");

    /// <summary>Whether to make an administrator, and print how to sign in, when there is no account at all. For development.</summary>
    public bool MakesFirstAdministrator { get; init; }

    internal bool IsSecure => SiteUrl.Scheme == Uri.UriSchemeHttps;
}
