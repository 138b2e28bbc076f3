using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Several documents at once; one taken out of the way for another; and advice while somebody writes.</summary>
[Collection(DraftsSite.Name)]
public sealed class ManyAtOnceTests(SeededSite site)
{
    [Fact]
    public async Task Several_drafts_are_published_and_taken_away_and_one_that_cannot_keeps_no_other_back()
    {
        var (one, two) = (await site.AddPageAsync("Bulk one 88a"), await site.AddPageAsync("Bulk two 88a"));
        var unfinished = (await site.Get<DocumentStore>().CreateAsync(site.Site.Find("/help/baby-sleep")!.Key, "helpPage", new DraftContent { Name = "Bulk three 88a", Values = new() { ["title"] = "Three" } }, "a test")).Key;
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var list = await publisher.ReadAsync("/editor/content?q=88a&status=draft");
        Assert.Equal(3, list.All("input[name=keys]").Count());
        var results = await DoAsync(publisher, "publish", [one, two, unfinished]);
        Assert.Equal("2 of 3 done.", results.Words(".editor-done p"));
        Assert.Contains("Enter a summary", results.ListOf(".editor-waiting li")[0], StringComparison.Ordinal);
        Assert.NotNull(site.Site.Find(one));
        Assert.NotNull(site.Site.Find(two));
        await DoAsync(publisher, "unpublish", [one, two]);
        Assert.Null(site.Site.Find(one));
    }

    [Fact]
    public async Task Several_pages_get_a_topic_and_an_owner_published_only_where_nothing_else_waits()
    {
        var (clean, changed) = (await site.AddLivePageAsync("Retagged clean"), await site.AddLivePageAsync("Retagged with changes"));
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        await (await EditScreen.OpenAsync(publisher, changed)).Set("v.summary", "Not ready.").PressAsync("save");
        var topic = site.Site.Find("/help/dads")!.Key;
        await DoAsync(publisher, "add-topic", [clean, changed], ("topic", topic.ToString()), ("alsoPublish", "true"));
        Assert.Contains(topic.ToString(), site.Site.FindContent(clean)!.Values.GetProperty("topics").GetRawText(), StringComparison.Ordinal);
        Assert.False(site.Site.FindContent(changed)!.Values.TryGetProperty("topics", out _));
        Assert.Contains(topic.ToString(), (await ValuesAsync(changed))["topics"]!.ToJsonString(), StringComparison.Ordinal);
        var versions = (await site.DocumentAsync(clean)).DraftNumber;
        await DoAsync(publisher, "add-topic", [clean], ("topic", topic.ToString()));
        Assert.Equal(versions, (await site.DocumentAsync(clean)).DraftNumber);
        await DoAsync(publisher, "drop-topic", [clean], ("topic", topic.ToString()));
        Assert.DoesNotContain(topic.ToString(), (await ValuesAsync(clean)).ToJsonString(), StringComparison.Ordinal);
        await DoAsync(publisher, "owner", [clean, changed], ("owner", "Health visiting team"));
        Assert.Equal("Health visiting team", (await ValuesAsync(changed))["owner"].Text());
        Assert.Equal(HttpStatusCode.BadRequest, (await DoAsync(publisher, "owner", [clean], ("owner", " "))).Status);
    }

    [Fact]
    public async Task Nobody_does_to_many_what_they_may_not_do_to_one()
    {
        var key = await site.AddPageAsync("Not in bulk");
        using var contributor = await EditorClient.SignInAsync(site, Role.Contributor);
        Assert.Equal(HttpStatusCode.BadRequest, (await DoAsync(contributor, "publish", [key])).Status);
        using var elsewhere = await EditorClient.SignInAsync(site, Role.Publisher, site.Site.Find("/volunteers")!.Key);
        Assert.Equal("0 of 1 done.", (await DoAsync(elsewhere, "publish", [key])).Words(".editor-done p"));
        Assert.Equal("0 of 1 done.", (await DoAsync(elsewhere, "owner", [key], ("owner", "Me"))).Words(".editor-done p"));
        Assert.Null(site.Site.Find(key));
    }

    [Fact]
    public async Task An_archived_page_leads_to_the_one_that_answers_in_its_place()
    {
        var key = await site.AddLivePageAsync("To be archived");
        var path = site.Site.Find(key)!.Path;
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        foreach (var (to, message) in new[] { ("", "Enter the address"), ("/no-such-page", "There is no live page /no-such-page"), (path, "That page would be taken away too") })
        {
            var refused = await ArchiveAsync(publisher, key, to);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(message, refused.Words("#to-error"), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await ArchiveAsync(publisher, key, "/help/baby-sleep/")).Status);
        var moved = await site.ReadAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.Status);
        Assert.Equal("/help/baby-sleep", moved.Answer.Headers.Location?.ToString());
        await site.Get<DocumentStore>().PublishAsync(key, (await site.DocumentAsync(key)).Revision, "a test");
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync(path)).Status);
    }

    [Fact]
    public async Task The_checks_speak_while_somebody_writes_and_store_nothing()
    {
        var key = await site.AddPageAsync("Checked while typing");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, key);
        Assert.Equal("Checked while typing", screen.Page.Words(".editor-look__title"));
        var help = await screen.Set("v.title", "We utilise words that families do not use, and go on for longer than anybody shows").Set("v.summary", "").CheckAsync();
        Assert.Equal(HttpStatusCode.OK, help.Status);
        Assert.Equal("We utilise words that families do not use, and go on for …", help.Words(".editor-look__title"));
        Assert.Contains("Enter a summary", help.ListOf(".editor-advice li"));
        Assert.Contains(help.ListOf(".editor-advice li"), advice => advice.Contains("utilise", StringComparison.Ordinal));
        Assert.Empty(help.All("html script, form"));
        Assert.Equal(1, (await site.DocumentAsync(key)).DraftNumber);
        Assert.Empty((await EditScreen.OpenAsync(editor, key)).Page.All("#kept-offer"));
    }

    private async Task<JsonObject> ValuesAsync(Guid key) => DraftContent.Of((await site.Get<DocumentStore>().VersionsAsync(key))[0]).Values;

    private async Task<HtmlPage> ArchiveAsync(EditorClient person, Guid key, string to) =>
        await person.ForceAsync($"/editor/content/{key}/publish?handler=Archive", new() { ["to"] = to, ["revision"] = (await site.DocumentAsync(key)).Revision.ToString(CultureInfo.InvariantCulture) });

    private static Task<HtmlPage> DoAsync(EditorClient person, string verb, Guid[] keys, params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> sent = new() { ["verb"] = verb };
        foreach (var (i, key) in keys.Index()) sent[$"keys[{i}]"] = key.ToString();
        foreach (var (name, value) in fields) sent[name] = value;
        return person.ForceAsync("/editor/content/bulk?handler=Do", sent);
    }
}
