using System.Net;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Tests.Cli;
using Xunit;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>Two processes: one with the content in it, one that reads it there.</summary>
public sealed class SamePagesTests : IDisposable
{
    private readonly WebsiteProgram content = new WebsiteProgram().Seeded();
    private readonly WebsiteProgram website = new();

    [Fact]
    public async Task Every_page_and_picture_is_the_same_byte_for_byte()
    {
        var (server, _) = await content.ServeAsync($"--Site:Url={SeededSite.Url}", "--Umbraco:CMS:DeliveryApi:Enabled=true");
        var (reader, _) = await website.ServeAsync($"--Site:Url={SeededSite.Url}", $"--ContentSource:Umbraco:Url={server}");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var sitemap = await http.GetStringAsync(new Uri(server, "/sitemap.xml"));
        Assert.Equal(sitemap, await http.GetStringAsync(new Uri(reader, "/sitemap.xml")));

        List<string> faults = [];
        var pictures = new HashSet<string>();
        foreach (var path in sitemap.Split("<loc>")[1..].Select(part => new Uri(part.Split('<')[0]).PathAndQuery))
        {
            var there = await http.GetStringAsync(new Uri(server, path));
            if (there != await http.GetStringAsync(new Uri(reader, path))) faults.Add(path);
            pictures.UnionWith(there.Split("src=\"/media/")[1..].Select(part => "/media/" + part.Split('"')[0]));
        }
        Assert.NotEmpty(pictures);
        foreach (var picture in pictures)
        {
            var there = await http.GetByteArrayAsync(new Uri(server, picture));
            var here = await http.GetByteArrayAsync(new Uri(reader, picture));
            if (!there.SequenceEqual(here)) faults.Add(picture);
        }
        foreach (var path in new[] { "/news.atom", "/search?q=sleep", "/sure-start" })
            if (await BodyAsync(http, new Uri(server, path)) != await BodyAsync(http, new Uri(reader, path))) faults.Add(path);
        Faults.None(faults);

        var editor = await http.GetAsync(new Uri(reader, "/editor/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, editor.StatusCode);
        Assert.Contains("from an Umbraco server", await editor.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_and_without_a_saved_site_the_start_says_why()
    {
        var ended = await website.RunAsync("--ContentSource:Umbraco:Url=http://127.0.0.1:1");
        Assert.StartsWith("http://127.0.0.1:1/ does not answer", ended.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ContentSource:Umbraco:Url=somewhere", "ContentSource:Umbraco:Url")]
    [InlineData("--ContentSource:Umbraco:ApiKey=key", "ContentSource:Umbraco:Url")]
    [InlineData("--Webhooks:0:Url=somewhere", "Webhooks:0:Url")]
    public async Task A_setting_that_is_wrong_is_named(string setting, string name) =>
        Assert.Contains(name, (await website.RunAsync(setting)).Sentence, StringComparison.Ordinal);

    public void Dispose()
    {
        content.Dispose();
        website.Dispose();
    }

    private static async Task<string> BodyAsync(HttpClient http, Uri address)
    {
        var answer = await http.GetAsync(address);
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
    }
}
