using System.Collections.Frozen;
using System.Text.Json;
using FamilyHubs.ContentServer.Editor;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.Website.Shared;

/// <summary>The style sheet, script, font and logo that npm built: kept in memory, compressed, under names that change with their content.</summary>
public sealed class SiteAssets : IEditorAssets
{
    private readonly FrozenDictionary<string, string> urls;
    private readonly FrozenDictionary<string, Asset> files;

    public SiteAssets()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        urls = manifest.RootElement.EnumerateObject().ToFrozenDictionary(entry => entry.Name, entry => entry.Value.GetProperty("url").GetString()!);
        files = urls.Values.ToFrozenDictionary(url => url, url => Asset.Read(Path.Combine(folder, Path.GetFileName(url))));
    }

    /// <summary>The address of an asset by the name it was built from, such as <c>site.css</c>.</summary>
    public string Url(string name) => urls[name];

    internal IReadOnlyDictionary<string, Asset> All => files;

    internal static void SetHeaders(HttpResponse response, Asset asset)
    {
        response.ContentType = asset.ContentType;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
    }

    internal async Task AnswerAsync(HttpContext http)
    {
        if (!files.TryGetValue(http.Request.Path.Value!, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (bytes, encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        SetHeaders(http.Response, asset);
        if (encoding is not null) http.Response.Headers.ContentEncoding = encoding;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(bytes);
    }

    internal sealed record Asset(string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
    {
        private static readonly FileExtensionContentTypeProvider Types = new();

        public static Asset Read(string file) => new(
            Types.TryGetContentType(file, out var type) ? type : "application/octet-stream",
            File.ReadAllBytes(file),
            File.Exists(file + ".br") ? File.ReadAllBytes(file + ".br") : null,
            File.Exists(file + ".gz") ? File.ReadAllBytes(file + ".gz") : null);

        public (byte[] Bytes, string? Encoding) For(string accepted)
        {
            if (Brotli is not null && accepted.Contains("br", StringComparison.OrdinalIgnoreCase)) return (Brotli, "br");
            if (Gzip is not null && accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase)) return (Gzip, "gzip");
            return (Plain, null);
        }
    }
}

internal static class SiteAssetsRoute
{
    public static void MapSiteAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, SiteAssets assets) => assets.AnswerAsync(http));
}
