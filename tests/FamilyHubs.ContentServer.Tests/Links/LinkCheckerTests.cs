using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Writing;
using FamilyHubs.ContentServer.Links;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Links;

/// <summary>Links to other sites are looked at; the other site is a real one on this computer.</summary>
public sealed class LinkCheckerTests(SeededSite site) : IClassFixture<SeededSite>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> asked = new();
    private WebApplication other = null!;
    private int status = 404;

    private Uri Other => new(other.Urls.First());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        other = builder.Build();
        other.Run(call =>
        {
            asked.Enqueue($"{call.Request.Method} {call.Request.Path}{call.Request.QueryString}");
            call.Response.StatusCode = call.Request.Path.Value switch
            {
                "/gone" => status,
                "/no-head" => HttpMethods.IsHead(call.Request.Method) ? 404 : 200,
                "/not-for-us" => 403,
                "/moved" => 302,
                "/away" => 503,
                _ => 200,
            };
            if (call.Request.Path == "/moved") call.Response.Headers.Location = "/here";
            return Task.CompletedTask;
        });
        await other.StartAsync();
    }

    public async Task DisposeAsync() => await other.DisposeAsync();

    [Fact]
    public async Task What_failed_twice_is_told_to_editors_until_it_is_mended()
    {
        var key = await PublishAsync("Links out", "/gone?a=1&amp;b=2#part", "/here", "/no-head", "/not-for-us", "/moved", "/away");
        var states = site.Get<LinkStates>();
        using var checker = Checker(states, _ => true);
        await checker.RunAsync(TimeSpan.Zero);
        Assert.Contains("HEAD /gone?a=1&b=2", asked);
        Assert.DoesNotContain(key, await BrokenAsync());

        var before = asked.Count;
        await checker.RunAsync(TimeSpan.Zero);
        Assert.Equal(before, asked.Count);

        site.Clock.Now += TimeSpan.FromDays(1);
        await checker.RunAsync(TimeSpan.Zero);
        Assert.Equal(["/away", "/gone"], asked.Skip(before).Select(line => line.Split(' ', '?')[1]).Distinct().Order());
        Assert.Contains(key, await BrokenAsync());
        Assert.Equal((await BrokenAsync()).Count, (await site.Get<DocumentTree>().CareAsync([], new DateOnly(2026, 11, 22))).Broken);
        Assert.Equal(
            ["The link “away” does not work: the site answers with an error (503)", "The link “gone” does not work: the page is not there any more (404)"],
            Advice(key).Where(advice => advice.Check == "dead link").Select(advice => advice.Message).Order());

        status = 200;
        site.Clock.Now += TimeSpan.FromDays(1);
        await checker.RunAsync(TimeSpan.Zero);
        Assert.DoesNotContain(Advice(key), advice => advice.Message.Contains("“gone”", StringComparison.Ordinal));
        Assert.Equal("the site answers with an error (503)", new LinkStates(new ContentServerOptions { DataDirectory = site.Get<ContentServerOptions>().DataDirectory, ModelFile = "", SeedsDirectory = "" }).FaultOf(new Uri(Other, "/away").ToString()));
    }

    [Fact]
    public async Task A_computer_that_is_not_of_the_public_internet_is_never_asked()
    {
        await PublishAsync("Links inside", "/secret");
        var states = new LinkStates(TestSite.NewSettings());
        using var checker = Checker(states);
        await checker.RunAsync(TimeSpan.Zero);
        Assert.Empty(asked);
        Assert.Equal("the site cannot be reached", states.Find(new Uri(Other, "/secret").ToString())!.Fault);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    public void Only_addresses_of_the_public_internet_may_be_asked(string address, bool isPublic) => Assert.Equal(isPublic, LinkChecker.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.org/a?b=c#d", "https://example.org/a?b=c")]
    [InlineData("mailto:hello@example.org", null)]
    [InlineData("/hubs", null)]
    [InlineData("https://name:word@example.org/", null)]
    public void An_address_is_asked_for_without_its_place(string written, string? asked) => Assert.Equal(asked, OutsideLinks.Normal(written));

    /// <summary>All that the seeds link to was looked at a moment ago: no test asks the internet.</summary>
    private LinkChecker Checker(LinkStates states, Func<IPAddress, bool>? mayAsk = null)
    {
        foreach (var address in new OutsideLinks(site.Site).Addresses.Where(address => new Uri(address).Authority != Other.Authority)) states.Note(address, site.Clock.GetUtcNow().UtcDateTime, null);
        return new(site.Get<ContentServerOptions>(), site.Get<LiveSite>(), states, site.Get<Jobs>(), new Headstart(), site.Clock, NullLogger<LinkChecker>.Instance, mayAsk);
    }

    private async Task<Guid> PublishAsync(string name, params string[] paths)
    {
        var html = string.Concat(paths.Select(path => $"<p><a href=\"{Other.GetLeftPart(UriPartial.Authority)}{path}\">{path.Trim('/').Split('?')[0]}</a></p>"));
        var block = new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = html } };
        var store = site.Get<DocumentStore>();
        var made = await store.CreateAsync(site.Site.Find("/help/baby-sleep")!.Key, "helpPage", new DraftContent { Name = name, Values = new() { ["title"] = name, ["summary"] = "Links.", ["content"] = new JsonArray(block) } }, "a test");
        await store.PublishAsync(made.Key, made.Revision, "a test");
        return made.Key;
    }

    private async Task<IReadOnlyList<Guid>> BrokenAsync() => [.. (await site.Get<DocumentTree>().SearchAsync(new TreeSearch("", Status: "broken"))).Select(found => found.Row.Key)];

    private IReadOnlyList<Advice> Advice(Guid key) =>
        site.Get<WritingHelp>().Read(site.Site.Model.Get("helpPage"), JsonNode.Parse(System.Text.Encoding.UTF8.GetString(site.Site.FindContent(key)!.Json))!.AsObject(), site.Site, new DateOnly(2026, 11, 22));
}
