using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;

namespace FamilyHubs.Website.Tests;

/// <summary>What an editor does, in one call each. Documents are named by their address.</summary>
internal static class Editing
{
    private const string Editor = "a test";

    public static async Task<Document> DocumentAsync(this SeededSite site, string path) =>
        await site.Get<DocumentStore>().FindAsync(path) ?? throw new InvalidOperationException($"There is no live document {path}.");

    public static async Task<Document> DraftAsync(this SeededSite site, string parent, string type, string name, JsonObject values) =>
        await site.Get<DocumentStore>().CreateAsync((await site.DocumentAsync(parent)).Key, type, new DraftContent { Name = name, Values = values }, Editor);

    public static async Task<Document> PublishAsync(this SeededSite site, string parent, string type, string name, JsonObject values)
    {
        var draft = await site.DraftAsync(parent, type, name, values);
        return await site.Get<DocumentStore>().PublishAsync(draft.Key, draft.Revision, Editor);
    }

    /// <summary>Saves a draft with other values, and does not publish it.</summary>
    public static async Task<Document> SaveAsync(this SeededSite site, string path, Action<JsonObject> change, string? segment = null)
    {
        var store = site.Get<DocumentStore>();
        var document = await site.DocumentAsync(path);
        var content = DraftContent.Of((await store.VersionsAsync(document.Key))[0]);
        change(content.Values);
        return await store.SaveDraftAsync(document.Key, document.Revision, content with { Segment = segment ?? content.Segment }, Editor);
    }

    public static async Task ChangeAsync(this SeededSite site, string path, Action<JsonObject> change, string? segment = null)
    {
        var draft = await site.SaveAsync(path, change, segment);
        await site.Get<DocumentStore>().PublishAsync(draft.Key, draft.Revision, Editor);
    }

    public static async Task WithdrawAsync(this SeededSite site, string path)
    {
        var document = await site.DocumentAsync(path);
        await site.Get<DocumentStore>().UnpublishAsync(document.Key, document.Revision, Editor);
    }

    public static async Task TrashAsync(this SeededSite site, string path)
    {
        var document = await site.DocumentAsync(path);
        await site.Get<DocumentStore>().TrashAsync(document.Key, document.Revision, Editor);
    }

    public static async Task MoveAsync(this SeededSite site, string path, string newParent)
    {
        var document = await site.DocumentAsync(path);
        await site.Get<DocumentStore>().MoveAsync(document.Key, document.Revision, (await site.DocumentAsync(newParent)).Key, Editor);
    }

    /// <summary>A picker's value.</summary>
    public static JsonArray Picked(params Guid[] keys) => [.. keys.Select(key => (JsonNode)key.ToString())];

    /// <summary>A block list's value with one block of rich text.</summary>
    public static JsonArray RichText(string html) => [Block("richText", new JsonObject { ["text"] = html })];

    public static JsonObject Block(string type, JsonObject values) => new() { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = type, ["values"] = values };

    public static JsonArray LinkTo(string name, string url) => [new JsonObject { ["name"] = name, ["type"] = "external", ["url"] = url }];
}
