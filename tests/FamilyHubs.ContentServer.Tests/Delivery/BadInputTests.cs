using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

/// <summary>A query that cannot be read is refused with a problem, quickly (bar S8).</summary>
public sealed class BadInputTests(DeliveredSite site) : IClassFixture<DeliveredSite>
{
    [Theory]
    [InlineData("?fetch=bogus:/", "Selector option not found")]
    [InlineData("?fetch=children", "Selector option not found")]
    [InlineData("?fetch=:x", "Selector option not found")]
    [InlineData("?filter=bogus:x", "Filter option not found")]
    [InlineData("?filter=", "Filter option not found")]
    [InlineData("?filter=contentType:", "Filter option not found")]
    [InlineData("?filter=contentType:!", "Filter option not found")]
    [InlineData("?filter=contentType", "Filter option not found")]
    [InlineData("?filter=name:x&filter=nonsense", "Filter option not found")]
    [InlineData("?filter=createDate:2026-01-01", "Filter option not found")]
    [InlineData("?filter=createDate>yesterday", "Filter option not found")]
    [InlineData("?filter=updateDate<:", "Filter option not found")]
    [InlineData("?sort=bogus:asc", "Sort option not found")]
    [InlineData("?sort=name", "Sort option not found")]
    [InlineData("?sort=2:asc", "Sort option not found")]
    [InlineData("?sort=:asc", "Sort option not found")]
    [InlineData("?expand=[", "Expand option not found")]
    [InlineData("?expand=properties[a", "Expand option not found")]
    [InlineData("?expand=properties[]", "Expand option not found")]
    [InlineData("?expand=properties[a]]", "Expand option not found")]
    [InlineData("?fields=[]", "Fields option not found")]
    [InlineData("?fields=properties[a;b]", "Fields option not found")]
    public Task An_option_that_is_not_known_is_named(string query, string title) => AssertRefusedAsync("/content" + query, title);

    [Theory]
    [InlineData("?skip=-1")]
    [InlineData("?skip=99999999999999999999")]
    [InlineData("?skip=2147483647")]
    [InlineData("?skip=1e3")]
    [InlineData("?skip=")]
    [InlineData("?take=-1")]
    [InlineData("?take=501")]
    [InlineData("?take=2147483648")]
    [InlineData("?take=ten")]
    [InlineData("?take=%20")]
    [InlineData("?take=0x10")]
    [InlineData("?skip=1&skip=2")]
    [InlineData("?take=1&take=1")]
    [InlineData("?fetch=children:/&fetch=children:/help")]
    [InlineData("?expand=properties[a]&expand=properties[b]")]
    [InlineData("?fields=properties[a]&fields=properties[b]")]
    [InlineData("?filter=name:%00")]
    [InlineData("?filter=name:a%0d%0ab")]
    [InlineData("?x=%01")]
    [InlineData("?take=\u0663")]
    public Task A_value_that_cannot_be_is_refused(string query) => AssertRefusedAsync("/content" + query, "One or more validation errors occurred.");

    [Fact]
    public async Task There_is_an_end_to_how_often_an_option_is_given()
    {
        await AssertRefusedAsync("/content?" + string.Join('&', Enumerable.Repeat("filter=name:a", 21)), "One or more validation errors occurred.");
        await AssertRefusedAsync("/content?" + string.Join('&', Enumerable.Repeat("sort=name:asc", 21)), "One or more validation errors occurred.");
        await AssertRefusedAsync("/content/items?" + string.Join('&', Enumerable.Repeat($"id={Guid.NewGuid():N}", 501)), "One or more validation errors occurred.");
        Assert.Equal("[]", (await site.JsonAsync("/content/items?" + string.Join('&', Enumerable.Repeat($"id={Guid.NewGuid():N}", 300)))).ToJsonString());
    }

