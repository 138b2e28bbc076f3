using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.ContentSource;

/// <summary>What a page says in another language is taken from the content server too.</summary>
public sealed class LanguageTests(InTwoLanguages two) : IClassFixture<InTwoLanguages>
{
    private const string Item = "/umbraco/delivery/api/v2/content/item";

    [Fact]
    public async Task A_page_is_read_in_both_languages_and_falls_back_where_it_says_nothing()
    {
        await TranslateAsync("/privacy", new JsonObject { ["$name"] = "ગોપનીયતા", ["title"] = "તમારી માહિતી" });
        await TwoServers.UntilAsync(async () => (await TitleAsync(two.Http, "/privacy", "gu")) == "તમારી માહિતી", "the translation is read");
        foreach (var language in new[] { "gu", "en-GB" })
            Assert.Equal(await JsonAsync(two.Editing.Http, "/privacy", language), await JsonAsync(two.Http, "/privacy", language));
        Assert.NotEqual(await TitleAsync(two.Http, "/privacy", "gu"), await TitleAsync(two.Http, "/privacy", "en-GB"));

        await two.Editing.ChangeAsync("/privacy", values => values["summary"] = "Said anew in one language.");
        await TwoServers.UntilAsync(async () => (await JsonAsync(two.Http, "/privacy", "gu")).Contains("Said anew in one language.", StringComparison.Ordinal), "what does not vary follows in both");
    }

    [Fact]
    public async Task A_translation_that_ends_is_gone_here_too()
    {
        await TranslateAsync("/terms", new JsonObject { ["$name"] = "શરતો" });
        await TwoServers.UntilAsync(async () => (await StatusAsync("/terms")) == 200, "the translation is read");
        await TranslateAsync("/terms", null);
        await TwoServers.UntilAsync(async () => (await StatusAsync("/terms")) == 404, "the translation is gone");
    }

    private async Task TranslateAsync(string path, JsonObject? values)
    {
        var store = two.Editing.Get<DocumentStore>();
        var document = await two.Editing.DocumentAsync(path);
        var content = DraftContent.Of((await store.VersionsAsync(document.Key))[0]) with { Cultures = values is null ? new Dictionary<string, JsonObject>() : new Dictionary<string, JsonObject> { ["gu"] = values } };
        var draft = await store.SaveDraftAsync(document.Key, document.Revision, content, "a test");
        await store.PublishAsync(draft.Key, draft.Revision, "a test");
    }

    private async Task<int> StatusAsync(string path) => (int)(await AskAsync(two.Http, path, "gu")).StatusCode;

    private static async Task<string> TitleAsync(HttpClient http, string path, string language) =>
        JsonNode.Parse(await JsonAsync(http, path, language))!["properties"]?["title"]?.GetValue<string>() ?? "";

    private static async Task<string> JsonAsync(HttpClient http, string path, string language) => await (await AskAsync(http, path, language)).Content.ReadAsStringAsync();

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Item + path, UriKind.Relative));
        request.Headers.Add("Accept-Language", language);
        return await http.SendAsync(request);
    }
}
