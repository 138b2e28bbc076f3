using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Delivery;

/// <summary><c>GET /content/item/…</c>: one document, by its key or its path.</summary>
internal static class ContentItem
{
    private const string PreviewPrefix = "preview-";

    public static void WriteById(DeliveryCall call) => Write(call, call.Request.Find(call.Id) ?? throw Refusal.NotFound);

    /// <summary>A path that belonged to the document before answers 301 with the new one. That is a content path, not an address of this API.</summary>
    public static void WriteByPath(DeliveryCall call)
    {
        var request = call.Request;
        if (call.Path.StartsWith(PreviewPrefix, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(call.Path[PreviewPrefix.Length..].Trim('/'), out var draft))
            Write(call, (request.IsPreview ? request.Find(draft) : null) ?? throw Refusal.NotFound);
        else if (request.FindContent(DeliveryRequest.PathOf(call.Path)) is { } content)
            Write(call, content);
        else if (request.FindMoved(call.Path) is { } moved)
            Redirect(call, moved);
        else
            throw Refusal.NotFound;
    }

    private static void Write(DeliveryCall call, PublishedContent content) => new ContentWriter(call.Json, call.Request).WriteResponse(content);

    private static void Redirect(DeliveryCall call, PublishedContent moved)
    {
        var response = call.Http.Response;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.Location = Uri.EscapeDataString(ContentWriter.PathOf(moved)).Replace("%2F", "/", StringComparison.Ordinal);
        response.Headers["Location-Start-Item-Path"] = Uri.EscapeDataString(call.Request.Site.RootSegment(call.Request.Culture));
        response.Headers["Location-Start-Item-Id"] = call.Request.Site.HomeContent!.Key.ToString();
    }
}
