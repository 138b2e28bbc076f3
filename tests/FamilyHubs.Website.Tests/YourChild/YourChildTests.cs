using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.YourChild;

/// <summary>One age, chosen once, on Sunday 22 November 2026.</summary>
public sealed partial class YourChildTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Nothing_is_asked_of_a_family_before_it_chooses()
    {
        var page = await site.ReadAsync("/your-child");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.All("#fit"));
        Assert.NotEmpty(page.All("select[name=age] option"));
    }

    [Theory]
    [InlineData("age=14", 14, "your 14-month-old")]
    [InlineData("age=180", 180, "your 15-year-old")]
    [InlineData("due=2025-09-20", 14, "your 14-month-old")]
    public async Task Everything_on_the_page_fits_the_age(string query, int months, string words)
    {
        var page = await site.ReadAsync("/your-child?" + query);
        Assert.Equal($"For {words}", page.All("#fit > h2").Single().TextContent.Trim());
        var pages = page.All("#fit h3 ~ * a[href^='/help/'], #fit h3 ~ * a[href^='/start-for-life/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, path => Assert.True(site.Get<LiveSite>().Current.Resolve(path) is Address.Page(IAgeRange ages) && (ages.MinAgeMonths ?? 0) <= months && months <= (ages.MaxAgeMonths ?? 300), path));
        Assert.Contains(page.All("#fit a"), link => link.GetAttribute("href") == $"/whats-on?{query}");
        Assert.Contains(page.All("#fit a"), link => link.GetAttribute("href") == $"/hubs?{query}#hubs");
    }

    [Fact]
    public async Task A_due_date_shows_what_to_read_before_the_birth()
    {
        var typed = await site.Http.GetAsync(new Uri("/your-child?day=1&month=3&year=2027", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, typed.StatusCode);
        Assert.Equal("/your-child?due=2027-03-01#fit", typed.Headers.Location!.OriginalString);

        var page = await site.ReadAsync("/your-child?due=2027-03-01");
        Assert.Contains("your baby, due in March 2027", page.Main.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.All("#before"));
    }

    [Theory]
    [InlineData("day=31&month=2&year=2027")]
    [InlineData("day=&month=2&year=")]
    [InlineData("due=1901-01-01")]
    [InlineData("due=2036-01-01")]
    [InlineData("age=many")]
    [InlineData("age=5000")]
    public async Task A_slip_gives_the_page_back_with_what_was_typed(string query)
    {
        var page = await site.ReadAsync("/your-child?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        var target = page.All(".app-errors a").Single().GetAttribute("href")!;
        Assert.NotEmpty(page.All(target));
        if (query.StartsWith("day=31", StringComparison.Ordinal)) Assert.Equal("31", page.All("#child-day").Single().GetAttribute("value"));
    }

    [Fact]
    public async Task Hubs_with_something_for_the_age_are_fewer_and_keep_it()
    {
        var all = await site.ReadAsync("/hubs");
        var some = await site.ReadAsync("/hubs?age=200");
        Assert.InRange(some.All(".app-hub").Count(), 1, all.All(".app-hub").Count() - 1);
        Assert.Contains("for your 16-year-old", some.Main.TextContent, StringComparison.Ordinal);
        Assert.Equal("200", some.All("form input[name=age]").Single().GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.ReadAsync("/hubs?age=many")).Status);
    }

    [Fact]
    public async Task The_sessions_shown_are_for_the_age()
    {
        var page = await site.ReadAsync("/your-child?age=14");
        var sessions = page.All("#fit .app-on a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(sessions);
        foreach (var path in sessions)
        {
            var name = SessionName().Match(path).Groups[1].Value;
            var session = site.Get<LiveSite>().Current.OfType<Session>().Single(one => $"{((Hub)one.Parent!).Segment}-{one.Segment}" == name);
            Assert.True((session.MinAgeMonths ?? 0) <= 14 && 14 <= (session.MaxAgeMonths ?? 300), string.Create(CultureInfo.InvariantCulture, $"{path} is for {session.MinAgeMonths} to {session.MaxAgeMonths} months"));
        }
    }

    [GeneratedRegex("^/whats-on/(.+)/[0-9-]+$")]
    private static partial Regex SessionName();
}
