using System.Globalization;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

internal enum SortField
{
    CreateDate,
    Level,
    Name,
    SortOrder,
    UpdateDate,
}

/// <summary>Which documents a list holds, in what order: <c>fetch</c>, <c>filter</c> and <c>sort</c> looked up in the index.</summary>
internal sealed class ContentQuery(DeliveryRequest request)
{
    private const int LongestFilter = 500;

    private static readonly string[] DateOperators = [">:", "<:", ">", "<"];

    private readonly DeliveryIndex index = DeliveryIndex.Of(request.Site);

    /// <exception cref="Refusal">An option is not known.</exception>
    public (int Total, IReadOnlyList<PublishedContent> Page) Run()
    {
        var found = Fetch(request.Fetch);
        foreach (var filter in request.Filters) Keep(found, filter);
        foreach (var type in request.Undelivered) found.Drop(index.OfType(type));
        if (request.Culture is { } culture) found.Keep(index.In(culture));
        var sorts = request.Sorts.Select(ReadSort).ToList();
        var page = sorts.Count == 0
            ? found.Numbers().Skip(request.Skip).Take(request.Take)
            : new Ordering([.. sorts.Select(sort => (index.RanksBy(sort.Field), sort.Descending))]).Page(found, request.Skip, request.Take);
        return (found.Count, [.. page.Select(number => index[number])]);
    }

    private Bits Fetch(string fetch)
    {
        if (fetch.Length == 0) return request.StartItem is { } start ? index.Below(index.Find(start)!.Value) : index.All();
        var (option, value) = Split(fetch, ':', Refusal.Fetch);
        Func<int, Bits> select = option.ToLowerInvariant() switch
        {
            "ancestors" => index.Above,
            "children" => index.ChildrenOf,
            "descendants" => index.Below,
            _ => throw Refusal.Fetch,
        };
        return Find(value) is { } number ? select(number) : index.None();
    }

    private void Keep(Bits found, string filter)
    {
        if (filter.Length > LongestFilter) throw Refusal.Filter;
        if (ReadDate(filter) is { } keepsDate)
        {
            found.Keep(keepsDate);
            return;
        }
        var (option, value) = Split(filter, ':', Refusal.Filter);
        var isNot = value.StartsWith('!');
        if (isNot) value = value[1..];
        if (value.Length == 0) throw Refusal.Filter;
        switch (option.ToLowerInvariant())
        {
            case "contenttype": Keep(found, request.IsDelivered(value) ? index.OfType(value) : index.None(), isNot); break;
            case "audience": Keep(found, index.ForAudience(value), isNot); break;
            case "topic": Keep(found, index.About(Topic(value) ?? Guid.Empty), isNot); break;
            case "ancestor": Keep(found, Find(value) is { } number ? index.Below(number) : index.None(), isNot); break;
            case "name": found.Keep(number => HasWords(index[number].NameIn(request.Culture), value) != isNot); break;
            default: throw Refusal.Filter;
        }
    }

    private static void Keep(Bits found, Bits those, bool isNot)
    {
        if (isNot) found.Drop(those);
        else found.Keep(those);
    }

    /// <summary>Umbraco's index holds the words of names: each word of the filter must be in the name.</summary>
    private static bool HasWords(string name, string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private Func<int, bool>? ReadDate(string filter)
    {
        var field = new[] { "createDate", "updateDate" }.FirstOrDefault(name => filter.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (field is null) return null;
        var rest = filter[field.Length..];
        var comparison = DateOperators.FirstOrDefault(one => rest.StartsWith(one, StringComparison.Ordinal)) ?? throw Refusal.Filter;
        if (!DateTime.TryParse(rest[comparison.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date)) throw Refusal.Filter;
        Func<int, DateTime> value = field == "createDate" ? number => index[number].CreatedUtc : number => index[number].UpdatedUtc;
        return comparison switch
        {
            ">" => number => value(number) > date,
            ">:" => number => value(number) >= date,
            "<" => number => value(number) < date,
            _ => number => value(number) <= date,
        };
    }

    private static (SortField Field, bool Descending) ReadSort(string sort)
    {
        var (option, direction) = Split(sort, ':', Refusal.Sort);
        if (!Enum.TryParse<SortField>(option, ignoreCase: true, out var field) || !char.IsLetter(option[0])) throw Refusal.Sort;
        return (field, !direction.StartsWith("asc", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A document by its key or path; null when there is none that the reader may see.</summary>
    private int? Find(string keyOrPath) => request.FindContent(keyOrPath) is { } content ? index.Find(content.Key) : null;

    private Guid? Topic(string value) =>
        (request.FindContent(value)?.Key ?? index.TopicKey(value.ToLowerInvariant())) is { } key && request.Find(key) is not null ? key : null;

    private static (string Option, string Value) Split(string text, char at, Refusal refusal) =>
        text.IndexOf(at) is > 0 and var place ? (text[..place], text[(place + 1)..]) : throw refusal;
}
