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

    /// <summary>What is wrong with a connection string, or null.</summary>
    public static string? ConnectionFault(string connection) => Storage.ContentStorage.Fault(connection);

    internal string DatabaseFile => Path.Combine(DataDirectory, "content.db");

    internal string MediaDirectory => Path.Combine(DataDirectory, "media");

    internal string PublishedFile => Path.Combine(DataDirectory, "published", "site.bin");

    internal string SearchFile => Path.Combine(DataDirectory, "search.db");

    internal string ActivityFile => Path.Combine(DataDirectory, "activity.db");

    internal string LockFile => Path.Combine(DataDirectory, "content.lock");
}
