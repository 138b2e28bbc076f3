using System.Net;
using System.Text.Json;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>What was typed is never lost, and nothing but what was meant is stored.</summary>
public sealed class EditTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task A_wrong_value_comes_back_as_it_was_typed_with_what_to_mend()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, await PageAsync("A wrong value", "helpPage", "/help/baby-sleep"));
        var page = await screen.Set("v.minAgeMonths", "about two").Set("v.lead", "x").Set("v.summary", "Kept all the same").PressAsync("save");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("From age in months must be a number", page.ListOf(".govuk-error-summary li"));
        Assert.Equal(["about two"], screen["v.minAgeMonths"]);
        Assert.Equal(["Kept all the same"], screen["v.summary"]);
        Assert.Contains("govuk-input--error", page.All("#v-minAgeMonths").Single().ClassName!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_may_be_unfinished_but_is_not_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await PageAsync("An unfinished page", "helpPage", "/help/baby-sleep");
        var screen = await EditScreen.OpenAsync(publisher, key);
        Assert.Equal(HttpStatusCode.Redirect, (await screen.Set("v.summary", "").PressAsync("save")).Status);
        screen = await EditScreen.OpenAsync(publisher, key);
        Assert.Equal(HttpStatusCode.BadRequest, (await screen.PressAsync("publish")).Status);
        Assert.Null(site.Site.Find(key));
    }

    [Fact]
    public async Task Half_a_form_stores_nothing()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var key = await PageAsync("Half a form", "helpPage", "/help/baby-sleep");
        var before = await DocumentAsync(key);
        var page = await (await EditScreen.OpenAsync(editor, key)).Set("whole").Set("v.title", "Only half").PressAsync("save");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(before.Revision, (await DocumentAsync(key)).Revision);
    }

    [Fact]
    public async Task Saving_what_did_not_change_makes_no_version()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        foreach (var path in new[] { "/help/baby-sleep", "/start-for-life", "/privacy", "/hubs" })
        {
            var key = site.Site.Find(path)!.Key;
            var before = await DocumentAsync(key);
            Assert.Equal(HttpStatusCode.Redirect, (await (await EditScreen.OpenAsync(editor, key)).PressAsync("save")).Status);
            Assert.Equal(before.DraftNumber, (await DocumentAsync(key)).DraftNumber);
        }
    }

    [Fact]
    public async Task Of_two_who_write_the_later_sees_both_and_loses_nothing()
    {
        using var one = await EditorClient.SignInAsync(site, Role.Editor);
        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await PageAsync("Two people", "helpPage", "/help/baby-sleep");
        var (mine, theirs) = (await EditScreen.OpenAsync(one, key), await EditScreen.OpenAsync(other, key));
        await theirs.Set("v.summary", "What the publisher wrote").PressAsync("save");

        var page = await mine.Set("v.summary", "What the editor wrote").Set("v.title", "Mine alone").PressAsync("save");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Test publisher saved this while you were writing", page.Words("#collision"));
        Assert.Contains(page.All(".editor-difference").Select(difference => difference.TextContent), text => text.Contains("publisher", StringComparison.Ordinal) && text.Contains("editor", StringComparison.Ordinal));
        Assert.Equal(["What the editor wrote"], mine["v.summary"]);

        await mine.PressAsync("theirs summary");
        Assert.Equal(["What the publisher wrote"], mine["v.summary"]);
        Assert.Equal(HttpStatusCode.Redirect, (await mine.PressAsync("save")).Status);
        var versions = await site.Get<DocumentStore>().VersionsAsync(key);
        var draft = DraftContent.Of(versions[0]).Values;
        Assert.Equal("What the publisher wrote", draft["summary"].Text());
        Assert.Equal("Mine alone", draft["title"].Text());
        Assert.Equal("Test editor", versions[0].SavedBy);
    }

    [Fact]
    public async Task Blocks_are_added_moved_copied_and_removed_without_storing_anything()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var key = await PageAsync("Moving blocks", "helpPage", "/help/baby-sleep");
        var screen = await EditScreen.OpenAsync(editor, key);
        await screen.PressAsync("add content richText");
        await screen.Set("v.content[0].text", "<p>First</p>").PressAsync("add content quotation");
        await screen.Set("v.content[1].text", "Second").PressAsync("up content[1]");
        Assert.Equal(["quotation", "richText"], [.. screen["v.content[0].$type"], .. screen["v.content[1].$type"]]);
        await screen.PressAsync("copy content[0]");
        Assert.Equal(["Second"], screen["v.content[1].text"]);
        Assert.Equal(3, new[] { 0, 1, 2 }.SelectMany(i => screen[$"v.content[{i}].$key"]).Distinct().Count());
        await screen.PressAsync("remove content[0]");
        await screen.PressAsync("down content[0]");
        Assert.Equal(["<p>First</p>"], screen["v.content[0].text"]);
        Assert.Equal(1, (await DocumentAsync(key)).DraftNumber);
    }

    [Fact]
    public async Task A_block_is_taken_to_another_page_by_the_person_who_took_it()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var from = await EditScreen.OpenAsync(editor, await PageAsync("Taken from", "helpPage", "/help/baby-sleep"));
        await from.PressAsync("add content richText");
        await from.Set("v.content[0].text", "<p>First</p>").PressAsync("add content quotation");
        await from.Set("v.content[1].text", "Words to take along").PressAsync("to content[1] 0");
        Assert.Equal(["Words to take along"], from["v.content[0].text"]);
        var said = await from.PressAsync("take content[0]");
        Assert.Equal("Taken. Open another page and put it in there.", said.Words("[role=status].editor-block__said"));

        var to = await EditScreen.OpenAsync(editor, await PageAsync("Taken to", "helpPage", "/help/baby-sleep"));
        Assert.Contains("Words to take along", to.Page.Words("button[value='put content']"), StringComparison.Ordinal);
        await to.PressAsync("put content");
        Assert.Equal(["Words to take along"], to["v.content[0].text"]);
        Assert.NotEqual(from["v.content[0].$key"], to["v.content[0].$key"]);

        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        var theirs = await EditScreen.OpenAsync(other, await PageAsync("Not taken", "helpPage", "/help/baby-sleep"));
        await theirs.PressAsync("put content");
        Assert.Empty(theirs["v.content[0].text"]);
    }

    [Theory]
    [InlineData("up content[99]")]
    [InlineData("to content[0] 99")]
    [InlineData("to content[0] -1")]
    [InlineData("take title")]
    [InlineData("put title")]
    [InlineData("remove nothing[0]")]
    [InlineData("add content noSuchType")]
    [InlineData("add title richText")]
    [InlineData("pick topics not-a-key")]
    [InlineData("find nothing.like[3].this")]
    [InlineData("weekdays title")]
    [InlineData("drop table")]
    public async Task Odd_verbs_break_nothing(string verb)
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, await PageAsync($"Odd {verb}", "helpPage", "/help/baby-sleep"));
        Assert.True((int)(await screen.PressAsync(verb)).Status < 500);
    }

    [Fact]
    public async Task A_page_is_found_and_picked_without_a_script()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, await PageAsync("Picking", "helpPage", "/help/baby-sleep"));
        var page = await screen.Set("v.contacts.$find", "samaritans").PressAsync("find contacts");
        var offer = page.All("[data-place=contacts] button.editor-offer").First().GetAttribute("value")!;
        page = await screen.PressAsync(offer);
        Assert.Contains(page.ListOf("[data-field=contacts] .editor-picked__name"), name => name.Contains("Samaritans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_without_words_is_not_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var screen = await EditScreen.OpenAsync(publisher, await PageAsync("A picture", "helpPage", "/help/baby-sleep"));
        await screen.Set("v.summary", "A page with a picture.").PressAsync("add content picture");
        screen.Set("v.content[0].image", site.Site.Media.First().Key.ToString());
        var page = await screen.PressAsync("publish");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Describe the picture for people who cannot see it, or tick that it only decorates", page.ListOf(".govuk-error-summary li"));
        Assert.Equal(HttpStatusCode.Redirect, (await screen.Set("v.content[0].decorative", "true").PressAsync("publish")).Status);
    }

    [Fact]
    public async Task A_phone_number_is_mended_once_and_right_everywhere()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var contact = site.Site.OfType("contact").First(found => found.Name.Contains("Samaritans", StringComparison.Ordinal));
        var pages = site.Site.Referrers(contact).Where(page => page.HasPage).Take(5).ToList();
        Assert.True(pages.Count > 1);
        var used = await publisher.ReadAsync($"/editor/content/{contact.Key}/where-used");
        foreach (var page in pages) Assert.Contains(page.Name, used.Main.TextContent, StringComparison.Ordinal);
        var screen = await EditScreen.OpenAsync(publisher, contact.Key);
        Assert.Equal(HttpStatusCode.Redirect, (await screen.Set("v.phone", "0116 496 0999").PressAsync("publish")).Status);
        foreach (var page in pages) Assert.Contains("0116 496 0999", (await site.ReadAsync(page.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_saves_but_does_not_publish_and_stays_in_their_part()
    {
        var key = await PageAsync("A contributor's page", "helpPage", "/help/baby-sleep");
        using var inside = await EditorClient.SignInAsync(site, Role.Contributor, site.Site.Find("/help")!.Key);
        var screen = await EditScreen.OpenAsync(inside, key);
        Assert.Equal(HttpStatusCode.Forbidden, (await screen.Set("v.summary", "Written by a contributor.").PressAsync("publish")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await screen.PressAsync("save")).Status);

        using var outside = await EditorClient.SignInAsync(site, Role.Contributor, site.Site.Find("/volunteers")!.Key);
        var there = await EditScreen.OpenAsync(outside, key);
        Assert.Equal(HttpStatusCode.Forbidden, (await there.Set("v.summary", "Written from elsewhere.").PressAsync("save")).Status);
        Assert.Contains("Written by a contributor.", (await site.Get<DocumentStore>().VersionsAsync(key))[0].Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_previewed_in_the_real_page_by_those_signed_in_and_by_nobody_else()
    {
        const string canary = "preview-canary-93b1";
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var key = await PageAsync("Seen before it is live", "helpPage", "/help/baby-sleep");
        await (await EditScreen.OpenAsync(editor, key)).Set("v.summary", canary).PressAsync("save");
        var screen = await editor.ReadAsync($"/editor/content/{key}/preview");
        var address = screen.All("iframe").Single().GetAttribute("src")!;
        var preview = await editor.ReadAsync(address);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains(canary, preview.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", preview.Header("Cache-Control"));
        Assert.Contains("frame-ancestors 'self'", preview.Header("Content-Security-Policy")!, StringComparison.Ordinal);
        var stranger = await site.ReadAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.DoesNotContain(canary, stranger.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, (await site.ReadAsync(address["/editor/preview".Length..])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_a_live_page_leaves_the_public_page_as_it_is()
    {
        const string canary = "changed-canary-17e0";
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        const string path = "/help/crying-soothing";
        var key = site.Site.Find(path)!.Key;
        await (await EditScreen.OpenAsync(editor, key)).Set("v.summary", canary).PressAsync("save");
        Assert.Contains(canary, (await editor.ReadAsync("/editor/preview" + path)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, (await site.ReadAsync(path)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, (await editor.ReadAsync(path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_moved_put_in_the_bin_and_taken_out_again()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await PageAsync("A page on the move", "helpPage", "/help/baby-sleep");
        await (await EditScreen.OpenAsync(publisher, key)).Set("v.summary", "It moves.").PressAsync("publish");
        var old = site.Site.Find(key)!.Path;
        var target = site.Site.OfType("topic").First(topic => topic.Path != "/help/baby-sleep");
        var moved = await publisher.SendAsync($"/editor/content/{key}/move", new() { ["to"] = target.Key.ToString(), ["revision"] = (await DocumentAsync(key)).Revision.ToString(System.Globalization.CultureInfo.InvariantCulture) }, $"/editor/content/{key}/move?handler=Move");
        Assert.Equal(HttpStatusCode.Redirect, moved.Status);
        Assert.StartsWith(target.Path, site.Site.Find(key)!.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await site.ReadAsync(old)).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync($"/editor/content/{key}/move", [], $"/editor/content/{key}/move?handler=Bin")).Status);
        Assert.Null(site.Site.Find(key));
        Assert.Contains("A page on the move", (await publisher.ReadAsync("/editor/bin")).Main.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await publisher.SendAsync("/editor/bin", new() { ["key"] = key.ToString() })).Status);
        Assert.Null((await DocumentAsync(key)).TrashedUtc);
    }

    [HostileFact]
    public async Task Nothing_of_the_XSS_corpus_is_stored_or_shown_as_markup()
    {
        var folder = Repository.Hostile!;
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var key = await PageAsync("Hostile page", "helpPage", "/help/baby-sleep");
        var payloads = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "xss/payloads.json"))).RootElement.EnumerateArray().Select(item => item.GetProperty("html").GetString()!).ToList();
        Assert.NotEmpty(payloads);
        foreach (var chunk in payloads.Chunk(50))
        {
            var text = string.Join(" ", chunk);
            var screen = await EditScreen.OpenAsync(publisher, key);
            screen.WithoutThose("v.content[").Set("v.title", chunk[0]).Set("v.summary", text.Replace("[[", "[", StringComparison.Ordinal)).Set("v.searchWords", text).Set("v.owner", chunk[^1]).Set("note", chunk[0]).Set("name", "Hostile page")
                .Set("v.content[0].$type", "richText").Set("v.content[0].$key", Guid.NewGuid().ToString()).Set("v.content[0].text", text)
                .Set("v.content[1].$type", "quotation").Set("v.content[1].$key", Guid.NewGuid().ToString()).Set("v.content[1].text", text).Set("v.content[1].source", chunk[0]);
            var saved = await screen.PressAsync("save");
            Assert.Equal(HttpStatusCode.Redirect, saved.Status);
            foreach (var address in new[] { $"/editor/content/{key}", $"/editor/content/{key}/history", $"/editor/content/{key}/compare", "/editor/preview" + "/help/baby-sleep/hostile-page" })
            {
                var page = await publisher.ReadAsync(address);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Empty(page.All("main script, main iframe, main object, main embed, main svg script, main [onerror], main [onload], main [onclick], main [onfocus], main [onmouseover], main a[href^='javascript:' i], main a[href^='data:' i], main [style]"));
            }
        }
    }

    private async Task<Guid> PageAsync(string name, string type, string parent)
    {
        var made = await site.Get<DocumentStore>().CreateAsync(site.Site.Find(parent)!.Key, type, new DraftContent { Name = name, Values = new() { ["title"] = name.Length > 60 ? name[..60] : name } }, "a test");
        return made.Key;
    }

    private async Task<Document> DocumentAsync(Guid key) => (await site.Get<DocumentStore>().FindAsync(key))!;
}
