using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Answers <c>/media/…</c>. A file is shown in a sandbox: nothing in it runs, and it can load nothing.</summary>
internal sealed class ServeMedia(MediaFiles files, RenditionFiles renditions)
{
    private const string Sandbox = "default-src 'none'; sandbox";

    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Larger files come from the disk: they would drive the pages out of memory.</summary>
    private const int LargestKept = 64 * 1024;

    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".vtt"] = "text/vtt" } };

    public void Map(IEndpointRouteBuilder routes)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/media/{key}/{file}", methods, (HttpContext http, PublishedSite site) => Serve(http, site)).WithMetadata(new KeptMediaAttribute(IsSmall));
        routes.MapMethods("/media/{key}/{file}/{rendition}", methods, (HttpContext http, PublishedSite site) => ServeRendition(http, site)).WithMetadata(new KeptMediaAttribute(IsSmallRendition));
    }

    private bool IsSmall(HttpContext http) =>
        http.RequestServices.GetRequiredService<PublishedSite>().FindMedia(http.Request.Path.Value!) is { } media && new FileInfo(files.PathOf(media.Hash)) is { Exists: true, Length: <= LargestKept };

    /// <summary>What is answered in the place of a rendition that is not made yet is not kept.</summary>
    private bool IsSmallRendition(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        return http.RequestServices.GetRequiredService<PublishedSite>().FindMedia(Above(path)) is { IsRaster: true } media && RenditionFiles.Of(media).FirstOrDefault(one => one.Url == path) is { } rendition
            && new FileInfo(renditions.PathOf(media, rendition)) is { Exists: true, Length: <= LargestKept };
    }

    private IResult Serve(HttpContext http, PublishedSite site)
    {
        var path = http.Request.Path.Value!;
        if (site.FindMedia(path) is { } media) return Answer(http, media, "public, max-age=86400");
        return site.FindMedia(Above(path)) is { } renamed ? Results.Redirect(Encoded(renamed.Url), permanent: true) : Results.NotFound();
    }

    /// <summary>While a rendition is not made yet, and when its picture was replaced while somebody read a page, the picture itself will do for the moment.</summary>
    private IResult ServeRendition(HttpContext http, PublishedSite site)
    {
        var path = http.Request.Path.Value!;
        if (site.FindMedia(Above(path)) is not { IsRaster: true } media) return Results.NotFound();
        if (RenditionFiles.Of(media).FirstOrDefault(one => one.Url == path) is not { } rendition) return IsName(path) ? Answer(http, media, "no-cache") : Results.NotFound();
        var file = renditions.PathOf(media, rendition);
        return File.Exists(file) ? Answer(http, file, rendition.FileName, Forever) : Answer(http, media, "no-cache");
    }

    private IResult Answer(HttpContext http, PublishedMedia media, string cache)
    {
        var file = files.PathOf(media.Hash);
        return File.Exists(file) ? Answer(http, file, media.FileName, cache, media.Hash[..16]) : Results.NotFound();
    }

    private static IResult Answer(HttpContext http, string file, string name, string cache, string? version = null)
    {
        if (!Types.TryGetContentType(name, out var type)) type = "application/octet-stream";
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.CacheControl = cache;
        if (!IsShown(type)) http.Response.Headers.ContentDisposition = "attachment"; // A browser shows no PDF in a sandbox.
        return Results.File(file, type, entityTag: new EntityTagHeaderValue($"\"{version ?? name.Replace('.', '-')}\""), enableRangeProcessing: true);
    }

    private static bool IsShown(string type) => type.Split('/')[0] is "image" or "audio" or "video";

    /// <summary>Whether an address ends as that of a rendition does: twelve digits of a hash, and a width.</summary>
    private static bool IsName(string path) => path[(path.LastIndexOf('/') + 1)..].Split('-', '.') is [{ Length: 12 } hash, { Length: < 5 } width, "webp" or "jpg"] && hash.All(char.IsAsciiHexDigitLower) && width.All(char.IsAsciiDigit);

    private static string Above(string path) => path[..path.LastIndexOf('/')];

    private static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
