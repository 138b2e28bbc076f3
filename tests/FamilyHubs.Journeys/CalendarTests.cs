using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>The calendar feeds as a calendar program reads them (ical.js, which Thunderbird uses).</summary>
public sealed class CalendarTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("/hubs/coalville.ics", "hub=coalville")]
    [InlineData("/whats-on.ics?age=6", "ageMonths=6")]
    [InlineData("/whats-on.ics?hub=loughborough-west", "hub=loughborough-west")]
    public async Task A_feed_has_the_times_that_the_api_has(string feed, string query)
    {
        var events = await ReadAsync(feed);
        Assert.NotEmpty(events);
        Assert.Equal(events.Count, events.DistinctBy(one => one.Uid).Count());
        Assert.All(events, one => Assert.True(one.Start < one.End));
        var api = JsonDocument.Parse(await site.Http.GetStringAsync(new Uri($"/api/whats-on?{query}&from=2026-11-23&to=2026-11-29&take=500", UriKind.Relative))).RootElement.GetProperty("items");
        Assert.NotEqual(0, api.GetArrayLength());
        foreach (var item in api.EnumerateArray())
            Assert.Contains(events, one => one.Start == item.GetProperty("start").GetDateTimeOffset() && one.End == item.GetProperty("end").GetDateTimeOffset() && one.Url.EndsWith(item.GetProperty("path").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_time_stays_as_the_same_event_and_says_so()
    {
        var before = (await ReadAsync("/hubs/thurmaston.ics")).First(one => one.Start > site.Clock.GetUtcNow());
        var store = site.Get<DocumentStore>();
        var hub = (await store.FindAsync("/hubs/thurmaston"))!;
        var content = DraftContent.Of((await store.VersionsAsync(hub.Key))[0]);
        var day = DateOnly.FromDateTime(before.Start.UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        content.Values["specialDays"] = new JsonArray(new JsonObject { ["from"] = day, ["to"] = day, ["reason"] = "No heating; we are sorry, \"all\" day" });
        site.Clock.Now += TimeSpan.FromMinutes(5);
        var draft = await store.SaveDraftAsync(hub.Key, hub.Revision, content, "a test");
        await store.PublishAsync(draft.Key, draft.Revision, "a test");

        var after = (await ReadAsync("/hubs/thurmaston.ics")).Single(one => one.Uid == before.Uid);
        Assert.Equal("CANCELLED", after.Status);
        Assert.True(after.Sequence > before.Sequence, "A calendar program takes a change only when its number grew.");
        Assert.Contains("No heating; we are sorry, \"all\" day", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_calendar_is_refused() => await Assert.ThrowsAsync<InvalidOperationException>(() => ParseAsync("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n"));

    private async Task<IReadOnlyList<CalendarEvent>> ReadAsync(string address) => await ParseAsync(await site.Http.GetStringAsync(new Uri(address, UriKind.Relative)));

    private static async Task<IReadOnlyList<CalendarEvent>> ParseAsync(string feed)
    {
        using var reader = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/FamilyHubs.Journeys/read-calendar.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await reader.StandardInput.WriteAsync(feed);
        reader.StandardInput.Close();
        var fault = reader.StandardError.ReadToEndAsync();
        var said = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return reader.ExitCode == 0 ? JsonSerializer.Deserialize<List<CalendarEvent>>(said, Web)! : throw new InvalidOperationException(await fault);
    }

    private sealed record CalendarEvent(string Uid, string Title, DateTimeOffset Start, DateTimeOffset End, string Status, int Sequence, string Url, string Place, string Words);
}
