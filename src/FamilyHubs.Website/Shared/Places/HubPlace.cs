using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>Where a hub is.</summary>
public static class HubPlace
{
    /// <summary>Null when no position is known.</summary>
    public static MapPoint? PointOf(this Hub hub) => hub is { Latitude: { } north, Longitude: { } east } ? new MapPoint((double)north, (double)east) : null;
}
