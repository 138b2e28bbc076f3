using System.Net;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class AccessTests
{
    private const string WithKey = $"Api-Key: {DeliveredSite.Key}";

    private static readonly string[] Everything = ["/content", "/content/item/help", "/content/items", "/media?fetch=children:/", "/media/items"];

    [Fact]
    public async Task Switched_off_there_is_nothing()
    {
        await using var site = await NewAsync(("Enabled", "false"));
        foreach (var path in Everything) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, path, WithKey));
    }

    [Fact]
    public async Task Media_can_be_switched_off_by_itself()
    {
        await using var site = await NewAsync(("Media:Enabled", "false"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/content"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/media?fetch=children:/", WithKey));
    }

    [Fact]
    public async Task Without_public_access_a_key_is_needed()
    {
        await using var site = await NewAsync(("PublicAccess", "false"));
        foreach (var path in Everything)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, path));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, path, "Api-Key: a-key-for-test"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, path, WithKey));
        }
    }

    [Fact]
    public async Task Media_can_be_stricter_than_content()
    {
        await using var site = await NewAsync(("Media:PublicAccess", "false"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/content"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "/media/items"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/media/items", WithKey));
    }

    [Fact]
    public async Task Types_that_are_not_to_be_delivered_are_nowhere()
    {
        await using var site = await NewAsync(("DisallowedContentTypeAliases:0", "contact"), ("DisallowedContentTypeAliases:1", "siteSettings"));
        Assert.Equal(0, await site.TotalAsync("?filter=contentType:contact"));
        Assert.Equal(site.Site.Count - site.Site.OfType("contact").Count() - 1, await site.TotalAsync(""));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/content/item/settings"));
        Assert.Empty((await site.JsonAsync("/content/item/help/baby-sleep/safer-sleep?expand=properties[$all]"))["properties"]!["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Types_that_are_to_be_delivered_can_be_named()
    {
        await using var site = await NewAsync(("AllowedContentTypeAliases:0", "topic"), ("DisallowedContentTypeAliases:0", "topic"));
        Assert.Equal(site.Site.OfType("topic").Count(), await site.TotalAsync(""));
    }

    [Fact]
    public async Task An_answer_made_with_a_key_is_kept_by_nobody()
    {
        await using var site = await NewAsync();
        var open = await site.AskAsync("/content/item/help");
        Assert.Equal("public, no-cache", open.Headers.CacheControl!.ToString());
        Assert.Equal(["*"], open.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["cross-origin"], open.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.NotNull(open.Headers.ETag);
        foreach (string[] headers in new[] { new[] { WithKey }, [WithKey, "Preview: true"], ["Api-Key: wrong"] })
        {
            var closed = await site.AskAsync("/content/item/help", headers);
            Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
            Assert.True(closed.Headers.CacheControl is { NoStore: true, Private: true, Public: false });
            Assert.Null(closed.Headers.ETag);
            Assert.False(closed.Headers.Contains("Access-Control-Allow-Origin"));
        }
        foreach (var answer in new[] { open, await site.AskAsync("/content/item/none"), await site.AskAsync("/content", "Preview: true") })
            foreach (var name in new[] { "Accept-Language", "Preview", "Start-Item", "Api-Key" }) Assert.Contains(name, answer.Headers.Vary);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var site = await NewAsync();
        var tag = (await site.AskAsync("/content/item/help")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(site, "/content/item/help", $"If-None-Match: {tag}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/content/item/hubs", $"If-None-Match: {tag}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/content/item/help", $"If-None-Match: {tag}", WithKey));
    }

    [Fact]
    public async Task A_script_may_read_what_is_public_and_send_no_key()
    {
        await using var site = await NewAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(DeliveredSite.Root + "/content", UriKind.Relative));
        var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("Api-Key", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_start_item_is_the_root_by_key_or_name()
    {
        await using var site = await NewAsync();
        foreach (var name in new[] { site.KeyOf("/").ToString(), site.Site.RootSegment(null), $"/{site.Site.RootSegment(null).ToUpperInvariant()}/" })
            Assert.Equal(site.Site.Count - 1, await site.TotalAsync("", $"Start-Item: {name}"));
        foreach (var name in new[] { "none", Guid.NewGuid().ToString(), site.KeyOf("/help").ToString() })
        {
            var answer = await site.AskAsync("/content", $"Start-Item: {name}");
            Assert.Equal((HttpStatusCode.NotFound, "The Start-Item could not be found"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(DeliveredSite site, string path, params string[] headers) => (await site.AskAsync(path, headers)).StatusCode;

    private static async Task<SiteWith> NewAsync(params (string Name, string Value)[] settings)
    {
        var site = new SiteWith(settings);
        await site.InitializeAsync();
        return site;
    }

    private sealed class SiteWith((string Name, string Value)[] settings) : DeliveredSite, IAsyncDisposable
    {
        protected override IEnumerable<(string Name, string Value)> Settings => [.. base.Settings, .. settings];

        async ValueTask IAsyncDisposable.DisposeAsync() => await StopAsync();
    }
}
