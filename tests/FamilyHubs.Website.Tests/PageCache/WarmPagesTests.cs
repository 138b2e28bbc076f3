using FamilyHubs.TestKit;
using FamilyHubs.Website.PageCache;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace FamilyHubs.Website.Tests.PageCache;

public sealed class WarmPagesTests
{
    private const int Enough = 20;

    [Fact]
    public async Task After_a_start_the_pages_are_made_as_browsers_ask_for_them()
    {
        await using var site = new WarmingSite();
        site.UseKestrel(0);
        site.StartServer();
        var kept = site.Get<KeptAnswers>();
        for (var tries = 0; kept.Count < Enough && tries < 600; tries++) await Task.Delay(100);
        Assert.InRange(kept.Count, Enough, int.MaxValue);
        Assert.True(kept.TryFind("/", out var front));
        var once = front.Bytes;
        using var http = site.CreateClient();
        await http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.InRange(once, 1, front.Bytes / 2); // Not compressed it takes more than twice as much, and nobody asks for that.
    }

    private sealed class WarmingSite : SeededSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("PageCache:Warm", "true");
        }
    }
}
