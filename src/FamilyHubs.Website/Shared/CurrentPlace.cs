using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.Website.Shared;

/// <summary>Where the reader is, for aria-current: "page" on the link to this page, "true" on one to its section.</summary>
public static class CurrentPlace
{
    public static string? Of(PublishedModel? current, PublishedModel link)
    {
        if (current is null) return null;
        if (current.Path == link.Path) return "page";
        return current.Path.StartsWith(link.Path + "/", StringComparison.Ordinal) ? "true" : null;
    }
}
