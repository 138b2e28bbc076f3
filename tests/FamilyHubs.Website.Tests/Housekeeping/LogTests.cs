using System.Net;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

/// <summary>What people look for here can say that they are ill, abused or homeless: no log may know it.</summary>
public sealed class LogTests(ServedSite site) : IClassFixture<ServedSite>
{
    [Fact]
    public async Task No_log_line_holds_what_was_asked_for_or_by_whom()
    {
        const string Who = "Referer: https://search.example/?q=canary-referer\r\nUser-Agent: canary-agent\r\nCookie: a=canary-cookie\r\nX-Forwarded-For: 192.0.2.77\r\nForwarded: for=192.0.2.77\r\n";
        string[] targets = ["/help/domestic-abuse?q=canary-query", "/canary-path", "/canary%01path", "/%ffcanary", "/media/canary/x", "/assets/canary", "/Canary/", $"/{new string('c', 2_000)}canary", "/hubs/coalville"];
        foreach (var target in targets) Assert.NotEqual(0, (await site.GetAsync(target, Who)).Status);
        Assert.NotEqual(0, (await site.GetAsync("/", $"X-Large: canary{new string('a', 200_000)}\r\n")).Status);

        foreach (var target in new[] { "/hubs?postcode=LE67+3EA", "/hubs?postcode=canary", "/api/hubs?postcode=LE67+3EA", "/api/hubs?postcode=canary" }) Assert.NotEqual(0, (await site.GetAsync(target, Who)).Status);
        foreach (var typed in new[] { "LE67 3EA", "canary" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("postcode", typed)]);
            Assert.NotEqual(0, (int)(await site.Http.PostAsync(new Uri("/hubs", UriKind.Relative), form)).StatusCode);
        }

        Assert.NotEmpty(site.Logs.Lines);
        var told = site.Logs.Lines.Where(IsKeptInProduction).ToList();
        foreach (var word in new[] { "canary", "domestic-abuse", "coalville", "LE67", "192.0.2.77", "127.0.0.1:" })
            Assert.DoesNotContain(told, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_test_would_notice_a_line_that_holds_an_address()
    {
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/volunteers")).Status);
        site.Logs.CreateLogger("A careless part").Log(Microsoft.Extensions.Logging.LogLevel.Information, default, "/volunteers", null, (path, _) => $"GET {path}");
        Assert.Contains(site.Logs.Lines.Where(IsKeptInProduction), line => line.Contains("/volunteers", StringComparison.Ordinal));
    }

    /// <summary>The site's own start-up line names where it listens, not who asks.</summary>
    private static bool IsKeptInProduction(string line) => !line.Contains("Microsoft.Hosting.Lifetime", StringComparison.Ordinal);
}
