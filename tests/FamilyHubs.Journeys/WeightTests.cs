using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>What a phone on a poor line has to load, headers and all, as it comes over the wire.</summary>
[Collection(InABrowser.Name)]
public sealed class WeightTests(BrowsedSite site)
{
    private const double Kilobyte = 1024;

    [BrowserFact]
    public Task A_first_visit_to_the_front_page_is_at_most_80_KB() => Visitor.OnAsync(site, async visitor => AssertAtMost(80, await WeighAsync(visitor, "/")));

    [BrowserTheory]
    [InlineData("helpPage")]
    [InlineData("section")]
    [InlineData("hub")]
    [InlineData("guide")]
    [InlineData("service")]
    public Task A_first_visit_to_a_page_is_at_most_60_KB(string type) => Visitor.OnAsync(site, async visitor => AssertAtMost(60, await WeighAsync(visitor, site.Templates[type])));

    [BrowserFact]
    public Task The_next_page_is_at_most_20_KB() => Visitor.OnAsync(site, async visitor =>
    {
        var first = await WeighAsync(visitor, "/help/crying-soothing");
        var next = await WeighAsync(visitor, "/help/crying-soothing/when-your-baby-cries");
        AssertAtMost(20, next);
        Assert.True(first.Values.Sum() > next.Values.Sum(), "The first visit was no heavier than the next, so nothing was measured");
    });

    private static async Task<Dictionary<string, double>> WeighAsync(Visitor visitor, string path)
    {
        Dictionary<string, string> urls = [];
        Dictionary<string, double> weights = [];
        var network = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await network.SendAsync("Network.enable");
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) => urls[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, done) => weights[urls.GetValueOrDefault(done!.Value.GetProperty("requestId").GetString()!, "?")] = done.Value.GetProperty("encodedDataLength").GetDouble();
        await visitor.GoAsync(path);
        await visitor.Page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await visitor.Page.WaitForTimeoutAsync(300);
        await network.DetachAsync();
        Assert.Contains(weights, weight => weight.Key.EndsWith(path, StringComparison.Ordinal) && weight.Value > 1_000);
        return weights;
    }

    private static void AssertAtMost(double kilobytes, Dictionary<string, double> weights)
    {
        var total = weights.Values.Sum() / Kilobyte;
        Assert.True(total <= kilobytes, $"{total:0.0} KB:\n{string.Join('\n', weights.OrderByDescending(weight => weight.Value).Select(weight => $"{weight.Value / Kilobyte:0.0} {weight.Key}"))}");
    }
}
