using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Published;

public sealed class CultureOnSqliteTests() : CultureTests(postgres: false);

[NeedsPostgres]
public sealed class CultureOnPostgresTests() : CultureTests(postgres: true);

/// <summary>Documents that say something in another language, by the model of <see cref="BilingualModel"/>.</summary>
public abstract class CultureTests(bool postgres)
{
    private static readonly ContentModel Bilingual = ModelFile.Parse("umbraco.json", BilingualModel.Text);

    [DatabaseFact]
    public async Task A_page_in_another_language_is_read_there_and_falls_back_where_it_says_nothing()
    {
        await using var site = await BilingualSiteAsync();
        var document = await TranslateAsync(site, new JsonObject { ["$name"] = "ગોપનીયતા", ["title"] = "તમારી માહિતી" });
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);

        var english = (InformationPage)site.Live.Current.Find("/privacy")!;
        var gujarati = (InformationPage)site.Live.Current.In("gu").Find("/privacy")!;
        Assert.Equal(("ગોપનીયતા", "તમારી માહિતી", english.Summary), (gujarati.Name, gujarati.Title, gujarati.Summary));
        Assert.NotEqual(english.Name, gujarati.Name);
        Assert.NotEqual(english.Title, gujarati.Title);
        Assert.Equal(english.Path, gujarati.Path);
        var other = (InformationPage)site.Live.Current.In("gu").Find("/terms")!;
        Assert.Equal(((InformationPage)site.Live.Current.Find("/terms")!).Title, other.Title);
    }

    [DatabaseFact]
    public async Task What_a_translation_points_at_is_known()
    {
        await using var site = await BilingualSiteAsync();
        var terms = await site.GetAsync("/terms");
        var document = await TranslateAsync(site, new JsonObject { ["relatedPages"] = new JsonArray(terms.Key.ToString()) });
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
        Assert.Equal(2, (await site.Documents.ReferencesToAsync(terms.Key)).Count(reference => reference.FromKey == document.Key && reference.Property == "relatedPages"));
        Assert.Equal(["/terms"], ((InformationPage)site.Live.Current.In("gu").Find("/privacy")!).RelatedPages.Select(page => page.Path));
    }

    [DatabaseFact]
    public async Task A_translation_that_the_model_does_not_allow_is_refused()
    {
        await using var site = await BilingualSiteAsync();
        (string Culture, JsonObject Values, string Fault)[] table =
        [
            ("cy", new() { ["title"] = "Preifatrwydd" }, "cy"),
            ("gu", new() { ["summary"] = "x" }, "gu.summary"),
            ("gu", new() { ["title"] = 5 }, "gu.title"),
            ("gu", new() { ["nonsense"] = "x" }, "gu.nonsense"),
        ];
        foreach (var (culture, values, property) in table)
            Assert.Contains((await Assert.ThrowsAsync<DocumentInvalid>(() => TranslateAsync(site, values, culture))).Faults, fault => fault.Property == property);
        var document = await TranslateAsync(site, new JsonObject { ["title"] = new string('x', 66) });
        Assert.Contains((await Assert.ThrowsAsync<DocumentInvalid>(() => site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By))).Faults, fault => fault.Property == "gu.title");
    }

    [DatabaseFact]
    public async Task Translations_survive_export_and_import()
    {
        await using var site = await BilingualSiteAsync();
        var block = new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "inset", ["values"] = new JsonObject { ["text"] = "<p>તમારી માહિતી</p>" } };
        var document = await TranslateAsync(site, new JsonObject { ["$name"] = "ગોપનીયતા", ["title"] = "તમારી માહિતી", ["content"] = new JsonArray(block) });
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
        var folder = Path.Combine(site.Settings.DataDirectory, "export");
        await site.Export.RunAsync(folder);

        await using var other = await TestSite.EmptyAsync(postgres, Bilingual);
        await other.Import.RunAsync(folder);
        Assert.Equal((await site.DraftAsync(document.Key)).Values, (await other.DraftAsync(document.Key)).Values);
    }

    private async Task<TestSite> BilingualSiteAsync()
    {
        var site = new TestSite(await SeededWorld.CopyAsync(postgres), Bilingual);
        await site.Live.LoadAsync();
        return site;
    }

    private static async Task<Document> TranslateAsync(TestSite site, JsonObject values, string culture = "gu")
    {
        var document = await site.GetAsync("/privacy");
        var content = await site.ContentAsync(document.Key) with { Cultures = new Dictionary<string, JsonObject> { [culture] = values } };
        return await site.Documents.SaveDraftAsync(document.Key, document.Revision, content, TestSite.By);
    }
}
