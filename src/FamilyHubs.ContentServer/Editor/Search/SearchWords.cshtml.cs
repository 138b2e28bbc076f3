using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.ContentServer.Editor.Search;

/// <summary>Searches that found nothing or little, and the ways to help those who make them.</summary>
internal sealed class SearchWordsModel(StoredQueries queries, PublishedSite site) : PageModel
{
    /// <summary>So many pages are little.</summary>
    private const int Little = 2;

    public IReadOnlyList<AskedQuery> Asked { get; private set; } = [];

    /// <summary>Where synonym sets stand.</summary>
    public Guid? SynonymFolder { get; private set; }

    /// <summary>Where new topics are written.</summary>
    public Guid? HelpFolder { get; private set; }

    public void OnGet()
    {
        Asked = queries.FoundLittle(Little);
        SynonymFolder = site.OfType("synonymSet").FirstOrDefault()?.Parent?.Key;
        HelpFolder = site.OfType("topicIndex").FirstOrDefault()?.Key;
    }
}
