using System.Net;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Cli;

public sealed class RunningSiteTests : IDisposable
{
    private readonly WebsiteProgram website = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        website.Dispose();
    }

    [Fact]
    public async Task An_empty_site_seeds_itself_once_and_says_where_it_is()
    {
        var (address, output) = await website.ServeAsync();
        Assert.Contains("Storing", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "hubs/coalville"))).StatusCode);
        Assert.True(File.Exists(Path.Combine(website.Data, "content.db")));
    }

    [Fact]
    public async Task A_site_with_content_starts_without_seeding_again()
    {
        var (address, output) = await website.Seeded().ServeAsync();
        Assert.DoesNotContain("Storing", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "young-people"))).StatusCode);
    }

    [Fact]
    public async Task While_the_site_runs_only_verbs_that_read_are_allowed()
    {
        var (address, _) = await website.Seeded().ServeAsync();
        Assert.Equal(0, (await website.RunAsync("export", website.At("out"))).Code);
        Assert.Equal(0, (await website.RunAsync("backup", website.At("site.backup"))).Code);
        Assert.Equal(0, (await website.RunAsync("--help")).Code);
        Assert.Contains("The site is running", (await website.RunAsync("seed")).Sentence, StringComparison.Ordinal);
        Assert.Contains("The site is running", (await website.RunAsync("import", website.At("out"))).Sentence, StringComparison.Ordinal);
        Assert.Contains("The site is running", (await website.RunAsync("restore", website.At("site.backup"))).Sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_second_site_on_the_same_data_is_refused()
    {
        await website.Seeded().ServeAsync();
        Assert.Contains("Another site", (await website.RunAsync("--Urls=http://127.0.0.1:0")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Assert.Contains($"{port}", (await website.Seeded().RunAsync($"--Urls=http://127.0.0.1:{port}")).Errors, StringComparison.Ordinal);
    }
}
