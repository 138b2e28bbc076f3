using System.Collections.Concurrent;
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
    private readonly Lazy<IReadOnlyDictionary<string, (Guid Key, string Value)>> figures;

    private readonly ConcurrentDictionary<Type, Lazy<(object Value, Reads Reads)>> derived = new();

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
        figures = new(() => OfType("figure").ToDictionary(figure => figure.Segment, figure => (figure.Key, documents[figure.Key].Value("value", Culture)?.GetString() ?? "")));
        Whole = this;
    }

    private PublishedSite(PublishedSite whole, Reads reads)
    {
        (Model, Models, Sequence, Culture) = (whole.Model, whole.Models, whole.Sequence, whole.Culture);
        (documents, paths, children, types) = (whole.documents, whole.paths, whole.children, whole.types);
        (referrers, redirects, media, mediaUrls, figures) = (whole.referrers, whole.redirects, whole.media, whole.mediaUrls, whole.figures);
        (Whole, Reads) = (whole, reads);
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

    public int Count => Everything(documents).Count;

    /// <summary>What was read of the site by whoever has this; null when nobody notes it.</summary>
    public Reads? Reads { get; }

    /// <summary>The snapshot itself, of which this may be one reader's view.</summary>
    internal PublishedSite Whole { get; }

    internal IPublishedModels Models { get; }

    internal IEnumerable<PublishedContent> Contents => Everything(documents.Values);

    internal IEnumerable<PublishedMedia> Media => Everything(media.Values);

    internal IEnumerable<KeyValuePair<string, Guid>> Redirects => Everything(redirects);

    /// <summary>The same site, read in another language.</summary>
    public PublishedSite In(string culture)
    {
        var whole = new PublishedSite(Model, Models, Sequence, documents, paths, children, types, referrers, redirects, media, mediaUrls) { Culture = culture };
        return Reads is { } reads ? whole.Noting(reads) : whole;
    }

    public PublishedModel? Home => FindAny("/");

    /// <summary>Whether this is that snapshot, or a reader's view of it.</summary>
    public bool IsOf(PublishedSite? snapshot) => ReferenceEquals(Whole, snapshot?.Whole);

    /// <summary>The same snapshot for one reader, noting what is read.</summary>
    internal PublishedSite Noting(Reads reads) => new(Whole, reads);

    public PublishedModel? Find(Guid key) => FindContent(key) is { } content ? ModelOf(content) : null;

    /// <summary>The page at an address. Documents without a page are not found here.</summary>
    public PublishedModel? Find(string path) => FindAny(path) is { HasPage: true } page ? page : null;

    /// <summary>What answers at an address: a page, the page that moved away from it, nothing any more, or nothing ever.</summary>
    public Address Resolve(string path)
    {
        if (Find(path) is { } page) return new Address.Page(page); // Which notes the path, also when there is no page.
        if (!redirects.TryGetValue(path, out var key)) return new Address.Unknown();
        return Find(key) is { HasPage: true } moved ? new Address.Moved(moved.Path) : new Address.Gone();
    }

    /// <summary>Pages and other documents below, in order.</summary>
    public IReadOnlyList<PublishedModel> ChildrenOf(Guid key) => [.. ChildKeysOf(key).Select(Find).OfType<PublishedModel>()];

    public IEnumerable<PublishedModel> OfType(string alias) => KeysOf(alias).Select(Find).OfType<PublishedModel>();

    public IEnumerable<T> OfType<T>()
        where T : PublishedModel => OfType(char.ToLowerInvariant(typeof(T).Name[0]) + typeof(T).Name[1..]).OfType<T>();

    /// <summary>The published documents that point at this one.</summary>
    public IEnumerable<PublishedModel> Referrers(PublishedModel to) => ReferrersOf(to.Key).Select(Find).OfType<PublishedModel>();

    /// <summary>What is worked out of a snapshot once for all who read it, such as an index. It is made from this site alone.</summary>
    public T Derived<T>(Func<PublishedSite, T> make)
        where T : class
    {
        var (value, reads) = Whole.derived.GetOrAdd(typeof(T), _ => new(() =>
        {
            var noted = new Reads();
            return (make(Whole.Noting(noted)), noted);
        })).Value;
        Reads?.Also(reads);
        return (T)value;
    }

    /// <summary>Every page, in the order of the tree.</summary>
    public IEnumerable<PublishedModel> Pages => Home is { } home ? home.Descendants.Prepend(home).Where(page => page.HasPage) : [];

    public PublishedMedia? FindMedia(Guid key)
    {
        Reads?.Document(key);
        return media.GetValueOrDefault(key);
    }

    public PublishedMedia? FindMedia(string url)
    {
        Reads?.Path(url);
        return mediaUrls.TryGetValue(url, out var key) ? FindMedia(key) : null;
    }

    /// <summary>Puts the value of each figure in the place of its <c>[[name]]</c>. A name that is no figure stays as it is.</summary>
    public string WithFigures(string text) => WithFigures(text, value => value);

    internal string WithFigures(string text, Func<string, string> print) => text.Contains("[[", StringComparison.Ordinal)
        ? FigureName().Replace(text, match => FigureOf(match.Groups[1].Value) is { } value ? print(value) : match.Value)
        : text;

    private string? FigureOf(string name)
    {
        Reads?.OfType("figure");
        if (!figures.Value.TryGetValue(name, out var figure)) return null;
        Reads?.Document(figure.Key);
        return figure.Value;
    }

    [GeneratedRegex(@"\[\[([a-z0-9-]+)\]\]")]
    private static partial Regex FigureName();

    private PublishedModel? FindAny(string path) => FindContent(path) is { } content ? ModelOf(content) : null;

    private IEnumerable<Guid> KeysOf(string alias)
    {
        Reads?.OfType(alias);
        return types.TryGetValue(alias, out var keys) ? keys : [];
    }

    private T Everything<T>(T all)
    {
        Reads?.Everything();
        return all;
    }

    private PublishedModel ModelOf(PublishedContent content) => Models.Document(this, content, content.ContentType);
}
