using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace FamilyHubs.ContentServer.Media;

/// <summary>Answers <c>/media/…</c>. A file is shown in a sandbox: nothing in it runs, and it can load nothing.</summary>
internal static class ServeMedia
{
    private const string Sandbox = "default-src 'none'; sandbox";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void Map(IEndpointRouteBuilder routes, MediaFiles files) =>
        routes.MapMethods("/media/{key}/{file}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, PublishedSite site) => Serve(http, site, files));

    private static IResult Serve(HttpContext http, PublishedSite site, MediaFiles files)
    {
        if (site.FindMedia(http.Request.Path.Value!) is not { } media || !File.Exists(files.PathOf(media.Hash))) return Results.NotFound();
        if (!Types.TryGetContentType(media.FileName, out var type)) type = "application/octet-stream";
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.File(files.PathOf(media.Hash), type, entityTag: new EntityTagHeaderValue($"\"{media.Hash[..16]}\""));
    }
}
