using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;

namespace FamilyHubs.ContentServer.Published;

/// <summary>Asks a Content Delivery API v2, of Umbraco 17 or 18 or of our own server. What fails for a moment is asked again, each time later.</summary>
internal sealed class DeliveryClient(HttpClient http, UmbracoSourceOptions settings, ContentModel model)
{
    private const int PageSize = 100;
    private const int AtOnce = 4;
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const string Api = "umbraco/delivery/api/v2/content";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(600), TimeSpan.FromMilliseconds(1500)];

    /// <summary>A name that is there twice would be noticed only when it is read.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Uri root = new(settings.Url.AbsoluteUri.TrimEnd('/') + "/");

    /// <exception cref="SourceException">There is none: the API is off, or nothing is published.</exception>
    public async Task<DeliveredDocument> ReadRootAsync(CancellationToken cancellation) =>
        await ReadOneAsync("", cancellation) ?? throw new SourceException($"{settings.Url} has no published root document. Is its Delivery API switched on, and the start item right?");

    /// <returns>Null when the public may not see it.</returns>
    public Task<DeliveredDocument?> ReadItemAsync(Guid key, CancellationToken cancellation) => ReadOneAsync(key.ToString(), cancellation);

    /// <summary>Every document, those above first and siblings in their order.</summary>
    public async Task<IReadOnlyList<DeliveredDocument>> ReadAllAsync(CancellationToken cancellation)
    {
        var first = await ReadPageAsync(0, cancellation);
        var pages = new List<JsonObject>[Math.Max(1, (first.Total + PageSize - 1) / PageSize)];
        pages[0] = first.Items;
        await Parallel.ForEachAsync(Enumerable.Range(1, pages.Length - 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (page, token) => pages[page] = (await ReadPageAsync(page * PageSize, token)).Items);
        return await TranslatedAsync(pages.SelectMany(page => page), cancellation);
    }

    /// <summary>Those of the documents that are published. Asked of the server's cache, not of its index, which may lag behind.</summary>
    public async Task<IReadOnlyList<DeliveredDocument>> ReadItemsAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellation) =>
        await TranslatedAsync(await ReadItemsAsync(keys, model.DefaultCulture, cancellation), cancellation);

    private async Task<DeliveredDocument?> ReadOneAsync(string key, CancellationToken cancellation) =>
        await ReadAsync($"{Api}/item/{key}", model.DefaultCulture, cancellation) is JsonObject item ? (await TranslatedAsync([item], cancellation))[0] : null;

    private async Task<IReadOnlyList<JsonObject>> ReadItemsAsync(IReadOnlyCollection<Guid> keys, string language, CancellationToken cancellation)
    {
        List<JsonObject> items = [];
        foreach (var some in keys.Chunk(20))
            items.AddRange(Objects(await ReadAsync($"{Api}/items?{string.Join('&', some.Select(key => $"id={key}"))}", language, cancellation)));
        return items;
    }

    /// <summary>The documents with what they say in the site's other languages, where they say that there is something.</summary>
    private async Task<IReadOnlyList<DeliveredDocument>> TranslatedAsync(IEnumerable<JsonObject> items, CancellationToken cancellation)
    {
        List<DeliveredDocument> documents = [.. items.DistinctBy(DeliveredSite.KeyOf).Select(item => new DeliveredDocument(item))];
        foreach (var language in model.Languages.Where(language => !language.IsDefault).Select(language => language.IsoCode))
        {
            var translated = documents.Where(document => document.IsIn(language)).ToDictionary(document => document.Key);
            foreach (var item in await ReadItemsAsync(translated.Keys, language, cancellation))
                if (translated.TryGetValue(DeliveredSite.KeyOf(item), out var document)) document.Translations[language] = item;
        }
        return documents;
    }

    /// <summary>The bytes of a file; null when there is none.</summary>
    public Task<byte[]?> ReadFileAsync(string url, CancellationToken cancellation) => AskAsync(new Uri(root, url), language: null, cancellation);

    private async Task<(int Total, List<JsonObject> Items)> ReadPageAsync(int skip, CancellationToken cancellation)
    {
        var page = await ReadAsync(string.Create(CultureInfo.InvariantCulture, $"{Api}?skip={skip}&take={PageSize}&sort=level:asc&sort=sortOrder:asc"), model.DefaultCulture, cancellation);
        if (page is not JsonObject || page["total"] is not JsonValue total || !total.TryGetValue<int>(out var count)) throw new SourceException($"{settings.Url} does not answer as a Content Delivery API does.");
        return (count, [.. Objects(page["items"])]);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list as JsonArray is { } items ? items.OfType<JsonObject>() : [];

    private async Task<JsonNode?> ReadAsync(string path, string language, CancellationToken cancellation)
    {
        if (await AskAsync(new Uri(root, path), language, cancellation) is not { } bytes) return null;
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict);
        }
        catch (JsonException fault)
        {
            throw new SourceException($"{settings.Url} answered {path} with something that is no JSON.", fault);
        }
    }

    /// <returns>Null when it is not there for us.</returns>
    private async Task<byte[]?> AskAsync(Uri address, string? language, CancellationToken cancellation)
    {
        for (var round = 0; ; round++)
        {
            try
            {
                return await AskOnceAsync(address, language, cancellation);
            }
            catch (Exception fault) when (IsPassing(fault) && !cancellation.IsCancellationRequested)
            {
                if (round == Pauses.Length) throw new SourceException($"{settings.Url} does not answer: {Words(fault)}", fault);
                await Task.Delay(Pauses[round] * (0.75 + (Random.Shared.NextDouble() / 2)), cancellation);
            }
        }
    }

    private async Task<byte[]?> AskOnceAsync(Uri address, string? language, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (IsOurs(address) && settings.ApiKey is { Length: > 0 } key) request.Headers.Add("Api-Key", key);
        if (IsOurs(address) && settings.StartItem is { Length: > 0 } start) request.Headers.Add("Start-Item", start);
        if (language is not null && model.Languages.Count > 1) request.Headers.Add("Accept-Language", language);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) throw new HttpRequestException($"{(int)answer.StatusCode}", null, answer.StatusCode);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || (int)answer.StatusCode is >= 300 and < 400) return null;
        if (answer.StatusCode != HttpStatusCode.OK) throw new SourceException($"{settings.Url} answered {address.AbsolutePath} with {(int)answer.StatusCode}.");
        if (answer.Content.Headers.ContentLength > LongestAnswer) throw new SourceException($"{settings.Url} answered {address.AbsolutePath} with more than {LongestAnswer / 1024 / 1024} MB.");
        await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
        return await ReadBodyAsync(body, address, patience.Token);
    }

    /// <summary>Stops reading when it becomes too long: a length that was announced need not be true.</summary>
    private async Task<byte[]> ReadBodyAsync(Stream body, Uri address, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await body.ReadAsync(part, cancellation) is > 0 and var count)
        {
            bytes.Write(part, 0, count);
            if (bytes.Length > LongestAnswer) throw new SourceException($"{settings.Url} answered {address.AbsolutePath} with more than {LongestAnswer / 1024 / 1024} MB.");
        }
        return bytes.ToArray();
    }

    /// <summary>A file may stand on another server, which has no business with the key.</summary>
    private bool IsOurs(Uri address) => address.GetLeftPart(UriPartial.Authority) == root.GetLeftPart(UriPartial.Authority);

    private static bool IsPassing(Exception fault) => fault is HttpRequestException or OperationCanceledException or IOException;

    private static string Words(Exception fault) => fault is OperationCanceledException ? "it takes too long." : fault.Message;
}
