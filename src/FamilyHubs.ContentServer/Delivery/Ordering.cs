namespace FamilyHubs.ContentServer.Delivery;

/// <summary>Sorts documents by the places that they have in several orders; those equal in all stay as they are in the tree.</summary>
internal sealed class Ordering(IReadOnlyList<(long[] Ranks, bool Descending)> orders) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        foreach (var (ranks, descending) in orders)
            if (ranks[x].CompareTo(ranks[y]) is not 0 and var difference) return descending ? -difference : difference;
        return x.CompareTo(y);
    }

    /// <summary>A page of the sorted documents. Near the start only as many as are needed are kept sorted, however many are found.</summary>
    public IEnumerable<int> Page(Bits found, int skip, int take)
    {
        var end = Math.Min((long)skip + take, found.Count);
        if (end > found.Count / 4) return found.Numbers().Order(this).Skip(skip).Take(take);

        var first = new PriorityQueue<int, int>((int)end + 1, Comparer<int>.Create((x, y) => Compare(y, x)));
        var (ranks, descending) = orders[0];
        var last = 0L; // The rank of the last of those that are kept: most of the others are behind it, and that is quickly seen.
        foreach (var number in found.Numbers())
        {
            if (first.Count < end) first.Enqueue(number, number);
            else if (end == 0 || (descending ? ranks[number] < last : ranks[number] > last)) continue;
            else first.EnqueueDequeue(number, number);
            last = ranks[first.Peek()];
        }
        return first.UnorderedItems.Select(item => item.Element).Order(this).Skip(skip).Take(take);
    }
}
