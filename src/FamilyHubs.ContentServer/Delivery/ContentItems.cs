namespace FamilyHubs.ContentServer.Delivery;

/// <summary><c>GET /content/items?id=…</c>: those of the documents that there are, in the order that was asked for.</summary>
internal static class ContentItems
{
    public static void Write(DeliveryCall call)
    {
        var writer = new ContentWriter(call.Json, call.Request);
        call.Json.WriteStartArray();
        foreach (var key in call.Request.Ids)
            if (call.Request.Find(key) is { } content) writer.WriteResponse(content);
        call.Json.WriteEndArray();
    }
}
