using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

/// <summary>Photographs come in the width that a screen needs.</summary>
public sealed class RenditionTests(SeededSite site) : IClassFixture<SeededSite>
{
    [PictureFact]
    public async Task A_page_with_a_photograph_offers_it_in_fixed_widths_and_formats()
    {
        var media = await AddAsync("front door.png", Pictures.Png(1500, 1000));
        await PublishAsync("With a photograph", media.Key);
        var page = await site.ReadAsync("/help/baby-sleep/with-a-photograph");
        var figure = page.All(".app-figure").Single();
        var image = figure.QuerySelector("img")!;
        Assert.Equal("The front door of a hub", image.GetAttribute("alt"));
        Assert.Equal(("960", "640", "lazy"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading")));
        Assert.NotEmpty(image.GetAttribute("sizes")!);
        Assert.Equal("image/webp", figure.QuerySelector("source")!.GetAttribute("type"));
        foreach (var (list, kind) in new[] { (image.GetAttribute("srcset")!, "image/jpeg"), (figure.QuerySelector("source")!.GetAttribute("srcset")!, "image/webp") })
        {
            var offered = list.Split(", ").Select(one => one.Split(' ')).ToList();
            Assert.Equal(["320w", "640w", "960w", "1280w", "1500w"], offered.Select(one => one[1]));
            foreach (var one in offered)
            {
                var answer = await MadeAsync(one[0]);
                Assert.Equal(kind, answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(one[1], $"{RasterHeader.Read(new MemoryStream(bytes))!.Value.Width}w");
                Assert.DoesNotContain("ICC_PROFILE", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
                Assert.DoesNotContain("ICCP", Encoding.Latin1.GetString(bytes, 0, 40), StringComparison.Ordinal);
            }
        }
    }

    [PictureFact]
    public async Task The_focal_point_decides_what_a_card_shows()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var media = await AddAsync("tall.png", Pictures.Png(400, 1200));
        var middle = Cards(media);
        Assert.Equal(new PicturePart(0, 500, 400, 200), middle[0].Part);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync($"/editor/media/{media.Key}", new() { ["Left"] = "120", ["Top"] = "" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync($"/editor/media/{media.Key}", new() { ["Left"] = "50", ["Top"] = "95" })).Status);

        var changed = site.Site.FindMedia(media.Key)!;
        Assert.Equal((0.5, 0.95), changed.FocalPoint);
        Assert.Equal(new PicturePart(0, 1000, 400, 200), Cards(changed)[0].Part);
        Assert.Empty(middle.Select(one => one.Url).Intersect(Cards(changed).Select(one => one.Url)));
        var bytes = await (await MadeAsync(Cards(changed)[0].Url)).Content.ReadAsByteArrayAsync();
        Assert.Equal((320, 160), RasterHeader.Read(new MemoryStream(bytes)));
        var answer = JsonNode.Parse(await site.Http.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/media/item/{media.Key}", UriKind.Relative)))!;
        Assert.Equal(0.95, answer["focalPoint"]!["top"]!.GetValue<double>());
    }

    [PictureFact]
    public async Task Somebody_may_choose_what_cards_show()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var media = await AddAsync("chosen.png", Pictures.Png(1000, 1000));
        var address = $"/editor/media/{media.Key}";
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(address, new() { ["CardLeft"] = "80", ["CardTop"] = "0", ["CardWidth"] = "40" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(address, new() { ["CardLeft"] = "0", ["CardTop"] = "90", ["CardWidth"] = "40" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(address, new() { ["CardLeft"] = "50", ["CardTop"] = "75", ["CardWidth"] = "50" })).Status);
        var changed = site.Site.FindMedia(media.Key)!;
        Assert.Equal(new PicturePart(500, 750, 500, 250), Cards(changed)[0].Part);
        Assert.Equal("50", (await editor.ReadAsync(address)).All("#CardWidth").Single().GetAttribute("value"));
        Assert.Equal((320, 160), RasterHeader.Read(new MemoryStream(await (await MadeAsync(Cards(changed)[0].Url)).Content.ReadAsByteArrayAsync())));
        var answer = JsonNode.Parse(await site.Http.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/media/item/{media.Key}", UriKind.Relative)))!;
        Assert.Equal("""[{"alias":"card","width":500,"height":250,"coordinates":{"x1":0.5,"y1":0.75,"x2":0,"y2":0}}]""", answer["crops"]!.ToJsonString());
    }

    [PictureFact]
    public async Task A_replaced_photograph_has_new_addresses_and_the_old_ones_still_answer()
    {
        var media = await AddAsync("replaced.png", Pictures.Png(700, 500));
        await PublishAsync("With a replaced photograph", media.Key);
        var old = media.Renditions("webp")[0].Url;
        Assert.Contains(old, (await site.ReadAsync("/help/baby-sleep/with-a-replaced-photograph")).Html, StringComparison.Ordinal);
        await MadeAsync(old);
        using var other = new MemoryStream(Pictures.Png(800, 300));
        await site.Get<MediaStore>().ReplaceAsync(media.Key, other, "other.png", "a test");
        Assert.DoesNotContain(old, (await site.ReadAsync("/help/baby-sleep/with-a-replaced-photograph")).Html, StringComparison.Ordinal);
        var answer = await GetAsync(old);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        Assert.Equal((800, 300), RasterHeader.Read(await answer.Content.ReadAsStreamAsync()));
    }

    [PictureFact]
    public async Task Nobody_can_ask_for_another_width_or_kind()
    {
        var media = await AddAsync("fixed.png", Pictures.Png(700, 500));
        var known = media.Renditions("webp")[0].Url;
        foreach (var asked in new[] { known.Replace("-320", "-321", StringComparison.Ordinal), known.Replace("-320", "-999999", StringComparison.Ordinal), known.Replace("webp", "avif", StringComparison.Ordinal), $"{media.Url}/x", $"{media.Url}/..%2f..%2fcontent.db" })
        {
            var answer = await GetAsync(asked);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || answer.Headers.CacheControl?.ToString() == "no-cache", asked);
            Assert.False(File.Exists(Path.Combine(site.Get<ContentServerOptions>().RenditionsDirectory, media.Hash[..2], media.Hash, asked.Split('/')[^1])), asked);
        }
    }

    [Fact]
    public async Task A_drawing_is_served_as_it_is()
    {
        var image = (await site.ReadAsync("/")).All("main img").First();
        Assert.EndsWith(".svg", image.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Null(image.GetAttribute("srcset"));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(image.GetAttribute("src") + "/0123456789ab-320.webp")).StatusCode);
    }

    private static IReadOnlyList<Rendition> Cards(PublishedMedia media) => media.Renditions("webp", PictureCut.Card);

    private async Task<PublishedMedia> AddAsync(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        var item = await site.Get<MediaStore>().UploadAsync(content, name, "", "a test");
        return site.Site.FindMedia(item.Key)!;
    }

    private async Task PublishAsync(string name, Guid picture)
    {
        var store = site.Get<DocumentStore>();
        var topic = (await store.FindAsync("/help/baby-sleep"))!;
        var block = new JsonObject { ["image"] = new JsonArray(new JsonObject { ["mediaKey"] = picture.ToString() }), ["altText"] = "The front door of a hub" };
        var values = new JsonObject { ["title"] = name, ["summary"] = "What it says.", ["audiences"] = new JsonArray("parents"), ["content"] = new JsonArray(new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "picture", ["values"] = block }) };
        var draft = await store.CreateAsync(topic.Key, "helpPage", new DraftContent { Name = name, Values = values }, "a test");
        await store.PublishAsync(draft.Key, draft.Revision, "a test");
    }

    /// <summary>The rendition once it is made; before that the picture itself answers.</summary>
    private async Task<HttpResponseMessage> MadeAsync(string url)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var answer = await GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            if (answer.Headers.CacheControl?.ToString() == "public, max-age=31536000, immutable") return answer;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{url} was not made.");
    }

    private Task<HttpResponseMessage> GetAsync(string url) => site.Http.GetAsync(new Uri(url, UriKind.Relative));
}
