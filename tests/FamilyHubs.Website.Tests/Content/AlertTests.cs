using System.Text.Json.Nodes;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

public sealed class AlertTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_alert_shows_from_its_start_until_its_end()
    {
        await PublishAsync("Snow", values => (values["startsAt"], values["endsAt"]) = ("2026-12-01T08:00:00Z", "2026-12-01T18:00:00Z"));
        Assert.DoesNotContain("Snow", await AlertsAsync("/", new(2026, 12, 1, 7, 59, 59, TimeSpan.Zero)));
        Assert.Contains("Snow", await AlertsAsync("/", new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero)));
        Assert.Contains("Snow", await AlertsAsync("/no-such-page", new(2026, 12, 1, 17, 59, 59, TimeSpan.Zero)));
        Assert.DoesNotContain("Snow", await AlertsAsync("/", new(2026, 12, 1, 18, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task An_alert_of_a_section_shows_there_and_below_only()
    {
        await PublishAsync("Hubs shut", values => values["scope"] = Editing.Picked(site.Site.Find("/hubs")!.Key));
        Assert.Contains("Hubs shut", await AlertsAsync("/hubs", Now));
        Assert.Contains("Hubs shut", await AlertsAsync("/hubs/coalville", Now));
        Assert.DoesNotContain("Hubs shut", await AlertsAsync("/", Now));
        Assert.DoesNotContain("Hubs shut", await AlertsAsync("/volunteers", Now));
        Assert.DoesNotContain("Hubs shut", await AlertsAsync("/no-such-page", Now));
    }

    [Fact]
    public async Task An_emergency_comes_first()
    {
        await PublishAsync("Third", values => values["level"] = "information");
        await PublishAsync("First", values => values["level"] = "emergency");
        await PublishAsync("Second", values => values["level"] = "warning");
        string[] order = ["First", "Second", "Third"];
        Assert.Equal(order, (await AlertsAsync("/privacy", Now)).Where(order.Contains));
    }

    [Fact]
    public async Task An_alert_can_lead_to_a_page()
    {
        await PublishAsync("Read this", values => values["link"] = Editing.LinkTo("Read about it", "https://www.example.org/snow"));
        var link = (await site.ReadAsync("/terms")).All(".app-alert a").Single(link => link.TextContent == "Read about it");
        Assert.Equal("https://www.example.org/snow", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Without_alerts_there_is_no_place_for_them()
    {
        site.Clock.Now = Now.AddYears(-5);
        foreach (var alert in site.Site.OfType<PublishedModels.Alert>().ToList()) await site.WithdrawAsync($"/alerts/{alert.Segment}");
        Assert.Empty((await site.ReadAsync("/")).All("[aria-label=Notices]"));
    }

    private Task PublishAsync(string title, Action<JsonObject> change)
    {
        var values = new JsonObject { ["title"] = title, ["level"] = "warning" };
        change(values);
        return site.PublishAsync("/alerts", "alert", title, values);
    }

    private async Task<IReadOnlyList<string>> AlertsAsync(string path, DateTimeOffset now)
    {
        site.Clock.Now = now;
        return (await site.ReadAsync(path)).ListOf(".app-alert strong");
    }
}
