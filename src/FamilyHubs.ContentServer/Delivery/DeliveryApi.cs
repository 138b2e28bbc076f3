using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary>One call of the API: the request that was read, and where its answer is written.</summary>
internal sealed record DeliveryCall(HttpContext Http, DeliveryRequest Request, Utf8JsonWriter Json)
{
    public string Path => (string?)Http.Request.RouteValues["path"] ?? "";

    public Guid Id => Guid.Parse((string)Http.Request.RouteValues["id"]!);
}

/// <summary>
/// Umbraco's Content Delivery API v2 over the published site: checks who asks, reads the request, and sends what the verb
/// writes. An answer that anybody may have can be kept and asked for again; one made with a key or in preview is never kept.
/// </summary>
internal sealed class DeliveryApi(DeliveryApiOptions options, DraftReader drafts, DeliveryDescription description, ContentModel model, ApiKeys keys)
{
    public const string Root = "/umbraco/delivery/api/v2";

    private const string PublicHeaders = "Accept-Language, Accept-Segment, Start-Item";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>As ASP.NET Core writes JSON: only what must be escaped is.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/content", ContentList.Write);
        Map(routes, "/content/item/{id:guid}", ContentItem.WriteById);
        Map(routes, "/content/item/{**path}", ContentItem.WriteByPath);
        Map(routes, "/content/items", ContentItems.Write);
        Map(routes, "/media", MediaList.Write, isMedia: true);
        Map(routes, "/media/item/{id:guid}", MediaItems.WriteById, isMedia: true);
        Map(routes, "/media/item/{**path}", MediaItems.WriteByPath, isMedia: true);
        Map(routes, "/media/items", MediaItems.WriteMany, isMedia: true);
        routes.MapMethods(DeliveryDescription.Address, Reading, DescribeAsync).WithMetadata(new KeptAttribute());
        routes.MapMethods("/umbraco/delivery/{**rest}", Reading, Refusal.NotFound.AnswerAsync);
        routes.MapMethods("/umbraco/delivery/{**rest}", [HttpMethods.Options], AnswerPreflight);
    }

    private void Map(IEndpointRouteBuilder routes, string path, Action<DeliveryCall> write, bool isMedia = false) =>
        routes.MapMethods(Root + path, Reading, http => AnswerAsync(http, write, isMedia)).WithMetadata(new KeptDeliveryAttribute(model));

    private async Task AnswerAsync(HttpContext http, Action<DeliveryCall> write, bool isMedia)
    {
        var isShared = !http.Request.Headers.ContainsKey("Api-Key") && !http.Request.Headers.ContainsKey("Preview");
        SetHeaders(http.Response.Headers, isShared);
        try
        {
            var isPreview = await AdmitAsync(http, isMedia) && !isMedia;
            var site = http.RequestServices.GetRequiredService<PublishedSite>();
            if (isPreview) site = await ReadDraftsAsync(site, http.RequestAborted);
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using (var json = new Utf8JsonWriter(buffer, Plain)) write(new(http, new DeliveryRequest(http, site, options, isPreview), json));
            await SendAsync(http, buffer.WrittenMemory, isShared);
        }
        catch (Refusal refusal)
        {
            await refusal.AnswerAsync(http);
        }
    }

    /// <returns>Whether drafts may be shown.</returns>
    /// <exception cref="Refusal">The API is off, or a key is missing.</exception>
    private async Task<bool> AdmitAsync(HttpContext http, bool isMedia)
    {
        var headers = http.Request.Headers;
        if (!options.Enabled || (isMedia && !options.MediaEnabled)) throw Refusal.NotFound;
        var hasKey = await keys.IsKeyAsync(headers["Api-Key"].ToString(), http.RequestAborted);
        var isPreview = headers["Preview"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        var isPublic = options.PublicAccess && (!isMedia || options.MediaPublicAccess) && !isPreview;
        return isPublic || hasKey ? isPreview : throw Refusal.Unauthorized;
    }

    private async Task<PublishedSite> ReadDraftsAsync(PublishedSite site, CancellationToken cancellation)
    {
        try
        {
            return await drafts.OverAsync(site, cancellation);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, "Service Unavailable", "The drafts cannot be read at the moment");
        }
    }

    private async Task DescribeAsync(HttpContext http)
    {
        SetHeaders(http.Response.Headers, isShared: true);
        if (description.IsServed) await SendAsync(http, description.Json, isShared: true);
        else await Refusal.NotFound.AnswerAsync(http);
    }

    private static void SetHeaders(IHeaderDictionary headers, bool isShared)
    {
        headers.Vary = "Accept-Language, Accept-Segment, Preview, Start-Item, Api-Key";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (isShared) headers.AccessControlAllowOrigin = "*";
        if (isShared) headers.AccessControlExposeHeaders = "Location, Location-Start-Item-Path, Location-Start-Item-Id";
    }

    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body, bool isShared)
    {
        http.Response.Headers.CacheControl = isShared ? "public, no-cache" : "private, no-store";
        if (body.Length == 0) return;
        http.Response.ContentType = "application/json; charset=utf-8";
        if (isShared)
        {
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 10))}\"";
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch.ToString().Split(',').Any(one => one.Trim() == tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>A browser asks before it sends headers of its own. A key is no business of a page's script, so it is not allowed there.</summary>
    private static Task AnswerPreflight(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        http.Response.Headers.AccessControlAllowHeaders = PublicHeaders;
        http.Response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
