using System.Globalization;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>One site for all that is tested between a draft and what the public sees. Its tests come one after the other, because they set its clock.</summary>
[CollectionDefinition(Name)]
public sealed class DraftsSite : ICollectionFixture<SeededSite>
{
    public const string Name = "Drafts";
}

internal static class Drafts
{
    /// <summary>A new help page, finished enough to be published.</summary>
    public static async Task<Guid> AddPageAsync(this SeededSite site, string name, string parent = "/help/baby-sleep")
    {
        var content = new DraftContent { Name = name, Values = new() { ["title"] = name, ["summary"] = "What it says." } };
        return (await site.Get<DocumentStore>().CreateAsync(site.Site.Find(parent)!.Key, "helpPage", content, "a test")).Key;
    }

    public static async Task<Guid> AddLivePageAsync(this SeededSite site, string name, string parent = "/help/baby-sleep")
    {
        var key = await site.AddPageAsync(name, parent);
        await site.Get<DocumentStore>().PublishAsync(key, (await site.DocumentAsync(key)).Revision, "a test");
        return key;
    }

    public static async Task<Document> DocumentAsync(this SeededSite site, Guid key) => (await site.Get<DocumentStore>().FindAsync(key))!;

    public static async Task<string> RevisionAsync(this SeededSite site, Guid key) => (await site.DocumentAsync(key)).Revision.ToString(CultureInfo.InvariantCulture);
}
