namespace FamilyHubs.Website.Shared;

/// <summary>The one way in which an address of this site is written: small letters, single slashes, none at the end.</summary>
internal static class CanonicalPath
{
    public static string Of(string path)
    {
        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', parts);
    }

    /// <summary>For a Location header, which is ASCII.</summary>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
