namespace FamilyHubs.ContentServer.Accounts;

/// <summary>What people call the browser and the machine that a user agent names, so that they know their own sessions.</summary>
internal static class BrowserName
{
    /// <summary>In the order in which they must be looked for: most browsers name others too.</summary>
    private static readonly (string Sign, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Machines = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string userAgent) => $"{Find(Browsers, userAgent) ?? "A browser"} on {Find(Machines, userAgent) ?? "an unknown device"}";

    private static string? Find((string Sign, string Name)[] known, string text) =>
        Array.Find(known, entry => text.Contains(entry.Sign, StringComparison.Ordinal)).Name;
}
