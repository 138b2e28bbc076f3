using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>What Word and Google Docs put on the clipboard keeps its structure when it is pasted into rich text, and loses all else.</summary>
[Collection(InABrowser.Name)]
public sealed class PasteTests(BrowsedSite site)
{
    private const string FromWord =
        "<h2>Baby massage</h2><h2>What to bring</h2>"
        + "<p>Wear what is <strong>easy to wash</strong>. It is <em>always</em> warm. See <a href=\"https://www.nhs.uk/start-for-life/\">Start for Life</a>, our plan and <a href=\"https://www.leicestershire.gov.uk/\">the council</a>.</p>"
        + "<ul><li><p>a towel</p><ul><li><p>a large one</p></li><li><p>not a new one</p></li></ul></li><li><p>a nappy</p></li></ul>"
        + "<h2>How it goes</h2>"
        + "<ol><li><p>Sit down.</p><ol><li><p>On a mat.</p></li></ol></li><li><p>Begin with the feet.</p></li></ol>"
        + "<table><thead><tr><th scope=\"col\">Day</th><th scope=\"col\">Time</th></tr></thead><tbody><tr><td>Monday</td><td>10am</td></tr></tbody></table>"
        + "<p>The end.</p>";

    private const string FromGoogleDocs =
        "<h2>Weaning</h2>"
        + "<p>Start at <strong>about six months</strong>. <em>Slowly</em>, as <a href=\"https://www.nhs.uk/start-for-life/baby/weaning/\">the NHS says</a>.</p>"
        + "<ul><li><p>soft food</p><ul><li><p>mashed</p></li></ul></li><li><p>a spoon</p></li></ul>"
        + "<h2>In this order</h2><ol><li><p>Sit up.</p></li><li><p>Taste.</p></li></ol>"
        + "<table><thead><tr><th scope=\"col\"><strong>Age</strong></th><th scope=\"col\">Food</th></tr></thead><tbody><tr><td>6 months</td><td>carrot</td></tr></tbody></table>"
        + "<p>Enjoy.</p>";

    [BrowserFact]
    public Task Word_and_Google_Docs_keep_their_structure_and_nothing_else() => Visitor.OnAsync(site, async visitor =>
    {
        var sources = new[] { "word", "google-docs" }.Select(name => Repository.Read($"tests/FamilyHubs.Journeys/Pasted/{name}.html")).ToList();
        var blocks = sources.Select(_ => (JsonNode)new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = "" } });
        var store = site.Get<DocumentStore>();
        var page = await store.CreateAsync(site.Site.Find("/help/baby-sleep")!.Key, "helpPage", new DraftContent { Name = "Pasted", Values = new() { ["title"] = "Pasted", ["summary"] = "Pasted.", ["content"] = new JsonArray([.. blocks]) } }, "a test");
        await visitor.SignInAsync(Role.Contributor);
        await visitor.GoAsync($"/editor/content/{page.Key}");
        foreach (var (i, source) in sources.Index())
        {
            await visitor.Page.Locator(".editor-block__summary").Nth(i).ClickAsync();
            var text = visitor.Page.Locator(".editor-block").Nth(i).Locator(".editor-rich__text");
            await text.ClickAsync();
            await text.EvaluateAsync("(text, html) => { const clipboard = new DataTransfer(); clipboard.setData('text/html', html); clipboard.setData('text/plain', 'plain'); text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })); }", source);
        }
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft", Exact = true }).ClickAsync();
        await visitor.Page.ArriveAsync(url => url.EndsWith("done=saved", StringComparison.Ordinal));
        var stored = DraftContent.Of((await store.VersionsAsync(page.Key))[0]).Values["content"]!.AsArray().Select(block => (string?)block!["values"]!["text"]).ToList();
        Assert.Equal(FromWord, stored[0]);
        Assert.Equal(FromGoogleDocs, stored[1]);
    });
}
