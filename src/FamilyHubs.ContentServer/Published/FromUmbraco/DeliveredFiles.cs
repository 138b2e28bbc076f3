using System.Collections.Concurrent;
using FamilyHubs.ContentServer.Media;
using Microsoft.Extensions.Logging;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Fetches the files that delivered documents show and keeps them, so that the site serves them while the source is away.</summary>
internal sealed class DeliveredFiles(DeliveryClient client, MediaFiles files, ILogger log)
{
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<Guid, (string Url, PublishedMedia Media)> kept = [];

    /// <summary>A file was replaced: it is fetched again when it is needed next.</summary>
    /// <returns>Whether it is one that is shown.</returns>
    public bool Forget(Guid key) => kept.TryRemove(key, out _);

    /// <summary>The files, with those that are not kept yet fetched. One that is not there is left out: a page without a picture is better than none.</summary>
    public async Task<IReadOnlyList<PublishedMedia>> FetchAsync(IEnumerable<DeliveredMedia> wanted, CancellationToken cancellation)
    {
        var media = new ConcurrentBag<PublishedMedia>();
        await Parallel.ForEachAsync(wanted.DistinctBy(item => item.Key), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (item, token) =>
        {
            if (kept.TryGetValue(item.Key, out var known) && known.Url == item.Url && File.Exists(files.PathOf(known.Media.Hash))) media.Add(known.Media);
            else if (await client.ReadFileAsync(item.Url, token) is { } bytes) media.Add(Keep(item, bytes));
            else log.LogWarning("The file {Url} ({Key}) is not there and is left out.", item.Url, item.Key);
        });
        return [.. media];
    }

    private PublishedMedia Keep(DeliveredMedia item, byte[] bytes)
    {
        var size = PictureSize.Of(item.FileName, bytes);
        var media = new PublishedMedia(item.Key, item.FileName, files.Store(bytes), bytes.Length, size?.Width ?? 0, size?.Height ?? 0);
        kept[item.Key] = (item.Url, media);
        return media;
    }
}
