using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>What is published on the content server is seen on the website that reads it, told by webhooks.</summary>
public sealed class WebhookTests(ToldByWebhooks two) : IClassFixture<ToldByWebhooks>
{
    [Fact]
    public async Task A_page_that_is_changed_shows_what_it_says_now()
    {
        await two.Editing.ChangeAsync("/privacy", values => values["title"] = "Your privacy, said anew");
        await TwoServers.UntilAsync(async () => (await two.ReadAsync("/privacy")).H1 == "Your privacy, said anew", "the new title is shown");
    }

    [Fact]
    public async Task A_new_page_appears_where_lists_show_it()
    {
        await two.Editing.PublishAsync("/news", "newsStory", "Told by a webhook", new() { ["title"] = "Told by a webhook", ["summary"] = "News.", ["date"] = "2026-11-22", ["content"] = Tests.Editing.RichText("<p>News.</p>") });
        await two.UntilStatusAsync("/news/told-by-a-webhook", HttpStatusCode.OK);
        await TwoServers.UntilAsync(async () => (await two.ReadAsync("/news")).Html.Contains("Told by a webhook", StringComparison.Ordinal), "the list has the new page");
    }

    [Fact]
    public async Task A_renamed_page_takes_those_below_it_along_and_old_addresses_redirect()
    {
        var below = two.Editing.Site.OfType<Topic>().First(topic => topic.Segment == "behaviour").Children.First(page => page.HasPage).Segment;
        await two.Editing.ChangeAsync("/help/behaviour", _ => { }, segment: "how-children-behave");
        await two.UntilStatusAsync($"/help/how-children-behave/{below}", HttpStatusCode.OK);
        var old = await two.ReadAsync($"/help/behaviour/{below}");
        Assert.Equal(HttpStatusCode.MovedPermanently, old.Status);
        Assert.Equal($"/help/how-children-behave/{below}", old.Answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_page_that_moves_is_found_at_its_new_address()
    {
        await two.Editing.PublishAsync("/parents-and-carers", "informationPage", "A page that moves", new() { ["title"] = "A page that moves", ["summary"] = "It moves.", ["content"] = Tests.Editing.RichText("<p>It moves.</p>") });
        await two.UntilStatusAsync("/parents-and-carers/a-page-that-moves", HttpStatusCode.OK);
        await two.Editing.MoveAsync("/parents-and-carers/a-page-that-moves", "/young-people");
        await two.UntilStatusAsync("/young-people/a-page-that-moves", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.MovedPermanently, await two.StatusAsync("/parents-and-carers/a-page-that-moves"));
    }

    [Fact]
    public async Task A_page_that_is_withdrawn_is_gone_with_all_below_it()
    {
        var below = two.Editing.Site.OfType<Topic>().First(topic => topic.Segment == "toilet-training").Children.First(page => page.HasPage).Path;
        Assert.Equal(HttpStatusCode.OK, await two.StatusAsync(below));
        await two.Editing.WithdrawAsync("/help/toilet-training");
        await two.UntilStatusAsync("/help/toilet-training", HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.Gone, await two.StatusAsync(below));
        await two.Editing.TrashAsync("/terms");
        await two.UntilStatusAsync("/terms", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Pages_that_are_put_in_another_order_are_shown_in_it()
    {
        var store = two.Editing.Get<DocumentStore>();
        var parent = await two.Editing.DocumentAsync("/volunteers");
        var children = (await store.ChildrenAsync(parent.Key)).Select(child => child.Key).Reverse().ToList();
        await store.SortAsync(parent.Key, children, "a test");
        var expected = two.Editing.Site.Find("/volunteers")!.Children.Where(page => page.HasPage).Select(page => page.Path).ToList();
        await TwoServers.UntilAsync(async () => Order(await two.ReadAsync("/volunteers"), expected) is { Count: > 1 } shown && shown.SequenceEqual(Order(await two.Editing.ReadAsync("/volunteers"), expected)), "the new order is shown");
    }

    [Fact]
    public async Task A_file_that_is_replaced_is_fetched_again()
    {
        var library = two.Editing.Get<MediaStore>();
        var item = await library.UploadAsync(Captions("before"), "captions.vtt", "", "a test");
        var block = Tests.Editing.Block("download", new() { ["heading"] = "Captions", ["file"] = new JsonArray(new JsonObject { ["mediaKey"] = item.Key.ToString() }) });
        await two.Editing.PublishAsync("/news", "newsStory", "With a file", new() { ["title"] = "With a file", ["summary"] = "News.", ["date"] = "2026-11-22", ["content"] = new JsonArray(block) });
        var address = two.Editing.Site.FindMedia(item.Key)!.Url;
        await two.UntilStatusAsync(address, HttpStatusCode.OK);
        await library.ReplaceAsync(item.Key, Captions("after"), "other.vtt", "a test");
        await TwoServers.UntilAsync(async () => (await two.Http.GetStringAsync(new Uri(address, UriKind.Relative))).EndsWith("after", StringComparison.Ordinal), "the new file is there");
    }

    private static MemoryStream Captions(string words) => new(Encoding.UTF8.GetBytes($"WEBVTT\n\n{words}"));

    [Theory]
    [InlineData("wrong", "{\"id\":\"8c71998f-c723-5e27-aea5-f821b2980dd8\"}", HttpStatusCode.Unauthorized)]
    [InlineData("", "{}", HttpStatusCode.Unauthorized)]
    [InlineData("a-secret-of-the-tests", "{", HttpStatusCode.BadRequest)]
    [InlineData("a-secret-of-the-tests", "", HttpStatusCode.BadRequest)]
    [InlineData("a-secret-of-the-tests", "{\"id\":1,\"id\":2}", HttpStatusCode.BadRequest)]
    [InlineData("a-secret-of-the-tests", "{\"Id\":\"8c71998f-c723-5e27-aea5-f821b2980dd8\",\"name\":\"Lies\"}", HttpStatusCode.Accepted)]
    [InlineData("a-secret-of-the-tests", "[{\"id\":\"none\"}, 5, null]", HttpStatusCode.Accepted)]
    [InlineData("a-secret-of-the-tests", "5", HttpStatusCode.Accepted)]
    public async Task A_webhook_needs_the_secret_and_is_believed_in_nothing(string secret, string body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/umbraco", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Webhook-Secret", secret);
        request.Headers.Add("Umb-Webhook-Event", "Umbraco.ContentPublish");
        var answer = await two.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.Accepted) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Lies", (await two.ReadAsync("/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_are_for_readers_only()
    {
        var answer = await two.Editing.Http.PostAsJsonAsync(new Uri("/webhooks/umbraco", UriKind.Relative), new { id = Guid.NewGuid() });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await two.StatusAsync("/webhooks/umbraco"));
    }

    private static List<string> Order(HtmlPage page, List<string> paths) =>
        [.. page.All("main a").Select(link => link.GetAttribute("href")!).Where(paths.Contains).Distinct()];
}
