using System.Collections.Immutable;

namespace FamilyHubs.ContentServer.Published;

/// <summary>What is different in the next snapshot.</summary>
internal sealed record SiteChange(long Sequence)
{
    /// <summary>Documents that are live now, with their new content.</summary>
    public IReadOnlyCollection<PublishedContent> Put { get; init; } = [];

    /// <summary>Documents that are not live any more.</summary>
    public IReadOnlyCollection<Guid> Remove { get; init; } = [];

    public IReadOnlyCollection<KeyValuePair<string, Guid>> Redirects { get; init; } = [];

    public IReadOnlyCollection<PublishedMedia> PutMedia { get; init; } = [];

    public IReadOnlyCollection<Guid> RemoveMedia { get; init; } = [];
}

/// <summary>Is worked out of all of a snapshot, and can be brought up to the next one for what the change costs.</summary>
internal interface IFollowsChanges
{
    /// <returns>The same for the next snapshot; null when it must be made anew.</returns>
    object? After(PublishedSite next, SiteChange change);
}

public sealed partial class PublishedSite
{
    /// <summary>The next snapshot. Costs what the change costs, not what the site costs.</summary>
    internal PublishedSite Next(SiteChange change)
    {
        var next = new Draft(this);
        foreach (var key in change.Remove) next.Remove(key);
        foreach (var content in change.Put) next.Remove(content.Key);
        foreach (var content in change.Put) next.Put(content);
        foreach (var key in change.RemoveMedia) next.RemoveMedia(key);
        foreach (var item in change.PutMedia) next.PutMedia(item);
        foreach (var (path, key) in change.Redirects) next.Redirects[path] = key;
        var site = next.Finish(change.Sequence);
        Hand(site, change);
        return site;
    }

    /// <summary>What was worked out of this snapshot and can be brought up to the next.</summary>
    private void Hand(PublishedSite next, SiteChange change)
    {
        foreach (var (type, made) in derived)
        {
            if (!made.IsValueCreated || made.Value.Value is not IFollowsChanges value || value.After(next, change) is not { } after) continue;
            next.derived[type] = new((after, made.Value.Reads));
        }
    }

    /// <summary>What a change made different between this snapshot and the next, in the terms in which readers note what they read.</summary>
    internal Reads Difference(PublishedSite next, SiteChange change)
    {
        var changed = new Reads();
        foreach (var key in change.Put.Select(content => content.Key).Concat(change.Remove))
            Compare(key, documents.GetValueOrDefault(key), next.documents.GetValueOrDefault(key), changed);
        foreach (var (path, _) in change.Redirects) changed.Path(path);
        foreach (var key in change.PutMedia.Select(item => item.Key).Concat(change.RemoveMedia))
        {
            changed.Document(key);
            foreach (var item in new[] { media.GetValueOrDefault(key), next.media.GetValueOrDefault(key) }.OfType<PublishedMedia>()) changed.Path(item.Url);
        }
        return changed;
    }

    private static void Compare(Guid key, PublishedContent? before, PublishedContent? after, Reads changed)
    {
        changed.Document(key);
        if (before?.ContentType != after?.ContentType) Each(one => changed.OfType(one.ContentType));
        if (before?.Path != after?.Path) Each(one => changed.Path(one.Path));
        if (before?.ParentKey != after?.ParentKey || before?.SortOrder != after?.SortOrder || before?.Name != after?.Name) Each(one => changed.ChildrenOf(one.ParentKey ?? Guid.Empty));
        foreach (var to in (before?.References ?? []).Except(after?.References ?? []).Concat((after?.References ?? []).Except(before?.References ?? []))) changed.ReferrersOf(to);

        void Each(Action<PublishedContent> note)
        {
            foreach (var one in new[] { before, after }.OfType<PublishedContent>()) note(one);
        }
    }

