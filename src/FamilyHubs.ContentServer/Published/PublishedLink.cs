using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A link to one of our pages or to another site.</summary>
public sealed record PublishedLink(string Name, string Url, bool IsExternal)
{
    internal static PublishedLink? From(JsonElement link, PublishedSite site)
    {
        var name = link.GetProperty("name").GetString() ?? "";
        if (!link.TryGetProperty("unique", out var key)) return new PublishedLink(name, link.GetProperty("url").GetString()!, IsExternal: true);
        return site.Find(key.GetGuid()) is { HasPage: true } page ? new PublishedLink(name, page.Path, IsExternal: false) : null;
    }
}
