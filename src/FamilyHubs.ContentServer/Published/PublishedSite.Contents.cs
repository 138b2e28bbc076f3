using System.Collections.Immutable;

namespace FamilyHubs.ContentServer.Published;

/// <summary>The documents as data, for what the content server itself makes of them.</summary>
public sealed partial class PublishedSite
{
    internal PublishedContent? HomeContent => FindContent("/");

    internal PublishedContent? FindContent(Guid key)
    {
        Reads?.Document(key);
        return documents.GetValueOrDefault(key);
    }

    /// <summary>What Umbraco calls the path of the start item: the name of the root as a part of an address.</summary>
    internal string RootSegment(string? culture) => HomeContent is { } home ? Documents.Segment.From(home.NameIn(culture)) : "";

    /// <summary>The document at an address, whether or not its type has a page.</summary>
    internal PublishedContent? FindContent(string path)
    {
        Reads?.Path(path);
        return paths.TryGetValue(path, out var key) ? FindContent(key) : null;
    }

    /// <summary>The document that once had an address, when it is still published.</summary>
    internal PublishedContent? FindMoved(string path)
    {
        Reads?.Path(path);
        return redirects.TryGetValue(path, out var key) ? FindContent(key) : null;
    }

    internal IEnumerable<PublishedContent> ContentsOfType(string alias) => KeysOf(alias).Select(FindContent).OfType<PublishedContent>();

    /// <summary>The documents right below, in order.</summary>
    internal ImmutableArray<Guid> ChildKeysOf(Guid key)
    {
        Reads?.ChildrenOf(key);
        return children.TryGetValue(key, out var keys) ? keys : [];
    }

    internal IEnumerable<Guid> ReferrersOf(Guid key)
    {
        Reads?.ReferrersOf(key);
        return referrers.TryGetValue(key, out var keys) ? keys : [];
    }
}