    /// <summary>The collections of the next snapshot while they change.</summary>
    private sealed class Draft(PublishedSite from)
    {
        private readonly ImmutableDictionary<Guid, PublishedContent>.Builder documents = from.documents.ToBuilder();
        private readonly ImmutableDictionary<string, Guid>.Builder paths = from.paths.ToBuilder();
        private readonly ImmutableDictionary<Guid, ImmutableArray<Guid>>.Builder children = from.children.ToBuilder();
        private readonly Sets<string> types = new(from.types);
        private readonly Sets<Guid> referrers = new(from.referrers);
        private readonly ImmutableDictionary<Guid, PublishedMedia>.Builder media = from.media.ToBuilder();
        private readonly ImmutableDictionary<string, Guid>.Builder mediaUrls = from.mediaUrls.ToBuilder();

        /// <summary>Children as sets while several change, so that each list is sorted once.</summary>
        private readonly Dictionary<Guid, HashSet<Guid>> families = [];

        public ImmutableDictionary<string, Guid>.Builder Redirects { get; } = from.redirects.ToBuilder();

        public void Put(PublishedContent content)
        {
            documents[content.Key] = content;
            paths[content.Path] = content.Key;
            types.Add(content.ContentType, content.Key);
            foreach (var to in content.References) referrers.Add(to, content.Key);
            if (content.ParentKey is { } parent) FamilyOf(parent).Add(content.Key);
        }

        public void Remove(Guid key)
        {
            if (!documents.Remove(key, out var content)) return;
            if (paths.TryGetValue(content.Path, out var at) && at == key) paths.Remove(content.Path);
            types.Remove(content.ContentType, key);
            foreach (var to in content.References) referrers.Remove(to, key);
            if (content.ParentKey is { } parent) FamilyOf(parent).Remove(key);
        }

        public void PutMedia(PublishedMedia item)
        {
            RemoveMedia(item.Key);
            media[item.Key] = item;
            mediaUrls[item.Url] = item.Key;
            mediaUrls[PublishedMedia.PlaceOf(item.Key)] = item.Key;
        }

        public void RemoveMedia(Guid key)
        {
            if (!media.Remove(key, out var item)) return;
            mediaUrls.Remove(item.Url);
            mediaUrls.Remove(PublishedMedia.PlaceOf(key));
        }

        public PublishedSite Finish(long sequence)
        {
            foreach (var (parent, keys) in families)
            {
                if (keys.Count == 0) children.Remove(parent);
                else children[parent] = [.. keys.Select(key => documents[key]).OrderBy(child => child.SortOrder).ThenBy(child => child.Name, StringComparer.OrdinalIgnoreCase).ThenBy(child => child.Key).Select(child => child.Key)];
            }
            return new(from.Model, from.Models, sequence, documents.ToImmutable(), paths.ToImmutable(), children.ToImmutable(), types.ToImmutable(),
                referrers.ToImmutable(), Redirects.ToImmutable(), media.ToImmutable(), mediaUrls.ToImmutable());
        }

        private HashSet<Guid> FamilyOf(Guid parent)
        {
            if (families.TryGetValue(parent, out var family)) return family;
            return families[parent] = children.TryGetValue(parent, out var keys) ? [.. keys] : [];
        }
    }

    /// <summary>Sets of documents by what they have in common. Only those that a change touches are opened, each once.</summary>
    private sealed class Sets<TKey>(ImmutableDictionary<TKey, ImmutableHashSet<Guid>> from)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, ImmutableHashSet<Guid>.Builder> touched = [];

        public void Add(TKey at, Guid key) => Of(at).Add(key);

        public void Remove(TKey at, Guid key) => Of(at).Remove(key);

        public ImmutableDictionary<TKey, ImmutableHashSet<Guid>> ToImmutable()
        {
            var index = from.ToBuilder();
            foreach (var (at, keys) in touched)
            {
                if (keys.Count == 0) index.Remove(at);
                else index[at] = keys.ToImmutable();
            }
            return index.ToImmutable();
        }

        private ImmutableHashSet<Guid>.Builder Of(TKey at)
        {
            if (touched.TryGetValue(at, out var keys)) return keys;
            return touched[at] = (from.TryGetValue(at, out var before) ? before : []).ToBuilder();
        }
    }
}
