using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// What lists are answered from: the documents of one snapshot in the order of the tree, each with a number, and sets of
/// these numbers. Every part is made when it is first asked for and then shared by all requests that read the snapshot.
/// </summary>
internal sealed partial class DeliveryIndex
{
    /// <summary>So far apart are the ranks of two names, that others find room between them.</summary>
    private const long BetweenNames = 1L << 32;

    private readonly PublishedSite site;
    private readonly List<PublishedContent> documents = [];
    private readonly List<int> levels = [];
    private readonly List<int> ends = [];
    private readonly List<(int At, int By)> moves = [];
    private readonly Dictionary<Guid, (int Number, int Since)> placed = [];
    private readonly ConcurrentDictionary<string, Bits> types = [];
    private readonly ConcurrentDictionary<Guid, Bits> topics = [];
    private readonly ConcurrentDictionary<string, Bits> translated = [];
    private readonly ConcurrentDictionary<SortField, Lazy<long[]>> ranks = [];
    private Dictionary<Guid, int> numbers;
    private Lazy<Dictionary<string, Bits>> audiences;
    private Lazy<Dictionary<string, Guid>> topicKeys;

    private DeliveryIndex(PublishedSite noting)
    {
        noting.Reads?.Everything(); // It reads all there is, so it need not note each thing.
        site = noting.Whole;
        numbers = new(site.Count);
        if (site.HomeContent is { } home) Number(home);
        audiences = new(ReadAudiences);
        topicKeys = new(ReadTopicKeys);
    }

    /// <summary>A copy for the next snapshot, to be changed before anybody reads it. What is not changed is shared.</summary>
    private DeliveryIndex(PublishedSite next, DeliveryIndex before)
    {
        site = next.Whole;
        (documents, levels, ends, numbers) = ([.. before.documents], [.. before.levels], [.. before.ends], before.numbers);
        (types, topics, translated, ranks) = (new(before.types), new(before.topics), new(before.translated), new(before.ranks.Where(rank => rank.Value.IsValueCreated)));
        audiences = before.audiences.IsValueCreated ? before.audiences : new(ReadAudiences);
        topicKeys = before.topicKeys.IsValueCreated ? before.topicKeys : new(ReadTopicKeys);
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
    public Bits In(string culture) => translated.GetOrAdd(culture, one => Where(content => IsIn(content, one)));

    /// <summary>The place of each document when all are sorted by a field; equal values have equal places.</summary>
    public long[] RanksBy(SortField field) => ranks.GetOrAdd(field, one => new(() => Rank(one))).Value;

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
            ends.Add(0);
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
            foreach (var audience in AudiencesOf(documents[number]))
            {
                if (!sets.TryGetValue(audience, out var set)) sets[audience] = set = None();
                set.Add(number);
            }
        }
        return sets;
    }

    private IReadOnlyList<string> AudiencesOf(PublishedContent content) => site.Model.Get(content.ContentType).Properties.ContainsKey("audiences") ? content.Audiences : [];

    private bool IsIn(PublishedContent content, string culture) => !site.Model.Get(content.ContentType).VariesByCulture || content.IsTranslated(culture);

    private Dictionary<string, Guid> ReadTopicKeys() =>
        site.ContentsOfType("topic").GroupBy(topic => topic.Path[(topic.Path.LastIndexOf('/') + 1)..]).ToDictionary(group => group.Key, group => group.First().Key);

    private Bits ReadTopic(Guid topic)
    {
        var text = topic.ToString();
        return Bits.Of(Count, site.ReferrersOf(topic).Where(numbers.ContainsKey).Select(key => numbers[key]).Where(number => documents[number].ReadList("topics"u8).Contains(text, StringComparer.OrdinalIgnoreCase)));
    }

    private long[] Rank(SortField field) => field switch
    {
        SortField.CreateDate => [.. documents.Select(content => content.CreatedUtc.Ticks)],
        SortField.UpdateDate => [.. documents.Select(content => content.UpdatedUtc.Ticks)],
        SortField.Level => [.. levels],
        SortField.SortOrder => [.. documents.Select(content => content.SortOrder)],
        _ => RankNames(),
    };

    private long[] RankNames()
    {
        var names = documents.Select(content => content.Name).ToArray();
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(names, order, StringComparer.OrdinalIgnoreCase);
        var places = new long[Count];
        var place = 0L;
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && !names[i - 1].Equals(names[i], StringComparison.OrdinalIgnoreCase)) place += BetweenNames;
            places[order[i]] = place;
        }
        return places;
    }
}