    [Fact]
    public async Task There_is_an_end_to_how_long_an_option_is()
    {
        await AssertRefusedAsync("/content?filter=name:" + string.Join("%20", Enumerable.Repeat("a", 300)), "Filter option not found");
        await AssertRefusedAsync("/content?expand=properties[" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"a{i}")) + "]", "Expand option not found");
        await AssertRefusedAsync("/content?fields=properties[" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"a{i}")) + "]", "Fields option not found");
    }

    [Theory]
    [InlineData("/content/items?id=not-a-key")]
    [InlineData("/content/items?id=")]
    [InlineData("/media/items?id=1")]
    [InlineData("/content/items?id=00000000-0000-0000-0000-00000000000g")]
    public Task A_key_that_is_none_is_refused(string path) => AssertRefusedAsync(path, "One or more validation errors occurred.");

    [Theory]
    [InlineData("/media", "Selector option not found")]
    [InlineData("/media?fetch=descendants:/", "Selector option not found")]
    [InlineData("/media?fetch=children:/&filter=contentType:x", "Filter option not found")]
    [InlineData("/media?fetch=children:/&filter=name:", "Filter option not found")]
    [InlineData("/media?fetch=children:/&sort=level:asc", "Sort option not found")]
    public Task Media_knows_fewer_options(string path, string title) => AssertRefusedAsync(path, title);

    [Fact]
    public async Task A_tree_that_would_not_end_is_refused_in_time()
    {
        var deep = string.Concat(Enumerable.Repeat("$all[properties[", 8)) + "$all" + new string(']', 16);
        foreach (var query in new[] { $"?expand=properties[{deep}]&take=500", $"?expand=properties[{deep}]&take=1&filter=contentType:home", "?expand=properties[" + string.Concat(Enumerable.Repeat("a[properties[", 400)) + new string(']', 801) })
            await AssertRefusedAsync("/content" + query, null);
    }

    [Fact]
    public async Task Other_methods_and_odd_addresses_get_problems_too()
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(DeliveredSite.Root + "/content", UriKind.Relative));
        var refused = await site.Http.SendAsync(post);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["GET", "HEAD"], refused.Content.Headers.Allow);
        await AssertRefusedAsync("/content/item/a%01b", "Bad Request");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await site.AskAsync("/content?filter=name:" + new string('a', 30_000))).StatusCode);
    }

    [Fact]
    public async Task Headers_that_cannot_be_read_change_nothing()
    {
        var plain = (await site.JsonAsync("/content/item/help")).ToJsonString();
        foreach (var header in new[] { "Accept-Language: ;;q=nonsense", "Accept-Language: xx-YY, *;q=0.1", "Accept-Language: en-gb", "Accept-Segment: x", "Preview: false", "Preview: 1" })
            Assert.Equal(plain, (await site.JsonAsync("/content/item/help", header)).ToJsonString());
    }

    /// <summary>The corpus is put where each option takes text; nothing may be a fault of ours.</summary>
    [HostileFact]
    public async Task Abused_queries_and_odd_strings_are_never_a_fault_of_ours()
    {
        var strings = Strings("strings/blns.json").Concat(Strings("http/traversal.json")).ToList();
        Assert.True(strings.Count > 300);
        var places = new[] { "/content?filter=name:", "/content?fetch=children:", "/content?expand=properties[", "/content/items?id=", "/content?sort=", "/media?fetch=children:", "/content/item/", "/media/item/", "/content?filter=topic:" };
        var queries = strings.Select((text, i) => places[i % places.Length] + Uri.EscapeDataString(text)).Concat(Strings("http/query-abuse.json").Select(query => "/content?" + Printable(query)));
        foreach (var query in queries)
            Assert.True((int)(await site.AskAsync(query)).StatusCode is 200 or 301 or 400 or 404 or 414, query);
    }

    private async Task AssertRefusedAsync(string path, string? title)
    {
        var answer = await site.AskAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(400, problem["status"]!.GetValue<int>());
        if (title is not null) Assert.Equal(title, problem["title"]!.GetValue<string>());
    }

    private static List<string> Strings(string file) => [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Hostile!, file)))!.AsArray().Select(item => item!.GetValue<string>())];

    private static string Printable(string text) => string.Concat(text.Select(c => c is > ' ' and < '\u007f' and not '#' ? c.ToString() : Uri.EscapeDataString(char.IsSurrogate(c) ? "x" : c.ToString())));
}
