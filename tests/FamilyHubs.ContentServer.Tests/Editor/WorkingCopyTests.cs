using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>What somebody types is kept on the server before they save it, for them alone, and no version is made of it.</summary>
[Collection(DraftsSite.Name)]
public sealed class WorkingCopyTests(SeededSite site)
{
    [Fact]
    public async Task What_was_typed_is_offered_on_another_device_and_carried_on_with()
    {
        var (key, email) = (await site.AddPageAsync("Typed on a tablet"), await site.AddAccountAsync(Role.Editor));
        using var tablet = await EditorClient.SignInAsAsync(site, email);
        var screen = await EditScreen.OpenAsync(tablet, key);
        var answer = await screen.Set("v.summary", "Half a sent").Set("v.minAgeMonths", "about two").Set("note", "Why").KeepAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Kept at 12:00", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await site.DocumentAsync(key)).DraftNumber);

        using var desk = await EditorClient.SignInAsAsync(site, email);
        var offer = await EditScreen.OpenAsync(desk, key);
        Assert.Equal("You were editing this on 22 November 2026 at 12:00", offer.Page.Words("#kept-offer"));
        Assert.Contains("Half a sent", offer.Page.Main.TextContent, StringComparison.Ordinal);
        Assert.Equal(["What it says."], offer["v.summary"]);
        Assert.Empty(offer.Page.All("form[data-keep^='/']"));

        var carried = await EditScreen.OpenAsync(desk, key, "?carry=on");
        Assert.Equal(["Half a sent"], carried["v.summary"]);
        Assert.Equal(["about two"], carried["v.minAgeMonths"]);
        Assert.Equal(["Why"], carried["note"]);
        Assert.Equal(HttpStatusCode.Redirect, (await carried.Set("v.minAgeMonths", "2").Set("v.summary", "A whole sentence.").PressAsync("save")).Status);
        Assert.Equal(2, (await site.DocumentAsync(key)).DraftNumber);
        Assert.Empty((await EditScreen.OpenAsync(tablet, key)).Page.All("#kept-offer"));
    }

    [Fact]
    public async Task It_is_offered_to_nobody_else_and_is_gone_once_discarded()
    {
        var (key, email) = (await site.AddPageAsync("Mine alone"), await site.AddAccountAsync(Role.Editor));
        using var one = await EditorClient.SignInAsAsync(site, email);
        using var other = await EditorClient.SignInAsync(site, Role.Administrator);
        await (await EditScreen.OpenAsync(one, key)).Set("v.summary", "kept-canary-7d11").KeepAsync();
        foreach (var address in new[] { $"/editor/content/{key}", $"/editor/content/{key}?carry=on", $"/editor/content/{key}/history", "/editor/preview/help/baby-sleep/mine-alone", "/editor/content?q=kept-canary-7d11" })
            Assert.DoesNotContain("kept-canary-7d11", (await other.ReadAsync(address)).Main.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await one.SendAsync($"/editor/content/{key}", [], $"/editor/content/{key}?handler=Discard")).Status);
        Assert.Empty((await EditScreen.OpenAsync(one, key)).Page.All("#kept-offer"));
    }

    [Fact]
    public async Task Nothing_is_offered_when_it_says_what_the_draft_says()
    {
        var key = await site.AddPageAsync("The same again");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, key);
        await screen.Set("v.summary", "Something else").KeepAsync();
        await screen.Set("v.summary", "What it says.").KeepAsync();
        Assert.Empty((await EditScreen.OpenAsync(editor, key)).Page.All("#kept-offer"));
    }

    [Fact]
    public async Task Who_carries_on_after_somebody_saved_is_told_and_sees_both_versions()
    {
        var key = await site.AddPageAsync("Saved meanwhile");
        using var one = await EditorClient.SignInAsync(site, Role.Editor);
        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        await (await EditScreen.OpenAsync(one, key)).Set("v.summary", "Mine").KeepAsync();
        await (await EditScreen.OpenAsync(other, key)).Set("v.summary", "Theirs").PressAsync("save");
        Assert.Contains("Test publisher has changed this page since.", (await EditScreen.OpenAsync(one, key)).Page.Main.TextContent, StringComparison.Ordinal);
        var page = await (await EditScreen.OpenAsync(one, key, "?carry=on")).PressAsync("save");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Theirs", page.Words(".editor-collision .editor-difference__sides"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_form_and_somebody_without_the_right_keep_nothing()
    {
        var key = await site.AddPageAsync("Half kept");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await EditScreen.OpenAsync(editor, key)).Set("whole").Set("v.summary", "x").KeepAsync()).StatusCode);
        Assert.Empty((await EditScreen.OpenAsync(editor, key)).Page.All("#kept-offer"));
        using var outside = await EditorClient.SignInAsync(site, Role.Contributor, site.Site.Find("/volunteers")!.Key);
        Assert.Empty((await EditScreen.OpenAsync(outside, key)).Page.All("form[data-keep^='/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await outside.ForceAsync($"/editor/content/{key}?handler=Keep", new() { ["whole"] = "yes" })).Status);
    }

    [Fact]
    public async Task An_ended_session_is_told_apart_and_the_text_is_kept_after_signing_in_again()
    {
        var (key, email) = (await site.AddPageAsync("A long lunch"), await site.AddAccountAsync(Role.Editor));
        using var editor = await EditorClient.SignInAsAsync(site, email);
        var screen = (await EditScreen.OpenAsync(editor, key)).Set("v.summary", "Written before lunch");
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddMinutes(31);
            Assert.Equal(HttpStatusCode.Unauthorized, (await screen.KeepAsync()).StatusCode);
            await editor.SendAsync("/editor/sign-in", new() { ["Email"] = email, ["Password"] = EditorClient.Password });
            Assert.Equal(HttpStatusCode.OK, (await screen.KeepAsync()).StatusCode);
            Assert.Equal(["Written before lunch"], (await EditScreen.OpenAsync(editor, key, "?carry=on"))["v.summary"]);
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task A_form_that_stays_open_keeps_no_session_alive()
    {
        var key = await site.AddPageAsync("Nobody at the desk");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        await EditScreen.OpenAsync(editor, key);
        var before = site.Clock.Now;
        try
        {
            for (var minute = 5; minute <= 25; minute += 5)
            {
                site.Clock.Now = before.AddMinutes(minute);
                Assert.Equal(HttpStatusCode.OK, (await editor.ReadAsync($"/editor/content/{key}/open")).Status);
            }
            site.Clock.Now = before.AddMinutes(31);
            Assert.Equal(HttpStatusCode.Redirect, (await editor.ReadAsync("/editor")).Status);
        }
        finally
        {
            site.Clock.Now = before;
        }
    }
}
