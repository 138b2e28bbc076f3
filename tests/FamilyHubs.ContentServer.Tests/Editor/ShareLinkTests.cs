using System.Net;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Somebody without an account sees one draft, for a while.</summary>
[Collection(DraftsSite.Name)]
public sealed class ShareLinkTests(SeededSite site)
{
    [Fact]
    public async Task Who_has_the_link_sees_that_draft_and_no_other_and_nothing_of_it_is_kept()
    {
        var (key, other) = (await site.AddPageAsync("Shared draft 4c1e"), await site.AddPageAsync("Another draft 4c1e"));
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var address = await ShareAsync(editor, key);
        var page = await site.ReadAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Shared draft 4c1e", page.H1);
        Assert.DoesNotContain("Another draft 4c1e", page.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Contains("noindex", page.Header("X-Robots-Tag")!, StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Null(page.Header("Set-Cookie"));
        Assert.Null(site.Site.Find(key));
        Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync("/help/baby-sleep/shared-draft-4c1e")).Status);
        Assert.NotEqual(key, other);
    }

    [Fact]
    public async Task It_ends_after_seven_days_or_when_somebody_ends_it()
    {
        var key = await site.AddPageAsync("Shared for a week");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var (first, second) = (await ShareAsync(editor, key), await ShareAsync(editor, key));
        var screen = await editor.ReadAsync($"/editor/content/{key}/preview");
        Assert.DoesNotContain(first.Split('/')[^1], screen.Html, StringComparison.Ordinal);
        var hash = screen.All("button[name=hash]").Last().GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await editor.ForceAsync($"/editor/content/{key}/preview?handler=End", new() { ["hash"] = hash })).Status);
        var answers = new[] { (await site.ReadAsync(first)).Status, (await site.ReadAsync(second)).Status };
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], answers.Order());
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddDays(7);
            Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync(first)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync(second)).Status);
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task What_is_in_the_link_is_not_in_the_database_and_nobody_makes_one_for_a_part_that_is_not_theirs()
    {
        var key = await site.AddPageAsync("Not shared");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var token = (await ShareAsync(editor, key)).Split('/')[^1];
        Assert.All(await site.Get<ShareLinks>().OfAsync(key), link => Assert.NotEqual(token, link.TokenHash));
        using var outside = await EditorClient.SignInAsync(site, Role.Contributor, site.Site.Find("/volunteers")!.Key);
        Assert.Equal(HttpStatusCode.Forbidden, (await outside.ForceAsync($"/editor/content/{key}/preview?handler=Share", [])).Status);
        foreach (var wrong in new[] { "/shared", "/shared/", "/shared/x", "/shared/" + new string('a', 200), $"/shared/{token}x", $"/shared/{token}/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.ReadAsync(wrong)).Status);
    }

    /// <returns>The path of a new link.</returns>
    private static async Task<string> ShareAsync(EditorClient person, Guid key)
    {
        var made = await person.ForceAsync($"/editor/content/{key}/preview?handler=Share", []);
        var link = made.All("#link").Single().GetAttribute("value")!;
        Assert.StartsWith(SeededSite.Url + "/shared/", link, StringComparison.Ordinal);
        return link[SeededSite.Url.Length..];
    }
}
