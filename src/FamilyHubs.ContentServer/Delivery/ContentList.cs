namespace FamilyHubs.ContentServer.Delivery;

/// <summary><c>GET /content</c>: the documents that fit, a page of them.</summary>
internal static class ContentList
{
    public static void Write(DeliveryCall call)
    {
        var (total, page) = new ContentQuery(call.Request).Run();
        var writer = new ContentWriter(call.Json, call.Request);
        call.Json.WriteStartObject();
        call.Json.WriteNumber("total", total);
        call.Json.WriteStartArray("items");
        foreach (var content in page) writer.WriteResponse(content);
        call.Json.WriteEndArray();
        call.Json.WriteEndObject();
    }
}
