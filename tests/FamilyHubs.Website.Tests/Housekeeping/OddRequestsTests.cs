using System.Net;
using System.Text;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

public sealed class OddRequestsTests(ServedSite site) : IClassFixture<ServedSite>
{
    [Theory]
    [InlineData("/../../etc/passwd", 404)]
    [InlineData("/hubs/../../umbraco.json", 404)]
    [InlineData("/%2e%2e/%2e%2e/appsettings.json", 404)]
    [InlineData("/..%2f..%2fappsettings.json", 404)]
    [InlineData("/media/..%2f..%2fcontent.db/x", 404)]
    [InlineData("/assets/..%2fsite.css", 404)]
    [InlineData("/data/content.db", 404)]
    [InlineData("/appsettings.json", 404)]
    [InlineData("/a%00b", 400)]
    [InlineData("/a%01b", 400)]
    [InlineData("/a\\b", 400)]
    [InlineData("/%5c..%5cwindows", 400)]
    [InlineData("/%E2%80%AEgnp.exe", 400)]
    [InlineData("/%ff", 404)]
    [InlineData("/%c0%af", 404)]
    [InlineData("/%ed%a0%80", 404)]
    [InlineData("/%zz", 404)]
    [InlineData("/%", 404)]
    [InlineData("/;jsessionid=1", 404)]
    [InlineData("/<script>alert(1)</script>", 404)]
    [InlineData("/hubs?x=%00", 200)]
    [InlineData("/hubs?%ff=%c0%af&&&==", 200)]
    public async Task An_odd_address_gets_a_plain_answer(string target, int status)
    {
        var answer = await site.GetAsync(target);
        Assert.Equal(status, answer.Status);
        if (status != 200) Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a%01b", 400)]
    [InlineData("/%5c", 400)]
    public async Task What_cannot_be_read_gets_a_page_that_helps(string target, int status) => AssertHelpful(await site.GetAsync(target), status);

    [Theory]
    [InlineData(1_001)]
    [InlineData(60_000)]
    public async Task A_long_address_gets_a_page_that_helps(int length) => AssertHelpful(await site.GetAsync("/" + new string('a', length)), 414);

    [Fact]
    public async Task A_long_query_gets_a_page_that_helps() => AssertHelpful(await site.GetAsync("/hubs?q=" + new string('a', 30_000)), 414);

    [Fact]
    public async Task An_address_of_a_hundred_kilobytes_is_refused() => Assert.Equal(414, (await site.GetAsync("/" + new string('a', 100_000))).Status);

    [Fact]
    public async Task Large_headers_get_a_page_that_helps() => AssertHelpful(await site.GetAsync("/", $"X-Large: {new string('a', 30_000)}\r\n"), 431);

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        Assert.Equal(431, (await site.GetAsync("/", $"X-Huge: {new string('a', 300_000)}\r\n")).Status);
        Assert.Equal(431, (await site.GetAsync("/", string.Concat(Enumerable.Range(0, 300).Select(n => $"X-{n}: a\r\n")))).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("BREW")]
    public async Task A_method_that_changes_things_gets_a_page_that_helps(string method)
    {
        foreach (var path in new[] { "/", "/no-such-page", "/health/live", "/sitemap.xml" })
        {
            var answer = await site.SendAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
            AssertHelpful(answer, 405);
            Assert.Contains("\r\nAllow: GET, HEAD\r\n", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Clients_that_never_finish_asking_keep_nobody_waiting()
    {
        var slow = new List<System.Net.Sockets.TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                slow.Add(new());
                await slow[^1].ConnectAsync(System.Net.IPAddress.Loopback, site.Address.Port);
                await slow[^1].GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(i % 2 == 0 ? "GET /help HTTP/1.1\r\nHost: loc" : "POST /hubs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\npostcode="));
            }
            Assert.Equal(200, (await site.GetAsync("/help")).Status);
            Assert.Equal(200, (await site.GetAsync("/search?q=sleep")).Status);
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Strange_media_types_and_languages_get_the_page()
    {
        var answer = await site.GetAsync("/hubs", "Accept: application/x-nothing\r\nAccept-Language: xx-XX;q=zz, \u00e9\r\nIf-Modified-Since: never\r\nRange: bytes=9-1\r\nAccept-Encoding: zz, br;q=x\r\n");
        Assert.InRange(answer.Status, 200, 431);
    }

    [Fact]
    public async Task A_HEAD_request_gets_the_answer_without_its_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/hubs", UriKind.Relative));
        var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    private static void AssertHelpful(RawAnswer answer, int status)
    {
        Assert.Equal(status, answer.Status);
        Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Pages that may help", answer.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:999\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy: default-src 'none'", answer.Text, StringComparison.Ordinal);
    }
}
