using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Search;

/// <summary>A page that was found, and how well it matches: more is better.</summary>
public sealed record SearchHit(PublishedModel Page, double Score)
{
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Topic documents, the main one first.</summary>
    public IReadOnlyList<PublishedModel> Topics { get; init; } = [];

    public int? MinAgeMonths { get; init; }

    public int? MaxAgeMonths { get; init; }
}

/// <summary>What a search found. At most <see cref="SiteSearch.MostHits"/> pages: nobody reads further.</summary>
public sealed record SearchAnswer
{
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>Documents of the type urgentTrigger that the query touches.</summary>
    public IReadOnlyList<PublishedModel> Urgent { get; init; } = [];

    /// <summary>A document of the type outOfScope, when the query asks for something that is somebody else's.</summary>
    public PublishedModel? OutOfScope { get; init; }

    /// <summary>The query as it was probably meant, when a word was spelled otherwise.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether the query is in another language or script than the site.</summary>
    public bool IsOtherLanguage { get; init; }

    /// <summary>Words that were looked for, those with the same meaning too, for marking them.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];
}

/// <summary>What may be offered while somebody types.</summary>
public sealed record SearchSuggestions(IReadOnlyList<PublishedModel> Pages, IReadOnlyList<string> Completions);
