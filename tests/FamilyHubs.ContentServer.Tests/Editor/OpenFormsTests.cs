using System.Net.Http.Json;
using System.Text.Json;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Two people see one another before they collide.</summary>
[Collection(DraftsSite.Name)]
public sealed class OpenFormsTests(SeededSite site)
{
    [Fact]
    public async Task Who_opens_a_form_that_somebody_has_open_is_told_until_half_a_minute_later()
    {
        var key = await site.AddPageAsync("Open twice");
        using var one = await EditorClient.SignInAsync(site, Role.Editor);
        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        Assert.Equal("", (await EditScreen.OpenAsync(one, key)).Page.Words("#others"));
        Assert.Equal("Test editor has this open too. Talk to each other before you both change it.", (await EditScreen.OpenAsync(other, key)).Page.Words("#others"));
        Assert.StartsWith("Test publisher has this open too.", await OthersAsync(one, key), StringComparison.Ordinal);
        var before = site.Clock.Now;
        try
        {
            site.Clock.Now = before.AddSeconds(31);
            Assert.Null(await OthersAsync(one, key));
        }
        finally
        {
            site.Clock.Now = before;
        }
    }

    [Fact]
    public async Task Who_leaves_is_gone_at_once_and_who_only_reads_is_not_named()
    {
        var key = await site.AddPageAsync("Left again");
        using var one = await EditorClient.SignInAsync(site, Role.Editor);
        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        using var reader = await EditorClient.SignInAsync(site, Role.Viewer);
        var screen = await EditScreen.OpenAsync(one, key);
        await EditScreen.OpenAsync(reader, key);
        Assert.StartsWith("Test editor has", await OthersAsync(other, key), StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([new("left", "true"), new("__RequestVerificationToken", screen["__RequestVerificationToken"].First())]);
        using var leaving = new HttpRequestMessage(HttpMethod.Post, $"/editor/content/{key}/open") { Content = content };
        Assert.True((await one.SendAsync(leaving)).IsSuccessStatusCode);
        Assert.Null(await OthersAsync(other, key));
    }

    [Fact]
    public async Task An_open_form_hears_that_somebody_saved()
    {
        var key = await site.AddPageAsync("Saved under their hands");
        using var one = await EditorClient.SignInAsync(site, Role.Editor);
        using var other = await EditorClient.SignInAsync(site, Role.Publisher);
        var revision = await site.RevisionAsync(key);
        Assert.Null(await SaidAsync(one, $"/editor/content/{key}/open?revision={revision}", "newer"));
        await (await EditScreen.OpenAsync(other, key)).Set("v.summary", "Changed").PressAsync("save");
        Assert.StartsWith("Test publisher changed this on 22 November 2026 at 12:00, after you opened it.", await SaidAsync(one, $"/editor/content/{key}/open?revision={revision}", "newer"), StringComparison.Ordinal);
    }

    private static Task<string?> OthersAsync(EditorClient person, Guid key) => SaidAsync(person, $"/editor/content/{key}/open", "others");

    private static async Task<string?> SaidAsync(EditorClient person, string address, string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return (await (await person.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty(what).GetString();
    }
}
