using System.Net;
using System.Text.RegularExpressions;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>No webhook tells, and the content server is away, slow or wrong: the website goes on with the last good site.</summary>
public sealed class AwayTests(ComparedByTimer two) : IClassFixture<ComparedByTimer>, IAsyncLifetime
{
    public Task InitializeAsync() => two.UntilHealthyAsync();

    public async Task DisposeAsync()
    {
        (two.Gate.IsClosed, two.Gate.Delay, two.Gate.Spoil) = (false, TimeSpan.Zero, null);
        await two.UntilHealthyAsync();
    }

    [Fact]
    public async Task Without_webhooks_changes_are_seen_by_comparing()
    {
        await two.Editing.PublishAsync("/news", "newsStory", "Seen by comparing", new() { ["title"] = "Seen by comparing", ["summary"] = "News.", ["date"] = "2026-11-22", ["content"] = Editing.RichText("<p>News.</p>") });
        await two.UntilStatusAsync("/news/seen-by-comparing", HttpStatusCode.OK);
        await two.Editing.ChangeAsync("/news/seen-by-comparing", _ => { }, segment: "seen-later");
        await two.UntilStatusAsync("/news/seen-later", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.MovedPermanently, await two.StatusAsync("/news/seen-by-comparing"));
        await two.Editing.WithdrawAsync("/news/seen-later");
        await two.UntilStatusAsync("/news/seen-later", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task While_it_is_away_the_site_goes_on_also_after_a_restart_and_then_catches_up()
    {
        var picture = (await two.ReadAsync("/")).Document.QuerySelector("main img")!.GetAttribute("src")!;
        two.Gate.IsClosed = true;
        await two.Editing.ChangeAsync("/cookies", values => values["title"] = "Cookies, while away");
        await two.UntilDegradedAsync();
        Assert.Matches("^The content server cannot be read since 20[0-9-]{8}T[0-9:]{8}Z; the last published site is served.$", (await two.HealthAsync()).Words);
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync("/cookies"));

        two.Reader.Stop();
        await two.StartAsync();
        await two.UntilDegradedAsync();
        Assert.NotEqual("Cookies, while away", (await two.ReadAsync("/cookies")).H1);
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync("/help/baby-sleep/safer-sleep"));
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync(picture));
        Assert.Contains(two.Reader.Said, line => line.Contains("The content server cannot be read; the last published site is served.", StringComparison.Ordinal));

        two.Gate.IsClosed = false;
        await TwoServers.UntilAsync(async () => (await two.ReadAsync("/cookies")).H1 == "Cookies, while away", "what was published meanwhile is shown");
    }

    [Fact]
    public async Task A_server_that_is_too_slow_is_away()
    {
        two.Gate.Delay = TimeSpan.FromSeconds(30);
        await two.UntilDegradedAsync();
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync("/help/baby-sleep"));
    }

    [Theory]
    [InlineData("cut", "is no JSON")]
    [InlineData("html", "is no JSON")]
    [InlineData("list", "does not answer as a Content Delivery API does|no published root document")]
    [InlineData("twice", "is no JSON")]
    public async Task An_answer_that_cannot_be_read_is_refused_whole(string how, string words)
    {
        two.Gate.Spoil = how switch
        {
            "cut" => json => json[..(json.Length / 2)],
            "html" => _ => "<!DOCTYPE html><title>Welcome</title>",
            "list" => _ => "[1, 2, 3]",
            _ => json => json.Replace("\"contentType\":", "\"contentType\":\"x\",\"contentType\":", StringComparison.Ordinal),
        };
        await two.UntilDegradedAsync();
        await TwoServers.UntilAsync(() => Task.FromResult(two.Reader.Said.Any(line => Regex.IsMatch(line, words))), words);
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync("/help/baby-sleep"));
    }

    [Theory]
    [InlineData("\"title\":\"Using this website\"", "\"title\":5", "title: ")]
    [InlineData("\"title\":\"Using this website\"", "\"title\":null", "title: Enter a title")]
    [InlineData("\"level\":\"universal\"", "\"level\":\"galactic\"", "level: Choose one of: universal")]
    [InlineData("\"contentType\":\"informationPage\"", "\"contentType\":\"spaceship\"", "contentType: the content model has no document type 'spaceship'")]
    [InlineData("\"latitude\":52.59981", "\"latitude\":\"north\"", "latitude: ")]
    [InlineData("\"contentType\":\"richText\"", "\"contentType\":\"poorText\"", " is not one of the blocks allowed here")]
    [InlineData("{\"markup\":", "{\"tag\":\"#root\",\"elements\":[],\"markup\":", "Rich text is sent as JSON, which has lost the spaces between words.")]
    [InlineData("\"updateDate\":\"20", "\"updateDate\":\"soon 20", "updateDate: it is no date")]
    [InlineData("\"path\":\"/help/baby-sleep/\"", "\"path\":\"/nowhere/baby-sleep/\"", "there is no published document /nowhere above it")]
    public async Task A_change_that_does_not_fit_the_model_is_refused_whole_with_the_document_and_the_property(string from, string to, string words)
    {
        await two.Editing.ChangeAsync("/accessibility", values => values["title"] = $"Accessibility {Guid.NewGuid():N}");
        var title = (await two.Editing.ReadAsync("/accessibility")).H1;
        two.Gate.Spoil = json => json.Replace(from, to, StringComparison.Ordinal);
        await two.UntilDegradedAsync();
        await TwoServers.UntilAsync(() => Task.FromResult(two.Reader.Said.Any(line => Regex.IsMatch(line, "The document '.+' \\([0-9a-f-]{36}\\) does not fit: .*" + Regex.Escape(words)))), words);
        two.Gate.Spoil = null;
        await TwoServers.UntilAsync(async () => (await two.ReadAsync("/accessibility")).H1 == title, "the change is taken when it fits");
    }

    /// <summary>Umbraco 18 puts a name into blocks; older answers have no query string and no Z after dates.</summary>
    [Fact]
    public async Task Answers_of_other_versions_say_the_same()
    {
        var before = await PagesAsync();
        two.Gate.Spoil = json => Regex.Replace(json.Replace("\"queryString\":null,", "", StringComparison.Ordinal).Replace("{\"content\":{", "{\"content\":{\"name\":null,", StringComparison.Ordinal), "(Date\":\"[^\"]*)Z\"", "$1\"");
        await two.Editing.ChangeAsync("/professionals/care-leavers", values => values["title"] = "As another version says it");
        await TwoServers.UntilAsync(async () => (await two.ReadAsync("/professionals/care-leavers")).H1 == "As another version says it", "the other version is read");
        Assert.Equal(before, await PagesAsync());
    }

    private async Task<List<string>> PagesAsync()
    {
        List<string> pages = [];
        foreach (var path in new[] { "/help/baby-sleep/safer-sleep", "/hubs/oadby-library", "/start-for-life", "/news" }) pages.Add((await two.ReadAsync(path)).Html);
        return pages;
    }
}
