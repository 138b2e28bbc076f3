using FamilyHubs.TestKit;
using FamilyHubs.Website.PageCache;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.Website.Tests.PageCache;

public sealed class WarmPagesTests(WarmingSite site) : IClassFixture<WarmingSite>
{
    private const int Enough = 20;

    [Fact]
    public async Task After_a_start_the_pages_are_made_as_browsers_ask_for_them()
    {
        var kept = site.Get<KeptAnswers>();
        for (var tries = 0; kept.Count < Enough && tries < 600; tries++) await Task.Delay(100);
        Assert.InRange(kept.Count, Enough, int.MaxValue);
        Assert.True(kept.TryFind("/", out var front));
        var once = front.Bytes;
        using var http = site.CreateClient();
        await http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.InRange(once, 1, front.Bytes / 2); // Not compressed it takes more than twice as much, and nobody asks for that.
    }
}

/// <summary>On a real port, so that it can ask itself.</summary>
public sealed class WarmingSite : SeededSite
{
    public override Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        return Task.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("PageCache:Warm", "true");
    }
}
