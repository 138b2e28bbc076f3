using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Tests.Editor;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Media;

/// <summary>Pictures are chosen or uploaded where they are needed, and none is published without words that it needs.</summary>
public sealed class PickerTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Image = "content[0].image";

    [PictureFact]
    public async Task A_picture_is_uploaded_beside_the_text_without_a_script_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, Role.Publisher);
        var screen = await EditScreen.OpenAsync(publisher, await PageAsync("Upload in place"));
        screen.Set("v.summary", "Typed and not saved yet");
        var page = await screen.UploadAsync(Image, "The garden.png", Pictures.Png(500, 400));
        Assert.Equal((HttpStatusCode.OK, "the-garden.png"), (page.Status, page.Words(".editor-picked__name")));
        Assert.Equal(["Typed and not saved yet"], screen["v.summary"]);

        Assert.Equal(HttpStatusCode.BadRequest, (await screen.PressAsync("publish")).Status); // It has no words.
        Assert.Contains("Describe the picture for people who cannot see it, or tick that it only decorates", screen.Page.ListOf(".govuk-error-summary li"));
        Assert.Equal(HttpStatusCode.Redirect, (await screen.Set("v.content[0].altText", "Children dig in the garden").PressAsync("publish")).Status);
        var image = (await site.ReadAsync("/help/baby-sleep/upload-in-place")).All(".app-figure img").Single();
        Assert.Equal("Children dig in the garden", image.GetAttribute("alt"));
        Assert.Contains("320w", image.GetAttribute("srcset"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_taken_says_why_and_nothing_typed_is_lost()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, await PageAsync("Refused in place"));
        var page = await screen.Set("v.summary", "Typed and not saved yet").UploadAsync(Image, "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("SVG pictures can carry programs, so the library does not take them. Save the picture as PNG and upload that.", page.ListOf(".govuk-error-summary li"));
        Assert.Equal(["Typed and not saved yet"], screen["v.summary"]);
        page = await screen.PressAsync($"upload {Image}");
        Assert.Contains("Choose a file to upload", page.ListOf(".govuk-error-summary li"));
    }

    [Fact]
    public async Task The_words_of_the_library_are_offered_and_can_be_changed()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        using var content = new MemoryStream("WEBVTT\n"u8.ToArray());
        var item = await site.Get<MediaStore>().UploadAsync(content, "with words.vtt", "", "a test");
        await site.Get<MediaStore>().ChangeAsync(item.Key, new MediaDetails("with words", "", "What it shows", []), "a test");

        var screen = await EditScreen.OpenAsync(editor, await PageAsync("Offered words"));
        await screen.PressAsync($"onlyfile {Image} {item.Key}");
        Assert.Equal(["What it shows"], screen["v.content[0].altText"]);
        await screen.Set("v.content[0].altText", "Other words here").PressAsync($"onlyfile {Image} {item.Key}");
        Assert.Equal(["Other words here"], screen["v.content[0].altText"]);
    }

    private async Task<Guid> PageAsync(string name)
    {
        var store = site.Get<DocumentStore>();
        var values = new JsonObject
        {
            ["title"] = name,
            ["summary"] = "What it says.",
            ["audiences"] = new JsonArray("parents"),
            ["content"] = new JsonArray(new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "picture", ["values"] = new JsonObject() }),
        };
        return (await store.CreateAsync((await store.FindAsync("/help/baby-sleep"))!.Key, "helpPage", new DraftContent { Name = name, Values = values }, "a test")).Key;
    }
}
