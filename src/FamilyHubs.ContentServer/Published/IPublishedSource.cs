namespace FamilyHubs.ContentServer.Published;

/// <summary>Where published content comes from: the embedded content database, or a Content Delivery API.</summary>
internal interface IPublishedSource
{
    /// <summary>As a sentence about it begins: "The content database".</summary>
    string Name { get; }

    /// <summary>The whole site.</summary>
    Task<SourceReading> ReadAllAsync(CancellationToken cancellation);

    /// <summary>What is different from a snapshot; null when nothing is.</summary>
    /// <param name="origin">Where the snapshot came from; of another origin only a whole reading helps.</param>
    Task<SourceReading?> ReadSinceAsync(Guid origin, PublishedSite snapshot, CancellationToken cancellation);

    /// <summary>Returns when it is worth while to ask again.</summary>
    Task WaitAsync(CancellationToken cancellation);
}

/// <param name="Origin">Tells one source from another, so that a saved site is never taken for another source's.</param>
/// <param name="IsWhole">Whether the change is the whole site, to be put in the place of what there was.</param>
/// <param name="Change">What is different.</param>
internal sealed record SourceReading(Guid Origin, bool IsWhole, SiteChange Change);

/// <summary>The source cannot be read, or what it says does not fit the content model. The message is for the log and the operator.</summary>
public sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);
