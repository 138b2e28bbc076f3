using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// What lists are answered from: the documents of one snapshot in the order of the tree, each with a number, and sets of
/// these numbers. Every part is made when it is first asked for and then shared by all requests that read the snapshot.
/// </summary>
internal sealed class DeliveryIndex
{
    private readonly PublishedSite site;
    private readonly List<PublishedContent> documents = [];
    private readonly List<int> levels = [];
    private readonly int[] ends;
    private readonly Dictionary<Guid, int> numbers;
    private readonly ConcurrentDictionary<string, Bits> types = [];
    private readonly ConcurrentDictionary<Guid, Bits> topics = [];
    private readonly ConcurrentDictionary<string, Bits> translated = [];
    private readonly ConcurrentDictionary<SortField, Lazy<int[]>> ranks = [];
    private readonly Lazy<Dictionary<string, Bits>> audiences;
    private readonly Lazy<Dictionary<string, Guid>> topicKeys;

    private DeliveryIndex(PublishedSite noting)
    {
        noting.Reads?.Everything(); // It reads all there is, so it need not note each thing.
        site = noting.Whole;
        numbers = new(site.Count);
        ends = new int[site.Count];
        if (site.HomeContent is { } home) Number(home);
        audiences = new(ReadAudiences);
        topicKeys = new(() => site.ContentsOfType("topic").GroupBy(topic => topic.Path[(topic.Path.LastIndexOf('/') + 1)..]).ToDictionary(group => group.Key, group => group.First().Key));
    }

    public int Count => documents.Count;

    public PublishedContent this[int number] => documents[number];

    public static DeliveryIndex Of(PublishedSite site) => site.Derived(static one => new DeliveryIndex(one));

    public int? Find(Guid key) => numbers.TryGetValue(key, out var number) ? number : null;

    public int Level(int number) => levels[number];

    public Bits All() => Bits.Range(Count, 0, Count);

    public Bits None() => new(Count);

    /// <summary>Everything below a document.</summary>
    public Bits Below(int number) => Bits.Range(Count, number + 1, ends[number]);

    public Bits ChildrenOf(int number) => Bits.Of(Count, site.ChildKeysOf(documents[number].Key).Select(key => numbers[key]));

    /// <summary>The documents above a document, the root first.</summary>
    public Bits Above(int number)
    {
        var above = None();
        for (var parent = documents[number].ParentKey; parent is { } key; parent = documents[numbers[key]].ParentKey) above.Add(numbers[key]);
        return above;
    }

    /// <summary>Shared: never change it.</summary>
    public Bits OfType(string alias) => site.Model.Find(alias) is null ? None() : types.GetOrAdd(alias, one => Where(content => content.ContentType == one));

    /// <summary>Shared: never change it.</summary>
    public Bits ForAudience(string audience) => audiences.Value.GetValueOrDefault(audience) ?? None();

    /// <summary>The documents about a topic. Shared: never change it.</summary>
    public Bits About(Guid topic) => numbers.ContainsKey(topic) ? topics.GetOrAdd(topic, ReadTopic) : None();

    /// <summary>A topic by the last part of its address.</summary>
    public Guid? TopicKey(string segment) => topicKeys.Value.TryGetValue(segment, out var key) ? key : null;

    /// <summary>The documents that can be read in a language: those that do not vary, and those that say something in it. Shared: never change it.</summary>
    public Bits In(string culture) => translated.GetOrAdd(culture, one => Where(content =>
        !site.Model.Get(content.ContentType).VariesByCulture || content.IsTranslated(one)));

    /// <summary>The place of each document when all are sorted by a field; equal values have equal places.</summary>
    public int[] RanksBy(SortField field) => ranks.GetOrAdd(field, one => new(() => Rank(one))).Value;

    private void Number(PublishedContent root)
    {
        // A stack, not recursion: a tree may be deeper than the stack of a thread.
        Stack<(PublishedContent Content, int Level, int Number)> open = [];
        open.Push((root, 1, -1));
        while (open.TryPop(out var at))
        {
            if (at.Number >= 0)
            {
                ends[at.Number] = documents.Count;
                continue;
            }
            var number = documents.Count;
            numbers[at.Content.Key] = number;
            documents.Add(at.Content);
            levels.Add(at.Level);
            open.Push((at.Content, at.Level, number));
            var children = site.ChildKeysOf(at.Content.Key);
            for (var i = children.Length - 1; i >= 0; i--) open.Push((site.FindContent(children[i])!, at.Level + 1, -1));
        }
    }

    private Bits Where(Func<PublishedContent, bool> isIn)
    {
        var bits = None();
        for (var number = 0; number < Count; number++)
            if (isIn(documents[number])) bits.Add(number);
        return bits;
    }

    private Dictionary<string, Bits> ReadAudiences()
    {
        Dictionary<string, Bits> sets = [];
        for (var number = 0; number < Count; number++)
        {
            if (!site.Model.Get(documents[number].ContentType).Properties.ContainsKey("audiences")) continue;
            foreach (var audience in documents[number].Audiences)
            {
                if (!sets.TryGetValue(audience, out var set)) sets[audience] = set = None();
                set.Add(number);
            }
        }
        return sets;
    }

    private Bits ReadTopic(Guid topic)
    {
        var text = topic.ToString();
        return Bits.Of(Count, site.ReferrersOf(topic).Where(numbers.ContainsKey).Select(key => numbers[key]).Where(number => documents[number].ReadList("topics"u8).Contains(text, StringComparer.OrdinalIgnoreCase)));
    }

    private int[] Rank(SortField field) => field switch
    {
        SortField.CreateDate => Rank(number => documents[number].CreatedUtc.Ticks, Comparer<long>.Default),
        SortField.UpdateDate => Rank(number => documents[number].UpdatedUtc.Ticks, Comparer<long>.Default),
        SortField.Level => [.. levels],
        SortField.SortOrder => [.. documents.Select(content => content.SortOrder)],
        _ => Rank(number => documents[number].Name, StringComparer.OrdinalIgnoreCase),
    };

    private int[] Rank<T>(Func<int, T> value, IComparer<T> comparer)
    {
        var values = new T[Count];
        var order = new int[Count];
        for (var number = 0; number < Count; number++) (values[number], order[number]) = (value(number), number);
        var sorted = (T[])values.Clone();
        Array.Sort(sorted, order, comparer);
        var places = new int[Count];
        for (int i = 0, place = 0; i < order.Length; i++)
        {
            if (i > 0 && comparer.Compare(sorted[i - 1], sorted[i]) != 0) place++;
            places[order[i]] = place;
        }
        return places;
    }
}
