using FamilyHubs.ContentServer.Documents;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Storage;

/// <summary>What must be true of the content whatever happened: nothing is half done, and the next start serves just that.</summary>
internal static class WholeContent
{
    /// <summary>Also that a start from the saved copy shows it.</summary>
    public static async Task AssertAsync(TestSite site)
    {
        await AssertWholeAsync(site);
        await AssertServedAsync(site);
    }

    public static async Task AssertWholeAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        var documents = await database.Documents.AsNoTracking().ToDictionaryAsync(document => document.Key);
        var versions = (await database.Versions.AsNoTracking().ToListAsync()).ToLookup(version => version.DocumentKey);
        var references = (await database.References.AsNoTracking().ToListAsync()).ToLookup(reference => (reference.FromKey, reference.IsPublished));
        var write = new DocumentWrite(database, site.Model, DateTime.UnixEpoch, TestSite.By);
        foreach (var document in documents.Values)
        {
            Assert.Equal(Enumerable.Range(1, document.DraftNumber), versions[document.Key].Select(version => version.Number).Order());
            Assert.InRange(document.PublishedNumber ?? 1, 1, document.DraftNumber);
            Assert.Equal(PathOf(document, documents, versions), document.Path);
            AssertReferences(document.DraftNumber, document, published: false);
            AssertReferences(document.PublishedNumber, document, published: true);
        }
        if (!database.IsPostgres) Assert.Equal("ok", await database.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync());

        void AssertReferences(int? number, Document document, bool published)
        {
            var expected = versions[document.Key].Where(version => version.Number == number).SelectMany(version => write.ReferencesOf(document, version, published));
            Assert.Equal(expected.ToHashSet(), references[(document.Key, published)].ToHashSet());
        }
    }

    private static string? PathOf(Document document, Dictionary<Guid, Document> documents, ILookup<Guid, DocumentVersion> versions)
    {
        if (document.PublishedNumber is not { } number || document.TrashedUtc is not null) return null;
        if (document.ParentKey is not { } parent) return "/";
        return PathOf(documents[parent], documents, versions) is { } above ? Segment.Below(above, versions[document.Key].Single(version => version.Number == number).Segment) : null;
    }

    private static async Task AssertServedAsync(TestSite site)
    {
        await using var database = site.Storage.CreateDbContext();
        var live = await database.Documents.AsNoTracking().Where(document => document.Path != null)
            .Join(database.Versions, document => new { document.Key, Number = document.PublishedNumber!.Value }, version => new { Key = version.DocumentKey, version.Number }, (document, version) => new { document.Path, version.Name }).ToListAsync();
        await using var node = site.Restarted();
        Assert.True(node.Live.LoadSaved());
        await node.Live.CatchUpAsync();
        Assert.Null(node.Live.SourceTrouble);
        Assert.Equal(live.Select(row => (row.Path!, row.Name)).Order(), node.Live.Current.Contents.Select(content => (content.Path, content.Name)).Order());
    }
}
