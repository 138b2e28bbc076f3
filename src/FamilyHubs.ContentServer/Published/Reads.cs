using System.Runtime.InteropServices;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// What somebody read of the published site: documents, lists and addresses. An answer that was made from them is true until
/// one of them changes. What a publish changed is told in the same terms. Notes are numbers that stand for what was read: two
/// things with the same number would only mean that an answer is made anew for nothing.
/// </summary>
public sealed class Reads
{
    private readonly Lock turn = new();
    private HashSet<ulong> notes = [];
    private ulong[] settled = [];
    private Reads[] others = [];
    private bool isEverything;

    private enum Kind : ulong
    {
        Document = 1,
        Children,
        Referrers,
        Type,
        Path,
    }

    /// <summary>Whether anything is in both. Lists that are shared by several readers count as they are now.</summary>
    public bool Overlaps(Reads changed)
    {
        lock (turn)
        {
            if (isEverything || changed.isEverything || changed.notes.Any(IsNoted)) return true;
        }
        return Array.Exists(others, other => other.Overlaps(changed));
    }

    /// <summary>Takes less memory from now on: for reads that are kept.</summary>
    public void Settle()
    {
        lock (turn)
        {
            settled = [.. notes.Union(settled).Order()];
            notes = [];
        }
    }

    /// <summary>All of it as numbers, which mean the same in every run of the same build.</summary>
    public (ulong[] Notes, bool IsEverything) All()
    {
        var all = new HashSet<ulong>();
        var everything = CollectInto(all);
        return ([.. all.Order()], everything);
    }

    /// <summary>What <see cref="All"/> gave before.</summary>
    public static Reads Of(ulong[] notes, bool isEverything) => new() { settled = notes, isEverything = isEverything };

    /// <summary>A document or a media item.</summary>
    internal void Document(Guid key) => Note(Kind.Document, key);

    internal void ChildrenOf(Guid key) => Note(Kind.Children, key);

    internal void ReferrersOf(Guid key) => Note(Kind.Referrers, key);

    /// <summary>Which documents there are of a type; each that is read is noted besides.</summary>
    internal void OfType(string alias) => Note(Kind.Type, alias);

    /// <summary>What answers at an address, also when nothing does.</summary>
    internal void Path(string path) => Note(Kind.Path, path);

    internal void Everything()
    {
        lock (turn) isEverything = true;
    }

    /// <summary>All that these reads are, and will be: what is worked out once may read on when it is used.</summary>
    internal void Also(Reads shared)
    {
        if (ReferenceEquals(shared, this)) return;
        lock (turn)
            if (!others.Contains(shared)) others = [.. others, shared];
    }

    private bool CollectInto(HashSet<ulong> all)
    {
        Reads[] shared;
        bool everything;
        lock (turn)
        {
            all.UnionWith(notes);
            all.UnionWith(settled);
            (shared, everything) = (others, isEverything);
        }
        foreach (var other in shared) everything |= other.CollectInto(all);
        return everything;
    }

    private bool IsNoted(ulong note) => notes.Contains(note) || Array.BinarySearch(settled, note) >= 0;

    private void Note(Kind kind, Guid key)
    {
        var halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in key));
        Note((((halves[0] * 0x9E3779B97F4A7C15) ^ halves[1]) * 0xC2B2AE3D27D4EB4F) + (ulong)kind);
    }

    /// <summary>FNV-1a: string.GetHashCode is another in every run.</summary>
    private void Note(Kind kind, string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name) hash = (hash ^ letter) * 0x100000001B3;
        Note(hash * 8 + (ulong)kind);
    }

    private void Note(ulong note)
    {
        lock (turn) notes.Add(note);
    }
}

/// <summary>Told that the live site is another: the new snapshot, and what changed in it; null when it was read whole. It never throws.</summary>
public delegate void SiteFollower(PublishedSite site, Reads? changed);
