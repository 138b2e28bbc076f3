using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>
/// What the stored draft says of its picks and links that the form has no field for, such as the focal point of a picture or
/// the target of a link. It is put back when the form is read, so that saving takes nothing away.
/// </summary>
internal sealed class UnseenParts
{
    private readonly Dictionary<(string Block, string Alias, string To), JsonObject> known = [];

    private readonly Dictionary<(string Alias, string To), JsonObject> copied = [];

    public static UnseenParts Of(JsonObject values)
    {
        var parts = new UnseenParts();
        parts.Look(values, "");
        return parts;
    }

    /// <summary>The item as it is stored; null when it is new. In a copied block it is found where it was copied from.</summary>
    /// <param name="block">Key of the block that it is in; empty at the top.</param>
    /// <param name="alias">Of its property.</param>
    /// <param name="to">What it points at: a key or an address.</param>
    public JsonObject? Find(string block, string alias, string to) =>
        (known.GetValueOrDefault((block, alias, to)) ?? copied.GetValueOrDefault((alias, to)))?.DeepClone().AsObject();

    private void Look(JsonObject values, string block)
    {
        foreach (var (alias, value) in values)
        {
            foreach (var item in (value as JsonArray ?? []).OfType<JsonObject>())
            {
                if (item["values"] is JsonObject inside) Look(inside, item["key"].Text() ?? "");
                else if ((item["mediaKey"] ?? item["unique"] ?? item["url"]).Text() is { } to && known.TryAdd((block, alias, to), item)) copied.TryAdd((alias, to), item);
            }
        }
    }
}
