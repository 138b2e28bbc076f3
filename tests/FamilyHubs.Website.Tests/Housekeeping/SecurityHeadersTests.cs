using System.Net;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Housekeeping;

public sealed class SecurityHeadersTests(BrokenSite site) : IClassFixture<BrokenSite>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private static readonly string[] Features = ["camera", "geolocation", "microphone", "payment", "usb"];

    public static TheoryData<string, string, HttpStatusCode> Kinds => new()
    {
        { "GET", "/", HttpStatusCode.OK },
        { "HEAD", "/hubs", HttpStatusCode.OK },
        { "GET", "/no-such-page", HttpStatusCode.NotFound },
        { "GET", "/Hubs/", HttpStatusCode.MovedPermanently },
        { "GET", "/sure-start", HttpStatusCode.MovedPermanently },
        { "POST", "/", HttpStatusCode.MethodNotAllowed },
        { "GET", "/a%01b", HttpStatusCode.BadRequest },
        { "GET", FaultOnDemand.Path, HttpStatusCode.InternalServerError },
        { "GET", "/health/live", HttpStatusCode.OK },
        { "GET", "/health/ready", HttpStatusCode.OK },
        { "GET", "/sitemap.xml", HttpStatusCode.OK },
        { "GET", "/robots.txt", HttpStatusCode.OK },
        { "GET", "/.well-known/security.txt", HttpStatusCode.OK },
        { "GET", "/assets/none.css", HttpStatusCode.NotFound },
        { "GET", "/media/none/none.svg", HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_answer_is_protected(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        var answer = await site.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        AssertProtected(answer, Policy, "same-origin");
    }

    [Fact]
    public async Task An_asset_is_protected()
    {
        var style = (await site.ReadAsync("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        AssertProtected(await site.Http.GetAsync(new Uri(style, UriKind.Relative)), Policy, "same-origin");
    }

    [Fact]
    public async Task A_withdrawn_page_is_protected()
    {
        await site.WithdrawAsync("/take-part");
        var answer = await site.Http.GetAsync(new Uri("/take-part", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        AssertProtected(answer, Policy, "same-origin");
    }

    [Fact]
    public async Task A_file_of_the_media_library_is_shut_in_a_sandbox()
    {
        var picture = (await site.ReadAsync("/")).Document.QuerySelector("main img")!.GetAttribute("src")!;
        var answer = await site.Http.GetAsync(new Uri(picture, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        AssertProtected(answer, "default-src 'none'; sandbox", "cross-origin");
    }

    [Theory]
    [InlineData("/news.atom")]
    [InlineData("/topics/baby-sleep.atom")]
    [InlineData("/open-referral-uk/v3/")]
    [InlineData("/open-referral-uk/v3/services")]
    public async Task What_any_site_may_fetch_says_so(string path)
    {
        var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertProtected(answer, Policy, "cross-origin");
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_other_site_may_read_anything_else(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Headers = { { "Origin", "https://elsewhere.example" } } };
        var answer = await site.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), path);
    }

    private static void AssertProtected(HttpResponseMessage answer, string policy, string resources)
    {
        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
        Assert.Equal(policy, Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal(resources, Header("Cross-Origin-Resource-Policy"));
        Assert.StartsWith("max-age=31536000", Header("Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.All(Features, feature => Assert.Contains($"{feature}=()", Header("Permissions-Policy"), StringComparison.Ordinal));
        Assert.Null(Header("Server"));
        Assert.Null(Header("X-Powered-By"));
        Assert.Null(Header("Set-Cookie"));
    }
}
