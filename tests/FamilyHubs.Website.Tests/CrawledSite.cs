using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests;

/// <summary>The site as seeded, and the answer to every published page. Its tests only read.</summary>
public sealed class CrawledSite : SeededSite
{
    public IReadOnlyList<HtmlPage> Pages { get; private set; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        List<HtmlPage> pages = [];
        foreach (var page in Site.Pages) pages.Add(await ReadAsync(page.Path));
        Pages = pages;
    }

    public HtmlPage Page(string path) => Pages.Single(page => page.Path == path);
}

[CollectionDefinition(Name)]
public sealed class AsSeeded : ICollectionFixture<CrawledSite>
{
    public const string Name = "The site as seeded";
}
