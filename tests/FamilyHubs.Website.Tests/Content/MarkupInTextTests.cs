using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

/// <summary>Markup typed into every text of every type, looked at on every page (bar S1): it is shown, and does nothing.</summary>
public sealed class MarkupInTextTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    [Fact]
    public async Task Markup_in_any_text_comes_out_as_words()
    {
        var poisoned = 0;
        foreach (var document in site.Site.Home!.Descendants.Prepend(site.Site.Home).GroupBy(document => document.ContentType).SelectMany(type => type.Take(4)).ToList())
            if (await PoisonAsync(document.Key, site.Site.Model.Get(document.ContentType))) poisoned++;
        Assert.True(poisoned > 40, $"Only {poisoned} documents took the text");

        var shown = 0;
        foreach (var path in site.Site.Pages.Select(page => page.Path).Concat(["/no-such-page", "/errors/410", "/errors/400"]).ToList())
        {
            var page = await site.ReadAsync(path);
            Faults.None(Live(page));
            if (page.Document.Body!.TextContent.Contains("alert(1)</script>\"'>", StringComparison.Ordinal)) shown++;
        }
        Assert.True(shown > 400, $"The text was shown on {shown} pages only: nothing was proven");
    }

    private async Task<bool> PoisonAsync(Guid key, ContentType type)
    {
        var store = site.Get<DocumentStore>();
        var document = (await store.FindAsync(key))!;
        var content = DraftContent.Of((await store.VersionsAsync(key))[0]);
        Poison(content.Values, type, site.Site.Model);
        try
        {
            var draft = await store.SaveDraftAsync(key, document.Revision, content with { Name = content.Name + Attack }, "a test");
            await store.PublishAsync(key, draft.Revision, "a test");
            return true;
        }
        catch (DocumentInvalid)
        {
            return false;
        }
    }

    /// <summary>Puts the attack into everything that takes words, as long as the rules of the property let it.</summary>
    private static void Poison(JsonObject values, ContentType type, ContentModel model)
    {
        foreach (var property in type.PropertyList.Where(property => property.Pattern is null))
        {
            var most = property.DataType.Configuration["maxChars"]?.GetValue<int>() ?? int.MaxValue;
            switch (property.DataType.EditorAlias)
            {
                case "Umbraco.TextBox" or "Umbraco.TextArea" when most > Attack.Length:
                    values[property.Alias] = Attack;
                    break;
                case "Umbraco.MultipleTextstring" or "Umbraco.Tags":
                    values[property.Alias] = new JsonArray(Attack, $"{Attack} | {Attack}");
                    break;
                case "Umbraco.RichText":
                    values[property.Alias] = $"<p>{Attack}<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">a</a></p><p>{System.Net.WebUtility.HtmlEncode(Attack)}</p><svg onload=alert(1)></svg>";
                    break;
                case "Umbraco.MultiUrlPicker":
                    values[property.Alias] = Editing.LinkTo(Attack, "https://www.example.org/\"><script>alert(1)</script>");
                    break;
                case "Umbraco.BlockList":
                    foreach (var block in values[property.Alias] as JsonArray ?? [])
                        Poison(block!["values"]!.AsObject(), model.Get(block["contentType"]!.GetValue<string>()), model);
                    break;
            }
        }
    }

    private static IEnumerable<string> Live(HtmlPage page)
    {
        foreach (var element in page.All("*"))
        {
            if (element.LocalName == "script" && element.TextContent.Contains("alert", StringComparison.Ordinal) && element.GetAttribute("type") != "application/ld+json") yield return $"{page.Path}: a script";
            if (element.LocalName == "script" && element.TextContent.Contains('<', StringComparison.Ordinal)) yield return $"{page.Path}: markup in structured data";
            if (element.LocalName == "img" && element.GetAttribute("src") == "x") yield return $"{page.Path}: a picture";
            foreach (var attribute in element.Attributes)
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) yield return $"{page.Path}: {element.LocalName} {attribute.Name}={attribute.Value}";
        }
    }
}
