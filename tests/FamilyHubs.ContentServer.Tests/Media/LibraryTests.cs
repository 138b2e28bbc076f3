using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

/// <summary>The screens of the media library, used by people of each role.</summary>
public sealed class LibraryTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly byte[] Captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"u8.ToArray();

    [Fact]
    public async Task A_renamed_file_is_found_at_its_old_address_too()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var media = await AddAsync("before.vtt", "words");
        var page = await editor.SendAsync($"/editor/media/{media.Key}", new() { ["Name"] = "After the change", ["Folder"] = "other/place", ["Tags"] = "Summer, play,, summer", ["AltText"] = "" });
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        var renamed = site.Site.FindMedia(media.Key)!;
        Assert.Equal("other/place/after-the-change.vtt", renamed.Name);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(renamed.Url)).StatusCode);
        var old = await GetAsync(media.Url);
        Assert.Equal((HttpStatusCode.MovedPermanently, renamed.Url), (old.StatusCode, old.Headers.Location?.ToString()));
        Assert.Equal("Summer, play", (await editor.ReadAsync($"/editor/media/{media.Key}")).All("#Tags").Single().GetAttribute("value"));
        Assert.Contains("after-the-change.vtt", (await editor.ReadAsync("/editor/media?q=SUMMER+change")).ListOf(".editor-media__name"));
        Assert.Contains("after-the-change.vtt", (await editor.ReadAsync("/editor/media?in=other/place")).ListOf(".editor-media__name"));
    }

    [Fact]
    public async Task A_file_that_is_used_says_where_and_cannot_be_deleted()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var picture = site.Site.Media.First(file => file.Name == "topics/baby-sleep.svg");
        var page = await editor.ReadAsync($"/editor/media/{picture.Key}");
        Assert.Contains("Baby sleep", page.ListOf(".editor-row__name"), StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.All("form"), form => form.GetAttribute("action")?.EndsWith("handler=Delete", StringComparison.Ordinal) == true);
        var refused = await editor.UploadAsync($"/editor/media/{picture.Key}", "Delete", []);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(site.Site.FindMedia(picture.Key));
    }

    [Fact]
    public async Task A_file_whose_address_stands_in_a_text_counts_as_used()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var media = await AddAsync("linked.vtt", "");
        var store = site.Get<DocumentStore>();
        var topic = (await store.FindAsync("/help/baby-sleep"))!;
        var values = new JsonObject { ["title"] = "With a link", ["summary"] = "What it says.", ["content"] = new JsonArray(new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = $"<p><a href=\"{media.Url}\">Captions</a></p>" } }) };
        await store.CreateAsync(topic.Key, "helpPage", new DraftContent { Name = "With a link", Values = values }, "a test");
        Assert.Contains("With a link", (await editor.ReadAsync($"/editor/media/{media.Key}")).ListOf(".editor-row__name"));
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.UploadAsync($"/editor/media/{media.Key}", "Delete", [])).Status);
    }

    [Fact]
    public async Task A_deleted_file_is_gone_with_its_bytes_unless_another_has_the_same()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var (one, twin) = (await AddAsync("one.vtt", "the same"), await AddAsync("twin.vtt", "the same"));
        var file = site.Get<MediaFiles>().PathOf(one.Hash);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.UploadAsync($"/editor/media/{one.Key}", "Delete", [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(one.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(twin.Url)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.UploadAsync($"/editor/media/{twin.Key}", "Delete", [])).Status);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Another_file_in_its_place_keeps_the_address()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var media = await AddAsync("replaced.vtt", "first");
        var page = await publisher.UploadAsync($"/editor/media/{media.Key}", "Replace", [], ("Replacement", "other name.vtt", [.. Captions, .. "second"u8]));
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.EndsWith("second", await (await GetAsync(media.Url)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(site.Get<MediaFiles>().PathOf(media.Hash)));

        page = await publisher.UploadAsync($"/editor/media/{media.Key}", "Replace", [], ("Replacement", "table.csv", "a,b\n1,2\n"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("A VTT file can be replaced by another one only, so that its address stays true. Upload this one as a new file.", page.ListOf(".govuk-error-summary li"));
        Assert.EndsWith("second", await (await GetAsync(media.Url)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_are_made_renamed_and_deleted_when_empty()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        async Task<HtmlPage> DoAsync(string verb, string folder, string name) => await editor.UploadAsync("/editor/media", verb, new() { ["in"] = folder, ["Name"] = name });

        Assert.Equal("/editor/media?in=summer-fun&done=folder", (await DoAsync("Folder", "", "Summer fun!")).Header("Location"));
        Assert.Equal("There is a folder “summer-fun” already.", Assert.Single((await DoAsync("Folder", "", "summer fun")).ListOf(".govuk-error-summary li")));
        Assert.Equal(HttpStatusCode.BadRequest, (await DoAsync("Folder", "", " / ")).Status);
        var media = await AddAsync("inside.vtt", "inside", "summer-fun");
        Assert.Equal(HttpStatusCode.BadRequest, (await DoAsync("Delete", "summer-fun", "")).Status);
        Assert.Equal("/editor/media?in=winter&done=renamed", (await DoAsync("Rename", "summer-fun", "Winter")).Header("Location"));
        Assert.Equal("winter/inside.vtt", site.Site.FindMedia(media.Key)!.Name);
        Assert.Equal(media.Url, site.Site.FindMedia(media.Key)!.Url);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.ReadAsync("/editor/media?in=summer-fun")).Status);
        Assert.Contains("winter", (await editor.ReadAsync("/editor/media")).ListOf(".editor-folders li"));
    }

    [Fact]
    public async Task A_long_folder_is_shown_in_pages()
    {
        using var viewer = await EditorClient.SignInAsync(site, Role.Viewer);
        for (var i = 0; i < 50; i++) await AddAsync($"many-{i:00}.vtt", $"{i}", "many");
        var first = await viewer.ReadAsync("/editor/media?in=many");
        Assert.Equal(48, first.All(".editor-media__tile").Count());
        var next = await viewer.ReadAsync(first.All("a[rel=next]").Single().GetAttribute("href")!);
        Assert.Equal(["many-48.vtt", "many-49.vtt"], next.ListOf(".editor-media__name"));
    }

    [Fact]
    public async Task A_wrong_value_comes_back_as_it_was_typed()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var media = await AddAsync("typed.vtt", "typed");
        var page = await editor.SendAsync($"/editor/media/{media.Key}", new() { ["Name"] = "…", ["Tags"] = "kept" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("kept", page.All("#Tags").Single().GetAttribute("value"));
    }

    /// <summary>What a role may do with a file that a live page shows, and with one that nothing uses.</summary>
    [Theory]
    [InlineData(Role.Viewer, 403, 403, 403, 403, 403)]
    [InlineData(Role.Contributor, 302, 302, 403, 403, 403)]
    [InlineData(Role.Editor, 302, 302, 302, 302, 403)]
    [InlineData(Role.Publisher, 302, 302, 302, 302, 400)]
    public async Task Roles_may_do_what_they_may(string role, int upload, int describe, int rename, int delete, int replaceLive)
    {
        using var person = await EditorClient.SignInAsync(site, role);
        Assert.Equal(upload, (int)(await person.UploadAsync("/editor/media", "Upload", [], ("files", $"{role}.vtt", Captions))).Status);
        var media = await AddAsync($"of-{role}.vtt", role);
        var address = $"/editor/media/{media.Key}";
        var name = Path.GetFileNameWithoutExtension(media.FileName);
        Assert.Equal(describe, (int)(await person.UploadAsync(address, "", new() { ["Name"] = name, ["Tags"] = "a tag" })).Status);
        Assert.Equal(rename, (int)(await person.UploadAsync(address, "", new() { ["Name"] = $"{name} again" })).Status);
        Assert.Equal(delete, (int)(await person.UploadAsync(address, "Delete", [])).Status);
        Assert.Equal(rename, (int)(await person.UploadAsync("/editor/media", "Folder", new() { ["Name"] = $"folder of {role}" })).Status);
        var live = site.Site.Media.First(file => file.Name == "topics/baby-sleep.svg");
        Assert.Equal(replaceLive, (int)(await person.UploadAsync($"/editor/media/{live.Key}", "Replace", [], ("Replacement", "x.vtt", Captions))).Status); // 400: a drawing is not replaced by captions.
    }

    private async Task<PublishedMedia> AddAsync(string name, string words, string folder = "")
    {
        using var content = new MemoryStream([.. Captions, .. System.Text.Encoding.UTF8.GetBytes(words)]);
        var item = await site.Get<MediaStore>().UploadAsync(content, name, folder, "a test");
        return site.Site.FindMedia(item.Key)!;
    }

    private Task<HttpResponseMessage> GetAsync(string url) => site.Http.GetAsync(new Uri(url, UriKind.Relative));
}
