using System.Security.Cryptography;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>A service at a hub, Open Referral's service at location: the service names the hub, or the hub has a session of it (decision 16).</summary>
public sealed record ServiceAtHub(Service Service, Hub Hub, IReadOnlyList<Session> Sessions)
{
    /// <summary>The same for as long as the service and the hub are the same.</summary>
    public Guid Id => IdOf(Service.Key, Hub.Key);

    /// <summary>All of them, in the order of hubs and services.</summary>
    public static IReadOnlyList<ServiceAtHub> All(PublishedSite site)
    {
        var named = site.OfType<Service>().SelectMany(service => service.Hubs.Select(hub => (Service: service, Hub: hub, Session: (Session?)null)));
        var running = site.OfType<Session>().Select(session => (session.Service, Hub: session.Parent as Hub, Session: (Session?)session))
            .Where(session => session is { Service: not null, Hub: not null }).Select(session => (Service: session.Service!, Hub: session.Hub!, session.Session));
        return [.. named.Concat(running).GroupBy(pair => (pair.Service, pair.Hub))
            .Select(pair => new ServiceAtHub(pair.Key.Service, pair.Key.Hub, [.. pair.Select(each => each.Session).OfType<Session>().OrderBy(session => session.Title, StringComparer.Ordinal)]))
            .OrderBy(pair => pair.Hub.Path, StringComparer.Ordinal).ThenBy(pair => pair.Service.Path, StringComparer.Ordinal)];
    }

    /// <summary>A UUID made of the two keys (version 8, since it is ours).</summary>
    private static Guid IdOf(Guid service, Guid hub)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData([.. service.ToByteArray(bigEndian: true), .. hub.ToByteArray(bigEndian: true)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
