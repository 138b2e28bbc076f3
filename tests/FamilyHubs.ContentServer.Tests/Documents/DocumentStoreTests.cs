using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Documents;

public sealed class DocumentStoreOnSqliteTests() : DocumentStoreTests(postgres: false);

[NeedsPostgres]
public sealed class DocumentStoreOnPostgresTests() : DocumentStoreTests(postgres: true);

/// <summary>What editors do, and what the public sees after it. A file for each verb; every test has the seeds on a database of its own.</summary>
public abstract partial class DocumentStoreTests(bool postgres) : IAsyncLifetime
{
    private const string By = TestSite.By;

    private const string Topic = "/help/baby-sleep";

    private const string Page = "/help/baby-sleep/safer-sleep";

    private TestSite site = null!;

    private DocumentStore Documents => site.Documents;

    private PublishedSite Live => site.Live.Current;

    public async Task InitializeAsync() => site = await TestSite.SeededAsync(postgres);

    public async Task DisposeAsync() => await site.DisposeAsync();

    private async Task<Document> SaveAsync(string path, Func<DraftContent, DraftContent> change) => await SaveAsync((await site.GetAsync(path)).Key, change);

    private async Task<Document> SaveAsync(Guid key, Func<DraftContent, DraftContent> change) =>
        await Documents.SaveDraftAsync(key, (await site.GetAsync(key)).Revision, change(await site.ContentAsync(key)), By);

    private async Task<Document> PublishAsync(Guid key) => await Documents.PublishAsync(key, (await site.GetAsync(key)).Revision, By);

    private async Task<Document> UnpublishAsync(string path)
    {
        var document = await site.GetAsync(path);
        return await Documents.UnpublishAsync(document.Key, document.Revision, By);
    }

    private async Task<Document> RenameAsync(string path, string segment) =>
        await PublishAsync((await SaveAsync(path, content => content with { Segment = segment })).Key);

    /// <summary>A finished help page, not stored yet.</summary>
    private static DraftContent NewPage(string name) => new()
    {
        Name = name,
        Values = new() { ["title"] = "A new page", ["summary"] = "What this page is about." },
    };

    private async Task<Document> CreateAsync(string name) => await Documents.CreateAsync((await site.GetAsync(Topic)).Key, "helpPage", NewPage(name), By);

    private async Task<Document> CreatePublishedAsync(string name) => await PublishAsync((await CreateAsync(name)).Key);

    private static async Task<string> FaultOf(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<DocumentInvalid>(act)).Faults).Property;
}
