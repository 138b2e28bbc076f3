using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FamilyHubs.Website.Search;

/// <summary>The results page. What was asked is counted without anything of who asked, and caches are told to keep nothing.</summary>
public sealed class SearchPageModel(PublishedSite site, FindPages find, StoredQueries asked, CurrentPage page) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery]
    public string? Audience { get; set; }

    [FromQuery]
    public string? Topic { get; set; }

    [FromQuery]
    public string? Kind { get; set; }

    [FromQuery(Name = "ageMonths")]
    public string? Age { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public SearchState State { get; private set; }

    public SearchResults? Results { get; private set; }

    /// <summary>The query as it is shown again, cut when it is far too long.</summary>
    public string Shown => Query is { Length: > SiteSearch.LongestQuery } ? Query[..SiteSearch.LongestQuery] : Query ?? "";

    public int Number { get; private set; } = 1;

    public int LastNumber => Results is null ? 1 : Math.Max(1, (Results.Total + SearchRequest.UsualTake - 1) / SearchRequest.UsualTake);

    public bool IsFiltered => !string.IsNullOrEmpty(Audience) || !string.IsNullOrEmpty(Topic) || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Age);

    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        State = StateOf(Query);
        if (State == SearchState.Found) Find();
        page.Show(State == SearchState.Empty ? "Search" : $"{Shown.Trim()} - Search");
    }

    public string AddressOf(int number) => $"/search?{string.Join('&', Parts(number).Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"))}";

    private void Find()
    {
        var hasAge = SearchRequest.TryNumber(Age, 0, SearchRequest.OldestMonths, 0, out var age) && !string.IsNullOrEmpty(Age);
        Number = SearchRequest.TryNumber(PageText, 1, SiteSearch.MostHits, 1, out var number) ? number : 1;
        var request = new SearchRequest(Query!) { Audience = Audience ?? "", Topic = Topic ?? "", Kind = Kind ?? "", AgeMonths = hasAge ? age : null };
        Results = find.Find(site, request with { Skip = (Number - 1) * SearchRequest.UsualTake });
        if (!IsFiltered && Number == 1) asked.Note(Query!, Results.Total);
        if (Results.Urgent.Any(urgent => urgent.Page is ISensitivity { QuickExit: true })) page.OfferExit();
        if (Results.Total == 0) State = SearchState.Nothing;
        else if (Number > LastNumber) Results = find.Find(site, request with { Skip = ((Number = LastNumber) - 1) * SearchRequest.UsualTake });
    }

    private static SearchState StateOf(string? query)
    {
        if (query is { Length: > SiteSearch.LongestQuery }) return SearchState.TooLong;
        var words = SiteSearch.WordsOf(query ?? "");
        if (words.Count == 0) return SearchState.Empty;
        return words is [{ Length: 1 } letter] && char.IsAscii(letter[0]) ? SearchState.TooShort : SearchState.Found;
    }

    private IEnumerable<(string Name, string? Value)> Parts(int number) =>
        [("q", Query), ("audience", Audience), ("topic", Topic), ("kind", Kind), ("ageMonths", Age), ("page", number == 1 ? null : number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}

/// <summary>What the page has to say.</summary>
public enum SearchState
{
    Empty,
    TooShort,
    TooLong,
    Nothing,
    Found,
}
