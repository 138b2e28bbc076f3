namespace FamilyHubs.Website.Cli;

/// <summary>The last words on the console once the site runs: the addresses that exist.</summary>
internal static class Addresses
{
    public static void Print(WebApplication site)
    {
        foreach (var address in site.Urls.Select(url => url.Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/')))
        {
            Console.WriteLine($"Site      {address}/");
            Console.WriteLine($"Sitemap   {address}/sitemap.xml");
            Console.WriteLine($"Health    {address}/health/ready");
        }
    }
}
