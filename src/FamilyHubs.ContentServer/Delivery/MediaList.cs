namespace FamilyHubs.ContentServer.Delivery;

/// <summary><c>GET /media?fetch=children:…</c>: what is in a folder of the media library. As in Umbraco, <c>fetch</c> is needed.</summary>
internal static class MediaList
{
    private const string Children = "children:";

    public static void Write(DeliveryCall call)
    {
        var request = call.Request;
        var items = Fetch(MediaTree.Of(request.Site), request.Fetch);
        foreach (var filter in request.Filters) items = items.Where(ReadFilter(filter));
        var found = Sort(items, request.Sorts).ToList();
        var writer = new MediaWriter(call.Json);
        call.Json.WriteStartObject();
        call.Json.WriteNumber("total", found.Count);
        call.Json.WriteStartArray("items");
        foreach (var node in found.Skip(request.Skip).Take(request.Take)) writer.WriteResponse(node);
        call.Json.WriteEndArray();
        call.Json.WriteEndObject();
    }

    private static IEnumerable<MediaNode> Fetch(MediaTree tree, string fetch)
    {
        if (!fetch.StartsWith(Children, StringComparison.OrdinalIgnoreCase)) throw Refusal.Fetch;
        var parent = fetch[Children.Length..].Trim();
        if (parent.Length == 0) return [];
        if (parent.Trim('/').Length == 0) return tree.Root;
        return (Guid.TryParse(parent, out var key) ? tree.Find(key) : tree.Find(parent)) is { } folder ? tree.ChildrenOf(folder) : [];
    }

    private static Func<MediaNode, bool> ReadFilter(string filter)
    {
        var (option, value) = Split(filter) ?? throw Refusal.Filter;
        var isNot = value.StartsWith('!');
        if (isNot) value = value[1..];
        if (value.Length == 0) throw Refusal.Filter;
        return option switch
        {
            "mediatype" => node => node.Type.Equals(value, StringComparison.OrdinalIgnoreCase) != isNot,
            "name" => node => node.Name.Contains(value, StringComparison.OrdinalIgnoreCase) != isNot,
            _ => throw Refusal.Filter,
        };
    }

    private static IOrderedEnumerable<MediaNode> Sort(IEnumerable<MediaNode> items, IReadOnlyList<string> sorts)
    {
        var sorted = items.OrderBy(_ => 0);
        foreach (var sort in sorts)
        {
            var (option, direction) = Split(sort) ?? throw Refusal.Sort;
            var descending = !direction.StartsWith("asc", StringComparison.OrdinalIgnoreCase);
            sorted = option switch
            {
                "createdate" or "updatedate" => descending ? sorted.ThenByDescending(node => node.CreatedUtc) : sorted.ThenBy(node => node.CreatedUtc),
                "name" => descending ? sorted.ThenByDescending(node => node.Name, StringComparer.OrdinalIgnoreCase) : sorted.ThenBy(node => node.Name, StringComparer.OrdinalIgnoreCase),
                "sortorder" => descending ? sorted.ThenByDescending(node => node.Path, StringComparer.OrdinalIgnoreCase) : sorted.ThenBy(node => node.Path, StringComparer.OrdinalIgnoreCase),
                _ => throw Refusal.Sort,
            };
        }
        return sorted;
    }

    private static (string Option, string Value)? Split(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var place ? (text[..place].ToLowerInvariant(), text[(place + 1)..]) : null;
}
