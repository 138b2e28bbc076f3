using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

/// <summary>The last words on the console once the site runs: the addresses that exist.</summary>
internal static class Addresses
{
    /// <summary>Below this the runtime has known vulnerabilities.</summary>
    private static readonly Version SafeRuntime = new(10, 0, 13);

    public static void Print(WebApplication site)
    {
        if (Environment.Version < SafeRuntime) Console.WriteLine($"This runs on .NET {Environment.Version}, which has known faults; docs/running.md says how to publish with {SafeRuntime} or later.");
        foreach (var address in site.Urls.Select(url => url.Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/')))
        {
            Console.WriteLine($"Site      {address}/");
            Console.WriteLine($"Sitemap   {address}/sitemap.xml");
            Console.WriteLine($"Health    {address}/health/ready");
        }
        _ = PrintFirstSignInAsync(site);
    }

    private static async Task PrintFirstSignInAsync(WebApplication site)
    {
        if (await site.Services.GetRequiredService<ContentStart>().FirstSignIn is not { } first) return;
        Console.WriteLine($"Editor    {site.Urls.First()}/editor  First sign-in: {first.Email}  Password: {first.Password}");
    }
}
