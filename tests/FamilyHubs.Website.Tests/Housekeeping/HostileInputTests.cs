using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

/// <summary>Everything in the hostile folder that can be put in an address, a query or a raw request, at a real socket.</summary>
public sealed class HostileInputTests(ServedSite site) : IClassFixture<ServedSite>
{
    /// <summary>200: the odd part was a query, which pages do not read. 301 and 308: another way to write the address.</summary>
    private static readonly int[] Fine = [200, 301, 304, 400, 404, 405, 414, 431];

    [HostileFact]
    public Task Strings_as_addresses() => AssertFineAsync(Strings("strings/blns.json").Select(text => "/" + Uri.EscapeDataString(text)));

    [HostileFact]
    public Task Strings_as_queries() => AssertFineAsync(Strings("strings/blns.json").Select(text => "/hubs?q=" + Uri.EscapeDataString(text)));

    [HostileFact]
    public Task Traversals() => AssertFineAsync(Strings("http/traversal.json").Select(text => Printable("/" + text.TrimStart('/'))), [400, 404, 414, 301]);

    [HostileFact]
    public Task Abused_queries() => AssertFineAsync(Strings("http/query-abuse.json").Select(text => Printable("/help?" + text)));

    [HostileFact]
    public Task Unicode() => AssertFineAsync(
        Records("unicode/fuzzdb-unicode.json", "s").Concat(Records("unicode/confusables.json", "c").Where((_, number) => number % OneIn == 0)).SelectMany(text => new[] { "/hubs/" + Uri.EscapeDataString(text), "/?q=" + Uri.EscapeDataString(text) }));

    [HostileFact]
    public Task Bytes_that_are_not_UTF_8() => AssertFineAsync(
        Records("unicode/invalid-utf8.json", "hex").Select(hex => string.Concat(hex.Chunk(2).Select(pair => "%" + new string(pair)))).SelectMany(bytes => new[] { "/hubs/" + bytes, "/?q=" + bytes }));

    [HostileFact]
    public Task Markup_as_addresses() => AssertFineAsync(Records("xss/payloads.json", "html").Select(html => "/" + Uri.EscapeDataString(html)));

    [HostileFact]
    public async Task Redirects_never_lead_to_another_site()
    {
        var targets = Strings("http/open-redirect.json").Select(text => Printable(text.StartsWith('/') ? text : "/" + text)).ToList();
        Assert.NotEmpty(targets);
        foreach (var target in targets)
        {
            var answer = await site.GetAsync(target);
            Assert.Contains(answer.Status, Fine);
            var location = answer.Text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location: ", StringComparison.Ordinal))?["Location: ".Length..];
            if (location is null) continue;
            Assert.StartsWith("/", location, StringComparison.Ordinal);
            Assert.False(location.Length > 1 && location[1] is '/' or '\\', $"{target} leads to {location}");
        }
    }

    [HostileFact]
    public async Task Raw_requests_are_answered_or_refused_and_the_site_goes_on()
    {
        var requests = Records("http/raw-requests.json", "raw").ToList();
        Assert.NotEmpty(requests);
        await Parallel.ForEachAsync(requests, async (request, _) =>
        {
            var answer = await site.SendAsync(Encoding.Latin1.GetBytes(request.Replace("{H}", "localhost", StringComparison.Ordinal)));
            Assert.True(answer.Status is 0 or (>= 200 and < 500) or 501 or 505, $"{request} was answered {answer.Status}");
        });
        Assert.Equal(200, (await site.GetAsync("/")).Status);
    }

    /// <summary>Of the long lists of single characters one in so many is enough.</summary>
    private const int OneIn = 10;

    private async Task AssertFineAsync(IEnumerable<string> targets, int[]? fine = null)
    {
        List<string> sent = [.. targets.Distinct()];
        Assert.NotEmpty(sent);
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(sent, async (target, _) =>
        {
            var answer = await site.GetAsync(target);
            if (!(fine ?? Fine).Contains(answer.Status)) faults.Add($"{answer.Status} for {target[..Math.Min(target.Length, 200)]}");
        });
        Faults.None(faults);
        Assert.DoesNotContain(site.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Strings(string file) => Elements(file).Select(element => element.GetString()!);

    private static IEnumerable<string> Records(string file, string name) =>
        Elements(file).Where(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _)).Select(element => element.GetProperty(name).GetString()!);

    private static IEnumerable<JsonElement> Elements(string file) =>
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllBytes(Path.Combine(Repository.Hostile!, file)))!;

    /// <summary>What would end the request line early is escaped; the rest is sent as it is.</summary>
    private static string Printable(string target) => target.Replace(" ", "%20", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
