using System.Net;
using AngleSharp.Dom;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

public sealed class ServerErrorTests(BrokenSite site) : IClassFixture<BrokenSite>
{
    [Fact]
    public async Task A_fault_of_ours_is_said_plainly_with_who_to_call_and_without_its_cause()
    {
        var page = await site.ReadAsync($"{FaultOnDemand.Path}&name=Visitor-9b1f");
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("en-GB", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.NotEqual("", page.H1);
        Assert.Contains("999", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/']"));
        foreach (var leak in new[] { FaultOnDemand.Secret, "Visitor-9b1f", "Exception", "{{", "   at " })
            Assert.DoesNotContain(leak, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_a_fault_loads_only_files_that_answer()
    {
        var page = await site.ReadAsync(FaultOnDemand.Path);
        foreach (var file in page.All("link[href], img[src], script[src]").Where(element => element.GetAttribute("rel") != "canonical").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(new Uri(file, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_fault_is_logged_with_its_cause_and_without_who_asked_for_what()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{FaultOnDemand.Path}&postcode=LE67-3EA-canary", UriKind.Relative))
        {
            Headers = { { "Referer", "https://search.example/?q=referer-canary" }, { "X-Forwarded-For", "192.0.2.77" }, { "User-Agent", "agent-canary/1.0" }, { "Cookie", "c=cookie-canary" } },
        };
        await site.Http.SendAsync(request);
        Assert.Contains(site.Logs.Lines, line => line.Contains(FaultOnDemand.Secret, StringComparison.Ordinal));
        foreach (var word in new[] { "LE67-3EA-canary", "referer-canary", "192.0.2.77", "agent-canary", "cookie-canary" })
            Assert.DoesNotContain(site.Logs.Lines, line => line.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_pages_go_on_answering()
    {
        await site.ReadAsync(FaultOnDemand.Path);
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("/")).Status);
    }
}
