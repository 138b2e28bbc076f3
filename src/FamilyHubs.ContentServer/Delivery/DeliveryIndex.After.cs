using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>
/// The index of the next snapshot, made of this one. A publish changes a few documents: what they say is put in their places,
/// and documents without any below are put in or taken out. Whatever else happens to the tree makes the index anew.
/// </summary>
internal sealed partial class DeliveryIndex : IFollowsChanges
{
    private const int MostChanges = 100;

    object? IFollowsChanges.After(PublishedSite next, SiteChange change)
    {
        HashSet<Guid> keys = [.. change.Put.Select(content => content.Key), .. change.Remove];
        if (keys.Count > MostChanges || next.HomeContent?.Key != site.HomeContent?.Key || !HasSameOrder(next, keys)) return null;
        var index = new DeliveryIndex(next, this);
        foreach (var number in keys.Select(Find).OfType<int>().OrderDescending())
        {
            if (next.FindContent(documents[number].Key) is { } content) index.Replace(number, content);
            else if (!index.TryTakeOut(number)) return null;
        }
        foreach (var content in keys.Where(key => !numbers.ContainsKey(key)).Select(next.FindContent).OfType<PublishedContent>().OrderBy(content => content.Path.Count(c => c == '/')))
            index.PutIn(content);
        if (index.Count != Count || index.moves.Count > 0) index.Renumber();
        return index;
    }

    /// <summary>Whether the documents that are in both trees stand below the same ones, in the same order.</summary>
    private bool HasSameOrder(PublishedSite next, HashSet<Guid> keys)
    {
        HashSet<Guid> parents = [];
        foreach (var key in keys)
        {
            var (before, after) = (site.FindContent(key), next.FindContent(key));
            if (before is not null && after is not null && (before.ParentKey, before.ContentType) != (after.ParentKey, after.ContentType)) return false;
            if ((before?.SortOrder, before?.Name) != (after?.SortOrder, after?.Name) && (before ?? after)?.ParentKey is { } parent) parents.Add(parent);
        }
        return parents.All(parent => site.ChildKeysOf(parent).Where(key => next.FindContent(key) is not null)
            .SequenceEqual(next.ChildKeysOf(parent).Where(key => site.FindContent(key) is not null)));
    }

    private void Replace(int number, PublishedContent content)
    {
        var before = documents[number];
        documents[number] = content;
        ForgetTopicsOf(before, content);
        if (audiences.IsValueCreated && !AudiencesOf(before).SequenceEqual(AudiencesOf(content)))
        {
            var sets = audiences.Value.ToDictionary(set => set.Key, set => set.Value.Copy());
            foreach (var (audience, set) in sets) set.Set(number, AudiencesOf(content).Contains(audience));
            foreach (var audience in AudiencesOf(content).Where(audience => !sets.ContainsKey(audience))) sets[audience] = Bits.Of(Count, [number]);
            audiences = new(sets);
        }
        foreach (var (culture, set) in translated.ToArray())
        {
            var other = set.Copy();
            other.Set(number, IsIn(content, culture));
            translated[culture] = other;
        }
        foreach (var (field, known) in ranks.ToArray()) Rank(field, known, number, before, content);
    }

    private void Rank(SortField field, Lazy<long[]> known, int number, PublishedContent before, PublishedContent content)
    {
        var isSame = field switch
        {
            SortField.CreateDate => before.CreatedUtc == content.CreatedUtc,
            SortField.UpdateDate => before.UpdatedUtc == content.UpdatedUtc,
            SortField.SortOrder => before.SortOrder == content.SortOrder,
            SortField.Name => before.Name == content.Name,
            _ => true,
        };
        if (isSame) return;
        if (!known.IsValueCreated || RankOf(field, content, levels[number], known.Value, number) is not { } rank)
        {
            ranks.TryRemove(field, out _);
            return;
        }
        var places = (long[])known.Value.Clone();
        places[number] = rank;
        ranks[field] = new(places);
    }

    /// <summary>Where a document stands among the others; null when there is no place left between two names.</summary>
    private long? RankOf(SortField field, PublishedContent content, int level, long[] places, int? own) => field switch
    {
        SortField.CreateDate => content.CreatedUtc.Ticks,
        SortField.UpdateDate => content.UpdatedUtc.Ticks,
        SortField.Level => level,
        SortField.SortOrder => content.SortOrder,
        _ => RankOfName(content.Name, places, own),
    };

