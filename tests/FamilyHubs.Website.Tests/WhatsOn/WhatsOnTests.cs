using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.WhatsOn;

/// <summary>What's on, on Sunday 22 November 2026 at midday.</summary>
public sealed class WhatsOnTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Sessions_are_listed_by_day_and_say_that_they_are_sample_data()
    {
        var page = await site.ReadAsync("/whats-on");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.All(".app-on__day a[href^='/whats-on/']"));
        Assert.Contains("Sample data", page.Main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_is_answered_directly_without_a_cookie_and_stays_out_of_addresses()
    {
        using var form = new FormUrlEncodedContent([new("postcode", "LE67 3EA")]);
        var answer = await site.Http.PostAsync(new Uri("/whats-on", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await HtmlPage.FromAsync("/whats-on", answer);
        Assert.Contains("LE67 3EA", page.Main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("a[href]"), link => link.GetAttribute("href")!.Contains("LE67", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("postcode=EH1+1AA")]
    [InlineData("postcode=rubbish")]
    [InlineData("age=many")]
    [InlineData("hub=no-such-hub")]
    public async Task A_mistake_gives_the_page_back_with_what_was_typed(string query)
    {
        var page = await site.ReadAsync("/whats-on?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotEmpty(page.All(".app-errors a"));
    }

    [Fact]
    public async Task The_api_answers_with_the_agreed_names()
    {
        var answer = JsonDocument.Parse(await site.Http.GetStringAsync(new Uri("/api/whats-on?postcode=LE67+3EA&ageMonths=6&take=5", UriKind.Relative))).RootElement;
        Assert.Equal(["items", "place", "total"], answer.EnumerateObject().Select(part => part.Name).Order());
        var items = answer.GetProperty("items");
        Assert.Equal(5, items.GetArrayLength());
        Assert.Equal(
            ["booking", "cost", "end", "hub", "maxAgeMonths", "miles", "minAgeMonths", "path", "sample", "start", "status", "title"],
            items[0].EnumerateObject().Select(part => part.Name).Order());
        var starts = items.EnumerateArray().Select(item => DateTimeOffset.Parse(item.GetProperty("start").GetString()!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(starts.Order(), starts);
        Assert.All(items.EnumerateArray(), item => Assert.True((item.GetProperty("minAgeMonths").ValueKind == JsonValueKind.Null ? 0 : item.GetProperty("minAgeMonths").GetInt32()) <= 6));
    }

    [Theory]
    [InlineData("from=2026-13-01")]
    [InlineData("from=2026-12-02&to=2026-12-01")]
    [InlineData("take=0")]
    [InlineData("take=501")]
    [InlineData("ageMonths=-1")]
    [InlineData("postcode=rubbish")]
    [InlineData("hub=no-such-hub")]
    public async Task The_api_refuses_bad_parameters_with_problem_details(string query)
    {
        var answer = await site.Http.GetAsync(new Uri("/api/whats-on?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/whats-on.ics")]
    [InlineData("/whats-on.ics?postcode=LE67+3EA")]
    public async Task A_feed_needs_a_choice_and_takes_no_postcode(string address)
    {
        var answer = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/hubs/coalville.ics")]
    [InlineData("/whats-on.ics?age=6")]
    public async Task A_feed_keeps_to_the_form_of_calendars_and_to_its_identifiers(string address)
    {
        var feed = await site.Http.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(feed, await site.Http.GetStringAsync(new Uri(address, UriKind.Relative)));
        Assert.DoesNotContain('\n', feed.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = feed.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        var events = lines.Count(line => line == "BEGIN:VEVENT");
        Assert.NotEqual(0, events);
        Assert.Equal(events, lines.Count(line => line == "END:VEVENT"));
        Assert.Equal(events, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task An_occurrence_has_its_page_and_no_event_data_while_it_is_a_sample()
    {
        var path = (await site.ReadAsync("/whats-on")).All(".app-on__day a[href^='/whats-on/']").First().GetAttribute("href")!;
        var page = await site.ReadAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ample", page.Main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Event\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(new Uri(path + ".ics", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/whats-on/no-such-session/2026-11-26")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync(path[..^10] + "2026-02-31")).Status);
    }

    [Fact]
    public async Task A_closed_hub_says_so_on_its_page_in_what_is_on_and_in_search()
    {
        await site.ChangeAsync("/hubs/coalville", values => values["specialDays"] = new JsonArray(new JsonObject { ["from"] = "2026-11-22", ["to"] = "2026-12-20", ["reason"] = "Repairs to the roof" }));
        Assert.Contains("Repairs to the roof", (await site.ReadAsync("/hubs/coalville")).Main.TextContent, StringComparison.Ordinal);
        var found = JsonDocument.Parse(await site.Http.GetStringAsync(new Uri("/api/whats-on?hub=coalville&from=2026-11-23&to=2026-12-10", UriKind.Relative))).RootElement.GetProperty("items");
        Assert.All(found.EnumerateArray(), item => Assert.Equal("cancelled", item.GetProperty("status").GetString()));
        Assert.NotEqual(0, found.GetArrayLength());
        var results = (await site.ReadAsync("/search?q=coalville+stay+and+play")).All(".app-result__now").Select(line => line.TextContent).ToList();
        Assert.Contains(results, line => line.Contains("cancelled", StringComparison.Ordinal) && line.Contains("Repairs to the roof", StringComparison.Ordinal));
        Assert.Contains((await site.ReadAsync("/search?q=LE67+3EA")).All(".app-hub"), hub => hub.TextContent.Contains("Closed today: Repairs to the roof", StringComparison.Ordinal));
    }
}
