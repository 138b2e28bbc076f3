using System.Security.Cryptography;
using System.Text;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Model;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// Published content from a Content Delivery API. A webhook says which document changed, and that one is asked for; the whole
/// is compared at intervals, and soon after a webhook, because Umbraco's index lags behind what it publishes. A reading is
/// taken as a whole or not at all.
/// </summary>
internal sealed class UmbracoSource : IPublishedSource
{
    private static readonly TimeSpan AfterNews = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly UmbracoSourceOptions settings;
    private readonly ContentModel model;
    private readonly DeliveryClient client;
    private readonly DeliveredFiles files;
    private readonly UmbracoNews news;
    private readonly Guid origin;

    public UmbracoSource(UmbracoSourceOptions settings, ContentModel model, MediaFiles media, HttpClient http, TimeProvider clock, ILogger<UmbracoSource> log)
    {
        (this.settings, this.model) = (settings, model);
        client = new DeliveryClient(http, settings, model);
        files = new DeliveredFiles(client, media, log);
        news = new UmbracoNews(clock);
        origin = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"umbraco:{settings.Url}:{settings.StartItem}")).AsSpan(0, 16));
    }

    public string Name => "The content server";

    /// <summary>A webhook told that something changed.</summary>
    public void Tell(Guid? key)
    {
        if (key is { } one && files.Forget(one)) key = null;
        news.Tell(key);
    }

    public Task WaitAsync(CancellationToken cancellation) => news.WaitAsync(cancellation);

    public async Task<SourceReading> ReadAllAsync(CancellationToken cancellation)
    {
        var site = new DeliveredSite(model);
        site.AddAll([await client.ReadRootAsync(cancellation), .. await client.ReadAllAsync(cancellation)]);
        news.WasReadWhole(settings.Interval);
        return new(origin, IsWhole: true, new SiteChange(1) { Put = [.. site.Documents.Values], PutMedia = await files.FetchAsync(site.Media, cancellation) });
    }

    public async Task<SourceReading?> ReadSinceAsync(Guid origin, PublishedSite snapshot, CancellationToken cancellation)
    {
        if (origin != this.origin) return await ReadAllAsync(cancellation);
        var told = news.Take();
        try
        {
            if (told is { IsWhole: false, Keys.Count: 0 }) return null;
            var change = told.IsWhole ? null : await ReadSomeAsync(told.Keys, snapshot, cancellation);
            change ??= await CompareAsync(snapshot, cancellation);
            if (told.Keys.Count > 0) news.ReadWholeWithin(AfterNews);
            return change is null or { Put.Count: 0, Remove.Count: 0, PutMedia.Count: 0, RemoveMedia.Count: 0 } ? null : new(this.origin, IsWhole: false, change);
        }
        catch
        {
            news.WasReadWhole(AfterTrouble); // Then all is compared, so what webhooks told is not lost.
            throw;
        }
    }

    /// <summary>The documents that webhooks named; null when the tree changed, so that only a comparison of all can tell.</summary>
    private async Task<SiteChange?> ReadSomeAsync(IReadOnlyCollection<Guid> keys, PublishedSite snapshot, CancellationToken cancellation)
    {
        List<PublishedContent> put = [];
        HashSet<Guid> gone = [];
        var delivered = new DeliveredSite(model);
        foreach (var key in keys)
        {
            var known = snapshot.FindContent(key);
            if (await client.ReadItemAsync(key, cancellation) is not { } document)
            {
                if (known is not null) gone.UnionWith(Below(known, snapshot));
                continue;
            }
            if (known is null || known.Path != document.Path) return null;
            put.Add(delivered.Content(document, known.ParentKey, known.SortOrder));
        }
        if (gone.Count > 0) await client.ReadRootAsync(cancellation); // A server whose API was switched off says of every document that it is not there.
        return await ChangeAsync(snapshot, put.Where(content => !gone.Contains(content.Key)), gone, delivered.Media, isAll: false, cancellation);
    }

    private async Task<SiteChange?> CompareAsync(PublishedSite snapshot, CancellationToken cancellation)
    {
        var root = await client.ReadRootAsync(cancellation);
        var listed = await client.ReadAllAsync(cancellation);
        var missing = snapshot.Contents.Select(content => content.Key).Except(listed.Prepend(root).Select(document => document.Key)).ToList();
        var site = new DeliveredSite(model);
        site.AddAll([root, .. listed, .. await client.ReadItemsAsync(missing, cancellation)]);
        var gone = missing.Where(key => !site.Documents.ContainsKey(key)).ToHashSet();
        var change = await ChangeAsync(snapshot, site.Documents.Values, gone, site.Media, isAll: true, cancellation);
        news.WasReadWhole(settings.Interval);
        return change;
    }

    /// <summary>What differs from the snapshot. Addresses that end redirect, or answer 410 when their document is gone.</summary>
    private async Task<SiteChange> ChangeAsync(PublishedSite snapshot, IEnumerable<PublishedContent> now, HashSet<Guid> gone, List<DeliveredMedia> wanted, bool isAll, CancellationToken cancellation)
    {
        List<PublishedContent> put = [.. now.Where(content => !content.Says(snapshot.FindContent(content.Key)))];
        var media = await files.FetchAsync(wanted, cancellation);
        var moved = put.Select(content => snapshot.FindContent(content.Key)).Where(before => before is not null && put.First(content => content.Key == before.Key).Path != before.Path);
        return new SiteChange(snapshot.Sequence + 1)
        {
            Put = put,
            Remove = gone,
            Redirects = [.. moved.Concat(gone.Select(snapshot.FindContent)).OfType<PublishedContent>().Select(content => KeyValuePair.Create(content.Path, content.Key))],
            PutMedia = [.. media.Where(item => snapshot.FindMedia(item.Key) != item)],
            RemoveMedia = isAll ? [.. snapshot.Media.Select(item => item.Key).Except(wanted.Select(item => item.Key))] : [],
        };
    }

    private static IEnumerable<Guid> Below(PublishedContent content, PublishedSite snapshot) =>
        snapshot.Contents.Where(other => other.Key == content.Key || other.Path.StartsWith(content.Path + "/", StringComparison.Ordinal)).Select(other => other.Key);
}
