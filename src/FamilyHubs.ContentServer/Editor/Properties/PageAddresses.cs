using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Transfer;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>Shows links to pages by their address, which people can read and type, and keeps them by their key.</summary>
internal sealed class PageAddresses(PublishedSite site)
{
    /// <summary>The address of a page; where it has none, a way to write its key.</summary>
    public string AddressOf(Guid key) => site.Find(key) is { HasPage: true } page ? page.Path : LocalLink.To(key);

    public Guid? KeyOf(string address)
    {
        if (LocalLink.KeysIn(address).Any()) return LocalLink.KeysIn(address).First();
        if (!address.StartsWith('/') || address.Contains('?', StringComparison.Ordinal) || address.Contains('#', StringComparison.Ordinal)) return null;
        return site.Find(address.Length > 1 ? address.TrimEnd('/') : address)?.Key;
    }

    public string AsKeys(string html) => SeedLinks.ReplaceAddresses(html, address =>
    {
        var (page, place) = address.Split('#', 2) is [var before, var after] && before.Length > 0 ? (before, "#" + after) : (address, "");
        return KeyOf(page) is { } key ? LocalLink.To(key) + place : address;
    });

    public string AsAddresses(string html) => LocalLink.Replace(html, AddressOf);
}
