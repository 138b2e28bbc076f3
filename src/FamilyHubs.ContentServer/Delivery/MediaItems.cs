namespace FamilyHubs.ContentServer.Delivery;

/// <summary><c>GET /media/item/…</c> and <c>/media/items</c>: files and folders of the media library, by key or by path.</summary>
internal static class MediaItems
{
    public static void WriteById(DeliveryCall call) => new MediaWriter(call.Json).WriteResponse(MediaTree.Of(call.Request.Site).Find(call.Id) ?? throw Refusal.NotFound);

    public static void WriteByPath(DeliveryCall call) => new MediaWriter(call.Json).WriteResponse(MediaTree.Of(call.Request.Site).Find(call.Path) ?? throw Refusal.NotFound);

    public static void WriteMany(DeliveryCall call)
    {
        var tree = MediaTree.Of(call.Request.Site);
        var writer = new MediaWriter(call.Json);
        call.Json.WriteStartArray();
        foreach (var key in call.Request.Ids)
            if (tree.Find(key) is { } node) writer.WriteResponse(node);
        call.Json.WriteEndArray();
    }
}