    private long? RankOfName(string name, long[] places, int? own)
    {
        var (below, above) = (long.MinValue / 2, long.MaxValue / 2);
        for (var number = 0; number < places.Length; number++)
        {
            if (number == own) continue;
            switch (StringComparer.OrdinalIgnoreCase.Compare(documents[number].Name, name))
            {
                case 0: return places[number];
                case < 0: below = Math.Max(below, places[number]); break;
                default: above = Math.Min(above, places[number]); break;
            }
        }
        return above - below < 2 ? null : below + (above - below) / 2;
    }

    /// <returns>False when something stands below it.</returns>
    private bool TryTakeOut(int number)
    {
        if (ends[number] != number + 1) return false;
        ForgetTopics();
        ChangeSets((set, _) => set.Without(number));
        foreach (var (field, known) in ranks.ToArray())
        {
            if (known.IsValueCreated) ranks[field] = new([.. known.Value[..number], .. known.Value[(number + 1)..]]);
            else ranks.TryRemove(field, out _);
        }
        documents.RemoveAt(number);
        levels.RemoveAt(number);
        ends.RemoveAt(number);
        for (var i = 0; i < ends.Count; i++)
            if (ends[i] > number) ends[i]--;
        moves.Add((number, -1));
        return true;
    }

    private void PutIn(PublishedContent content)
    {
        if (content.ParentKey is not { } parentKey || Now(parentKey) is not { } parent) return; // Nothing that starts at the root leads to it.
        var family = site.ChildKeysOf(parentKey);
        var number = parent + 1;
        for (var i = family.IndexOf(content.Key) - 1; i >= 0; i--)
        {
            if (Now(family[i]) is not { } sibling) continue;
            number = ends[sibling];
            break;
        }
        ForgetTopics();
        ChangeSets((set, isIn) => set.With(number, isIn(content)));
        if (audiences.IsValueCreated)
            foreach (var audience in AudiencesOf(content).Where(audience => !audiences.Value.ContainsKey(audience))) audiences.Value[audience] = Bits.Of(Count + 1, [number]);
        foreach (var (field, known) in ranks.ToArray())
        {
            if (known.IsValueCreated && RankOf(field, content, levels[parent] + 1, known.Value, null) is { } rank) ranks[field] = new([.. known.Value[..number], rank, .. known.Value[number..]]);
            else ranks.TryRemove(field, out _);
        }
        for (var i = 0; i < ends.Count; i++)
            if (ends[i] > number || (ends[i] == number && i <= parent && IsAbove(i, parent))) ends[i]++;
        documents.Insert(number, content);
        levels.Insert(number, levels[parent] + 1);
        ends.Insert(number, number + 1);
        moves.Add((number, 1));
        placed[content.Key] = (number, moves.Count);
    }

    /// <summary>Whether a document is the other one, or above it.</summary>
    private bool IsAbove(int number, int other) => number <= other && ends[number] > other;

    /// <summary>Every set of numbers but those of topics becomes another one, told who is in it.</summary>
    private void ChangeSets(Func<Bits, Func<PublishedContent, bool>, Bits> change)
    {
        foreach (var (alias, set) in types.ToArray()) types[alias] = change(set, content => content.ContentType == alias);
        foreach (var (culture, set) in translated.ToArray()) translated[culture] = change(set, content => IsIn(content, culture));
        if (audiences.IsValueCreated) audiences = new(audiences.Value.ToDictionary(set => set.Key, set => change(set.Value, content => AudiencesOf(content).Contains(set.Key))));
    }

    private void ForgetTopicsOf(params PublishedContent[] contents)
    {
        foreach (var topic in contents.SelectMany(content => content.References)) topics.TryRemove(topic, out _);
        if (contents.Any(content => content.ContentType == "topic")) topicKeys = new(ReadTopicKeys);
    }

    private void ForgetTopics()
    {
        topics.Clear();
        topicKeys = new(ReadTopicKeys);
    }

    /// <summary>The number of a document while others are put in and taken out.</summary>
    private int? Now(Guid key)
    {
        var (number, since) = placed.TryGetValue(key, out var place) ? place : numbers.TryGetValue(key, out var old) ? (old, 0) : (-1, 0);
        if (number < 0) return null;
        foreach (var (at, by) in moves.Skip(since))
            if (number >= at) number += by;
        return number;
    }

    private void Renumber()
    {
        numbers = new(Count);
        for (var number = 0; number < Count; number++) numbers[documents[number].Key] = number;
        moves.Clear();
        placed.Clear();
    }
}
