using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Whatever goes wrong, and however much somebody writes, it comes back or is kept.</summary>
[Collection(DraftsSite.Name)]
public sealed class GivenBackTests(SeededSite site)
{
    private const string Proof = "__RequestVerificationToken";

    [Fact]
    public async Task A_form_without_its_cookie_comes_back_with_what_was_typed_and_can_be_sent()
    {
        var key = await site.AddPageAsync("Cookies were cleared");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, key);
        var page = await screen.Set("v.summary", "Typed before the cookies were cleared").Set(Proof, "gone").PressAsync("save");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("What you typed is here: save it again.", page.Words(".govuk-error-summary li"), StringComparison.Ordinal);
        Assert.Equal(["Typed before the cookies were cleared"], screen["v.summary"]);
        Assert.Equal(1, (await site.DocumentAsync(key)).DraftNumber);
        Assert.Equal(HttpStatusCode.Redirect, (await screen.PressAsync("save")).Status);
        Assert.Equal(2, (await site.DocumentAsync(key)).DraftNumber);
    }

    [Theory]
    [InlineData("Keep")]
    [InlineData("Discard")]
    [InlineData("Check")]
    public async Task No_other_form_is_taken_without_its_cookie(string handler)
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.ForgeAsync($"/editor/content/{site.Site.Find("/help/baby-sleep")!.Key}?handler={handler}")).Status);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_saved_when_it_is_sent_again()
    {
        var (key, email) = (await site.AddPageAsync("A session that ended"), await site.AddAccountAsync(Role.Editor));
        using var editor = await EditorClient.SignInAsAsync(site, email);
        var screen = (await EditScreen.OpenAsync(editor, key)).Set("v.summary", "Written before lunch");
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddMinutes(31);
            var page = await screen.PressAsync("save");
            Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
            Assert.Contains("reload this page", page.Main.TextContent, StringComparison.Ordinal);
            await editor.SendAsync("/editor/sign-in", new() { ["Email"] = email, ["Password"] = EditorClient.Password });
            Assert.Equal(HttpStatusCode.Redirect, (await screen.PressAsync("save")).Status);
        }
        finally
        {
            site.Clock.Now = before;
        }
        Assert.Equal(["Written before lunch"], (await EditScreen.OpenAsync(editor, key))["v.summary"]);
    }

    [Fact]
    public async Task Faults_are_listed_in_the_order_of_the_form()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var screen = await EditScreen.OpenAsync(publisher, await site.AddPageAsync("Many faults"));
        screen.Set("v.title", "").Set("v.summary", "");
        foreach (var (i, type) in new[] { "quotation", "picture", "steps" }.Index()) screen.Set($"v.content[{i}].$type", type).Set($"v.content[{i}].$key", Guid.NewGuid().ToString());
        screen.Set("v.content[2].items[0].$type", "stepItem").Set("v.content[2].items[0].$key", Guid.NewGuid().ToString());
        var page = await screen.PressAsync("publish");
        List<string> order = [.. page.All("form[data-edit] [id]").Select(element => element.Id!)];
        List<int> places = [.. page.All(".govuk-error-summary a").Select(link => order.IndexOf(link.GetAttribute("href")![1..]))];
        Assert.True(places.Count > 3, string.Join("; ", page.ListOf(".govuk-error-summary li")));
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task What_the_form_does_not_show_of_a_picture_and_a_link_is_not_lost()
    {
        var media = site.Site.Media.First().Key;
        var pick = new JsonObject { ["mediaKey"] = media.ToString(), ["focalPoint"] = new JsonObject { ["left"] = 0.25, ["top"] = 0.75 } };
        var link = new JsonObject { ["name"] = "Before", ["type"] = "external", ["url"] = "https://example.org/", ["target"] = "_blank" };
        JsonObject Block(string type, JsonObject values) => new() { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = type, ["values"] = values };
        var values = new JsonObject
        {
            ["title"] = "Imported",
            ["content"] = new JsonArray(
                Block("picture", new() { ["image"] = new JsonArray(pick), ["altText"] = "A hub" }),
                Block("linkList", new() { ["links"] = new JsonArray(link) })),
        };
        var key = (await site.Get<DocumentStore>().CreateAsync(site.Site.Find("/help/baby-sleep")!.Key, "helpPage", new DraftContent { Name = "Imported", Values = values }, "a test")).Key;

        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, key);
        await screen.PressAsync("down content[0]");
        await screen.PressAsync("copy content[1]");
        Assert.Equal(HttpStatusCode.Redirect, (await screen.Set("v.content[0].links[0].name", "After").PressAsync("save")).Status);

        var content = DraftContent.Of((await site.Get<DocumentStore>().VersionsAsync(key))[0]).Values["content"]!.AsArray();
        Assert.Equal("""{"name":"After","type":"external","url":"https://example.org/","target":"_blank"}""", content[0]!["values"]!["links"]![0]!.ToJsonString());
        foreach (var block in content.Skip(1)) Assert.Equal(0.25, block!["values"]!["image"]![0]!["focalPoint"]!["left"]!.GetValue<double>());
        Assert.Equal(3, content.Count);
    }

    [Fact]
    public async Task A_title_of_20000_characters_is_kept_and_not_published()
    {
        var title = new string('x', 20_000);
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await site.AddPageAsync("A long title");
        var page = await (await EditScreen.OpenAsync(publisher, key)).Set("v.title", title).PressAsync("publish");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Title must be 65 characters or fewer; it has 20000", page.ListOf(".govuk-error-summary li"));
        Assert.Equal([title], (await EditScreen.OpenAsync(publisher, key))["v.title"]);
        Assert.Null(site.Site.Find(key));
        Assert.Equal(HttpStatusCode.BadRequest, (await publisher.SendAsync($"/editor/content/new?under={site.Site.Find("/help/baby-sleep")!.Key}", new() { ["name"] = title, ["type"] = "helpPage" })).Status);
    }

    [Fact]
    public async Task A_page_of_500_blocks_opens_and_is_saved_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await site.AddPageAsync("Five hundred blocks");
        var screen = await EditScreen.OpenAsync(publisher, key);
        for (var i = 0; i < 500; i++) screen.Add(($"v.content[{i}].$type", "richText"), ($"v.content[{i}].$key", Guid.NewGuid().ToString()), ($"v.content[{i}].text", $"<p>Block {i}</p>"));
        Assert.Equal(HttpStatusCode.Redirect, (await screen.PressAsync("publish")).Status);
        var again = await EditScreen.OpenAsync(publisher, key);
        Assert.Equal(["<p>Block 499</p>"], again["v.content[499].text"]);
        await again.PressAsync("up content[499]");
        Assert.Equal(HttpStatusCode.Redirect, (await again.PressAsync("publish")).Status);
        Assert.Contains("Block 499", (await site.ReadAsync(site.Site.Find(key)!.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_megabytes_of_text_are_kept_and_refused_with_a_sentence_when_they_are_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await site.AddPageAsync("Five megabytes");
        var text = string.Concat(Enumerable.Repeat("<p>This line was pasted from somewhere else, together with many others.</p>", 66_000));
        var screen = await EditScreen.OpenAsync(publisher, key);
        screen.Add(("v.content[0].$type", "richText"), ("v.content[0].$key", Guid.NewGuid().ToString()), ("v.content[0].text", text));
        Assert.Equal(HttpStatusCode.OK, (await screen.KeepAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await screen.PressAsync("save")).Status);
        var again = await EditScreen.OpenAsync(publisher, key);
        Assert.Equal([text], again["v.content[0].text"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await again.PressAsync("publish")).Status);
        Assert.Contains("Text must be 200000 characters or fewer", again.Page.Words(".govuk-error-summary li"), StringComparison.Ordinal);
    }
}
