using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Cli;

/// <summary>The last words on the console once the site runs: the addresses that exist.</summary>
internal static class Addresses
{
    public static void Print(WebApplication site)
    {
        if (SafeRuntime.Fault is { } fault) Console.WriteLine(fault);
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
