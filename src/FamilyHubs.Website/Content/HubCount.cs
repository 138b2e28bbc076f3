using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Content;

/// <summary>How many places of each kind there are: "Library: 3".</summary>
public static class HubCount
{
    public static IEnumerable<string> ByKind(IEnumerable<Hub> hubs) =>
        hubs.GroupBy(hub => hub.HubType).Select(kind => $"{kind.Key}: {kind.Count()}");
}
