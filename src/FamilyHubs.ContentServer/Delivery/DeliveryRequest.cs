using System.Globalization;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>What a reader asks for, read and checked: one snapshot, a language, a start item, and the query.</summary>
internal sealed class DeliveryRequest
{
    private const int UsualTake = 10;
    private const int MostTake = 500;
    private const int MostSkip = 10_000_000;
    private const int MostOptions = 20;
    private const int MostIds = 500;

    private readonly IQueryCollection query;

    /// <exception cref="Refusal">Something in it cannot be read.</exception>
    public DeliveryRequest(HttpContext http, PublishedSite site, DeliveryApiOptions options, bool isPreview)
    {
        (Site, Options, IsPreview, query) = (site, options, isPreview, http.Request.Query);
        foreach (var (name, values) in query)
            if (IsOdd(values)) throw Refusal.Value(name, $"The value of '{name}' has characters that cannot be read.");
        Undelivered = [.. site.Model.ContentTypes.Select(type => type.Alias).Where(alias => !options.Delivers(alias))];
        Culture = CultureOf(site.Model, http.Request.Headers.AcceptLanguage);
        StartItem = ReadStartItem(StartItemOf(http.Request.Headers));
        Expand = PropertyTree.Read("expand", One("expand"));
        Fields = PropertyTree.Read("fields", One("fields"));
    }

    public PublishedSite Site { get; }

    public DeliveryApiOptions Options { get; }

    public bool IsPreview { get; }

    /// <summary>The language that is asked for; null for the default.</summary>
    public string? Culture { get; }

    public Guid? StartItem { get; }

    public PropertyTree? Expand { get; }

    public PropertyTree? Fields { get; }

    /// <summary>Aliases of the types that are not delivered.</summary>
    public IReadOnlyList<string> Undelivered { get; }

    public string Fetch => One("fetch");

    public IReadOnlyList<string> Filters => Many("filter", MostOptions);

    public IReadOnlyList<string> Sorts => Many("sort", MostOptions);

    public int Skip => Number("skip", 0, MostSkip);

    public int Take => Number("take", UsualTake, MostTake);

    /// <summary>The keys that were asked for, each once, in that order.</summary>
    public IReadOnlyList<Guid> Ids => [.. Many("id", MostIds).Select(id => Guid.TryParse(id, out var key) ? key : throw Refusal.Value("id", $"The value '{id}' is not valid.")).Distinct()];

    public bool IsDelivered(string contentType) => !Undelivered.Contains(contentType, StringComparer.Ordinal);

    /// <summary>A document, when the reader may see it.</summary>
    public PublishedContent? Find(Guid key) => Site.FindContent(key) is { } content && IsVisible(content) ? content : null;

    public PublishedContent? FindContent(string keyOrPath)
    {
        if (Guid.TryParse(keyOrPath, out var key)) return Find(key);
        var path = PathOf(keyOrPath);
        return (Site.FindContent(path) ?? Site.FindContent(path.ToLowerInvariant())) is { } content && IsVisible(content) ? content : null;
    }

    public PublishedContent? FindMoved(string path) => Site.FindMoved(PathOf(path)) is { } content && IsVisible(content) ? content : null;

    private bool IsVisible(PublishedContent content) =>
        IsDelivered(content.ContentType) && (Culture is null || !Site.Model.Get(content.ContentType).VariesByCulture || content.IsTranslated(Culture));

    /// <summary>A path as this site writes it: one slash at the start, none at the end.</summary>
    public static string PathOf(string text) => "/" + text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/');

    /// <summary>The language that a header asks for; null for the default.</summary>
    public static string? CultureOf(ContentModel model, StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header) || !StringWithQualityHeaderValue.TryParseList(header, out var wanted)) return null;
        foreach (var language in wanted.OrderByDescending(value => value.Quality ?? 1))
            if (model.Languages.FirstOrDefault(one => language.Value.Equals(one.IsoCode, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found.IsDefault ? null : found.IsoCode;
        return null;
    }

    /// <summary>The start item as it was asked for; empty when none was.</summary>
    public static string StartItemOf(IHeaderDictionary headers) => headers["Start-Item"].ToString().Trim('/', ' ');

    /// <summary>Control characters, and bytes that were not UTF-8.</summary>
    public static bool IsOdd(StringValues values) => values.Any(value => value!.Any(c => char.IsControl(c) || c is '\uFFFD'));

    private Guid? ReadStartItem(string wanted)
    {
        if (wanted.Length == 0) return null;
        if (Site.HomeContent is not { } root || !IsDelivered(root.ContentType)) throw Refusal.StartItem;
        var isRoot = Guid.TryParse(wanted, out var key) ? key == root.Key : wanted.Equals(Site.RootSegment(Culture), StringComparison.OrdinalIgnoreCase);
        return isRoot ? root.Key : throw Refusal.StartItem;
    }

    private string One(string name)
    {
        var values = query[name];
        if (values.Count > 1) throw Refusal.Value(name, $"'{name}' may be given once.");
        return values.ToString();
    }

    private IReadOnlyList<string> Many(string name, int most)
    {
        var values = query[name];
        return values.Count <= most ? [.. values.Select(value => value!)] : throw Refusal.Value(name, $"'{name}' may be given {most} times at most.");
    }

    private int Number(string name, int usual, int most)
    {
        var text = One(name);
        if (!query.ContainsKey(name)) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw Refusal.Value(name, $"The value '{text}' is not valid: '{name}' is a number from 0 to {most}.");
    }
}
