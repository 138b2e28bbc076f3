using System.Net;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Housekeeping;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

/// <summary>The log that an operator can ask for.</summary>
public sealed class SampledLogTests
{
    [Fact]
    public async Task One_in_so_many_good_answers_and_every_fault_is_logged_and_nothing_about_who_asked()
    {
        await using var site = new LoggedSite(2);
        await site.InitializeAsync();
        for (var i = 0; i < 6; i++) Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/help?canary-query=1")).Status);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.InternalServerError, (await site.ReadAsync($"{FaultOnDemand.Path}&canary-query=2")).Status);
        for (var i = 0; i < 4; i++) Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/canary-path")).Status);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/search?q=canary")).Status);
        var lines = site.Logs.Lines.Where(line => line.Contains(nameof(SampledLog), StringComparison.Ordinal)).Select(line => line.Split(" in ")[0].Split(": ", 2)[1]).ToList();
        Assert.Equal(["GET /help 200", "GET /help 200", "GET /help 200", "GET /about 500", "GET /about 500", "GET /about 500"], lines[..6]);
        Assert.Equal(7, lines.Count);
        Assert.DoesNotContain(lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_logged()
    {
        await using var site = new LoggedSite(null);
        await site.InitializeAsync();
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/help")).Status);
        Assert.DoesNotContain(site.Logs.Lines, line => line.Contains(nameof(SampledLog), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("often")]
    public void A_wrong_setting_is_named(string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Site:Url"] = SeededSite.Url, ["DataDirectory"] = Path.GetTempPath(), ["Log:OneIn"] = value }).Build();
        Assert.Contains("Log:OneIn", Assert.Throws<SettingsException>(() => WebsiteSettings.Read(settings)).Message, StringComparison.Ordinal);
    }

    private sealed class LoggedSite(int? oneIn) : SeededSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (oneIn is { } number) builder.UseSetting("Log:OneIn", $"{number}");
            builder.ConfigureTestServices(FaultOnDemand.AddTo);
        }
    }
}
