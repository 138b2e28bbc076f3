using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// Everything the public may read, at one moment. Immutable: a request reads one of these from beginning to end. The next
/// one shares all that did not change.
/// </summary>
public sealed partial class PublishedSite
{
    private readonly ImmutableDictionary<Guid, PublishedContent> documents;
    private readonly ImmutableDictionary<string, Guid> paths;
    private readonly ImmutableDictionary<Guid, ImmutableArray<Guid>> children;
    private readonly ImmutableDictionary<string, ImmutableHashSet<Guid>> types;
    private readonly ImmutableDictionary<Guid, ImmutableHashSet<Guid>> referrers;
    private readonly ImmutableDictionary<string, Guid> redirects;
    private readonly ImmutableDictionary<Guid, PublishedMedia> media;
    private readonly ImmutableDictionary<string, Guid> mediaUrls;
    private readonly Lazy<IReadOnlyDictionary<string, string>> figures;

    private static readonly Regex FigureName = new(@"\[\[([a-z0-9-]+)\]\]", RegexOptions.NonBacktracking);

    private PublishedSite(
        ContentModel model,
        IPublishedModels models,
        long sequence,
        ImmutableDictionary<Guid, PublishedContent> documents,
        ImmutableDictionary<string, Guid> paths,
        ImmutableDictionary<Guid, ImmutableArray<Guid>> children,
        ImmutableDictionary<string, ImmutableHashSet<Guid>> types,
        ImmutableDictionary<Guid, ImmutableHashSet<Guid>> referrers,
        ImmutableDictionary<string, Guid> redirects,
        ImmutableDictionary<Guid, PublishedMedia> media,
        ImmutableDictionary<string, Guid> mediaUrls)
    {
        (Model, Models, Sequence) = (model, models, sequence);
        (this.documents, this.paths, this.children, this.types) = (documents, paths, children, types);
        (this.referrers, this.redirects, this.media, this.mediaUrls) = (referrers, redirects, media, mediaUrls);
        figures = new(() => OfType("figure").ToDictionary(figure => figure.Segment, figure => documents[figure.Key].Value("value", Culture)?.GetString() ?? ""));
    }

    /// <summary>A site without any document.</summary>
    public static PublishedSite Empty(ContentModel model, IPublishedModels models) => new(model, models, 0,
        ImmutableDictionary<Guid, PublishedContent>.Empty,
        ImmutableDictionary<string, Guid>.Empty,
        ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty,
        ImmutableDictionary<string, ImmutableHashSet<Guid>>.Empty,
        ImmutableDictionary<Guid, ImmutableHashSet<Guid>>.Empty,
        ImmutableDictionary<string, Guid>.Empty,
        ImmutableDictionary<Guid, PublishedMedia>.Empty,
        ImmutableDictionary<string, Guid>.Empty);

    public ContentModel Model { get; }

    /// <summary>The language in which values are read where they vary; null reads the default language.</summary>
    public string? Culture { get; private init; }

    /// <summary>The number of the last change that is in it.</summary>
    public long Sequence { get; }

    public int Count => documents.Count;

    internal IPublishedModels Models { get; }

    internal IEnumerable<PublishedContent> Contents => documents.Values;

    internal IEnumerable<PublishedMedia> Media => media.Values;

    internal IEnumerable<KeyValuePair<string, Guid>> Redirects => redirects;

    /// <summary>The same site, read in another language.</summary>
    public PublishedSite In(string culture) =>
        new(Model, Models, Sequence, documents, paths, children, types, referrers, redirects, media, mediaUrls) { Culture = culture };

    public PublishedModel? Home => FindAny("/");

    public PublishedModel? Find(Guid key) => documents.TryGetValue(key, out var content) ? ModelOf(content) : null;

    /// <summary>The page at an address. Documents without a page are not found here.</summary>
    public PublishedModel? Find(string path) => FindAny(path) is { HasPage: true } page ? page : null;

    /// <summary>What answers at an address: a page, the page that moved away from it, nothing any more, or nothing ever.</summary>
    public Address Resolve(string path)
    {
        if (Find(path) is { } page) return new Address.Page(page);
        if (!redirects.TryGetValue(path, out var key)) return new Address.Unknown();
        return Find(key) is { HasPage: true } moved ? new Address.Moved(moved.Path) : new Address.Gone();
    }

    /// <summary>Pages and other documents below, in order.</summary>
    public IReadOnlyList<PublishedModel> ChildrenOf(Guid key) =>
        children.TryGetValue(key, out var keys) ? [.. keys.Select(child => ModelOf(documents[child]))] : [];

    public IEnumerable<PublishedModel> OfType(string alias) =>
        types.TryGetValue(alias, out var keys) ? keys.Select(key => ModelOf(documents[key])) : [];

    public IEnumerable<T> OfType<T>()
        where T : PublishedModel => OfType(char.ToLowerInvariant(typeof(T).Name[0]) + typeof(T).Name[1..]).OfType<T>();

    /// <summary>The published documents that point at this one.</summary>
    public IEnumerable<PublishedModel> Referrers(PublishedModel to) =>
        referrers.TryGetValue(to.Key, out var keys) ? keys.Select(Find).OfType<PublishedModel>() : [];

    /// <summary>Every page, in the order of the tree.</summary>
    public IEnumerable<PublishedModel> Pages => Home is { } home ? home.Descendants.Prepend(home).Where(page => page.HasPage) : [];

    public PublishedMedia? FindMedia(Guid key) => media.GetValueOrDefault(key);

    public PublishedMedia? FindMedia(string url) => mediaUrls.TryGetValue(url, out var key) ? media[key] : null;

    /// <summary>Puts the value of each figure in the place of its <c>[[name]]</c>. A name that is no figure stays as it is.</summary>
    public string WithFigures(string text) => WithFigures(text, value => value);

    internal string WithFigures(string text, Func<string, string> print) => text.Contains("[[", StringComparison.Ordinal)
        ? FigureName.Replace(text, match => figures.Value.TryGetValue(match.Groups[1].Value, out var value) ? print(value) : match.Value)
        : text;

    private PublishedModel? FindAny(string path) => paths.TryGetValue(path, out var key) ? Find(key) : null;

    private PublishedModel ModelOf(PublishedContent content) => Models.Document(this, content, content.ContentType);
}
