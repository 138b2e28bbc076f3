using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>New documents are started from templates, which themselves are never published.</summary>
[Collection(DraftsSite.Name)]
public sealed class TemplateTests(SeededSite site)
{
    [Fact]
    public async Task A_page_is_started_from_a_template_under_its_own_name()
    {
        var template = await FindAsync("helpPage");
        var parent = site.Site.Find("/help/baby-sleep")!.Key;
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await editor.ReadAsync($"/editor/content/new?under={parent}");
        Assert.Equal($"Help page from the template {template.Name}", screen.Words($"label[for=type-{template.Key}]"));

        var answer = await editor.SendAsync($"/editor/content/new?under={parent}", new() { ["name"] = "Naps away from home", ["type"] = template.Key.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var made = await site.Get<DocumentStore>().FindAsync(Guid.Parse(answer.Answer.Headers.Location!.ToString().Split('/', '?')[3]));
        var draft = DraftContent.Of((await site.Get<DocumentStore>().VersionsAsync(made!.Key))[0]);
        Assert.Equal(("helpPage", parent, "Naps away from home", "naps-away-from-home"), (made.ContentType, made.ParentKey!.Value, draft.Name, draft.Segment));
        Assert.Equal("Naps away from home", draft.Values["title"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(template.Draft.Values["content"], draft.Values["content"]));
    }

    [Fact]
    public async Task A_template_is_offered_only_where_its_type_may_stand()
    {
        var template = await FindAsync("newsStory");
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var parent = site.Site.Find("/help/baby-sleep")!.Key;
        Assert.Null((await editor.ReadAsync($"/editor/content/new?under={parent}")).Document.QuerySelector($"#type-{template.Key}"));
        var answer = await editor.SendAsync($"/editor/content/new?under={parent}&name=A%20story", new() { ["type"] = template.Key.ToString() });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Choose a type", answer.ListOf(".govuk-error-summary li"));
        Assert.Equal("A story", answer.Document.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_template_never_becomes_public()
    {
        var store = site.Get<DocumentStore>();
        var template = await FindAsync("helpPage");
        var folder = (await store.FindAsync(template.ParentKey!.Value))!;
        var refused = await Assert.ThrowsAsync<DocumentInvalid>(() => store.PublishAsync(folder.Key, folder.Revision, "a test"));
        Assert.Contains("Templates are not published", refused.Faults[0].Message, StringComparison.Ordinal);

        var content = template.Draft with { Name = "A template that is whole" };
        foreach (var (alias, value) in (await ValuesOfAsync("/help/baby-sleep/safer-sleep")).ToList()) content.Values[alias] = value?.DeepClone();
        var whole = await store.CreateAsync(folder.Key, "helpPage", content, "a test");
        await store.PublishAsync(whole.Key, whole.Revision, "a test");
        Assert.Null((await store.FindAsync(whole.Key))!.Path);
        Assert.Null(site.Site.FindContent(whole.Key));
    }

    private async Task<TreeRow> FindAsync(string type) => (await site.Get<DocumentTree>().TemplatesAsync([type]))[0];

    private async Task<JsonObject> ValuesOfAsync(string path)
    {
        var store = site.Get<DocumentStore>();
        return DraftContent.Of((await store.VersionsAsync((await store.FindAsync(path))!.Key))[0]).Values;
    }
}
