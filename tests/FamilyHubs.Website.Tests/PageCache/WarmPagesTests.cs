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
        using var http = site.Client();
        await http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.InRange(once, 1, front.Bytes / 2); // Not compressed it takes more than twice as much, and nobody asks for that.
    }

    [Fact]
    public async Task After_a_publish_what_it_changed_is_made_anew()
    {
        const string path = "/help/baby-sleep/safer-sleep";
        var kept = site.Get<KeptAnswers>();
        using var http = site.Client();
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.True(kept.TryFind(path, out var before));
        await site.ChangeAsync(path, values => values["title"] = "Asleep and safe");
        KeptAnswer? after = null;
        for (var tries = 0; tries < 600 && !kept.TryFind(path, out after); tries++) await Task.Delay(100);
        Assert.NotNull(after);
        Assert.NotSame(before, after);
        Assert.InRange(after.Uses, before.Uses, int.MaxValue);
        Assert.Contains("Asleep and safe", await http.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
    }
}

/// <summary>On a real port, so that it can ask itself, and by its public name alone.</summary>
public sealed class WarmingSite : SeededSite
{
    public HttpClient Client()
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.Host = new Uri(Url).Host;
        return http;
    }

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
        builder.UseSetting("AllowedHosts", new Uri(Url).Host);
    }
}
