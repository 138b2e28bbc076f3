using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Search;

public sealed class SearchPageTests(SeededSite site) : IClassFixture<SeededSite>
{
    /// <summary>A longer address is refused before it is read (414), and a letter may become nine.</summary>
    private const int LongestHostile = 700;

    [Fact]
    public async Task A_search_lists_pages_with_the_words_marked()
    {
        var page = await PageAsync("/search?q=potty");
        Assert.NotEmpty(page.QuerySelectorAll(".app-result"));
        Assert.NotEmpty(page.QuerySelectorAll(".app-result mark"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/search", "Type a few words")]
    [InlineData("/search?q=%20%2C%3F", "Type a few words")]
    [InlineData("/search?q=b", "One letter")]
    [InlineData("/search?q=zzqqxxyyvv", "We found nothing")]
    public async Task Every_other_state_helps(string address, string words)
    {
        var page = await PageAsync(address);
        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#useful-pages"));
    }

    [Fact]
    public async Task A_far_too_long_search_is_told_so()
    {
        var page = await PageAsync("/search?q=" + new string('a', 10_000));
        Assert.Contains("more than search can read", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i want to die", "116 123")]
    [InlineData("my partner hits me", "999")]
    [InlineData("report child abuse", "0116 305 0005")]
    public async Task Urgent_help_stands_above_all_results(string query, string number)
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString(query));
        var urgent = page.QuerySelector("main .app-urgent")!;
        Assert.Contains(number, urgent.TextContent, StringComparison.Ordinal);
        if (page.QuerySelector(".app-results") is { } results) Assert.True(urgent.CompareDocumentPosition(results).HasFlag(DocumentPositions.Following));
    }

    [Theory]
    [InlineData("LE67 3EA", "/hubs/coalville")]
    [InlineData("le673ea", "/hubs/coalville")]
    [InlineData("Hinckley", "/hubs/hinckley-")]
    public async Task A_place_lists_the_nearest_hub_first(string query, string path)
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString(query));
        Assert.StartsWith(path, page.QuerySelector(".app-hub a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/hubs/", page.QuerySelector(".app-result a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("помощь")]
    [InlineData("مساعدة")]
    [InlineData("মা")]
    [InlineData("pomoc żłobek")]
    public async Task Another_language_leads_to_help_in_other_languages(string query)
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString(query));
        Assert.Equal("/help/languages-accessibility/other-languages", page.QuerySelector(".app-result a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Filters_narrow_the_results_and_keep_the_query()
    {
        var all = await JsonAsync("/api/search?q=sleep&take=50");
        var narrowed = await JsonAsync("/api/search?q=sleep&take=50&audience=professionals");
        Assert.True(narrowed.GetProperty("total").GetInt32() < all.GetProperty("total").GetInt32());
        Assert.All(narrowed.GetProperty("items").EnumerateArray(), item => Assert.Contains("professionals", item.GetProperty("audiences").EnumerateArray().Select(audience => audience.GetString())));
    }

    [Fact]
    public async Task The_api_answers_with_the_agreed_names_for_any_site()
    {
        var answer = await site.Http.GetAsync(new Uri("/api/search?q=baby+vacinations", UriKind.Relative));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["items", "outOfScope", "place", "suggestion", "total", "urgentHelp"], json.EnumerateObject().Select(part => part.Name).Order());
        Assert.Equal("baby vaccinations", json.GetProperty("suggestion").GetString());
        Assert.Equal(["audiences", "kind", "path", "score", "summary", "title", "topics"], json.GetProperty("items")[0].EnumerateObject().Select(part => part.Name).Order());
        Assert.InRange(json.GetProperty("items").GetArrayLength(), 1, 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=sleep&take=51")]
    [InlineData("?q=sleep&take=x")]
    [InlineData("?q=sleep&skip=-1")]
    [InlineData("?q=sleep&ageMonths=many")]
    [InlineData("?q=sleep&audience=cats")]
    [InlineData("?q=sleep&topic=cats")]
    [InlineData("?q=sleep&kind=siteSettings")]
    public async Task The_api_refuses_bad_parameters_with_problem_details(string query)
    {
        var answer = await site.Http.GetAsync(new Uri("/api/search" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Suggestions_are_pages_then_completions()
    {
        var json = await JsonAsync("/api/search/suggestions?q=pot");
        Assert.NotEqual(0, json.GetProperty("pages").GetArrayLength());
        Assert.All(json.GetProperty("completions").EnumerateArray(), words => Assert.StartsWith("pot", words.GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"; DROP TABLE page; --")]
    [InlineData("sleep AND (NEAR(a b) OR title:x*) ^\"")]
    [InlineData("* ^ : \" ' - + ( )")]
    [InlineData("\u202Ebaby\u202C \uD83D\uDC76 \u200F")]
    [InlineData("the of and")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Odd_input_gives_a_normal_page(string query)
    {
        var page = await PageAsync("/search?q=" + Uri.EscapeDataString(query));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [SkippableByFolderFact("strings/blns.json")]
    public async Task Hostile_strings_give_a_normal_page()
    {
        var texts = Hostile("strings/blns.json").Concat(Hostile("unicode/confusables.json").Where((_, number) => number % 25 == 0)).Concat(Hostile("unicode/fuzzdb-unicode.json"))
            .Concat(Hostile("unicode/normalization.json").Where((_, number) => number % 25 == 0)).Concat(Hostile("xss/payloads.json").Where((_, number) => number % 5 == 0)).Concat(Hostile("slow/inputs.json")).ToList();
        Assert.NotInRange(texts.Count, 0, 500);
        foreach (var text in texts.Select(text => text.Length > LongestHostile ? text[..LongestHostile] : text))
        {
            var answer = await site.Http.GetAsync(new Uri("/search?q=" + Escape(text), UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} for {text}");
            answer = await site.Http.GetAsync(new Uri("/api/search/suggestions?q=" + Escape(text), UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} for {text}");
        }
    }

    private static IEnumerable<string> Hostile(string path) => Texts(JsonDocument.Parse(File.ReadAllBytes(SkippableByFolderFactAttribute.File(path))).RootElement);

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(part => Texts(part.Value)),
        _ => [],
    };

    private static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(rune => Uri.EscapeDataString(rune.ToString())));

    private async Task<IDocument> PageAsync(string address)
    {
        var answer = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await site.Http.GetStringAsync(new Uri(address, UriKind.Relative))).RootElement;
}
