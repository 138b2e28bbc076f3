namespace FamilyHubs.ContentServer.Search;

/// <summary>The text of a page as it goes into the index.</summary>
internal sealed class IndexedText
{
    public IndexedText(PageText page)
    {
        Title = WithJoined(page.Title);
        Terms = string.Join(' ', page.Terms.Select(WithJoined));
        Headings = SearchWords.Plain(page.Headings);
        Summary = SearchWords.Plain(page.Summary);
        Body = SearchWords.Plain(page.Body);
        Words = [.. new[] { Title, Terms, Headings, Summary, Body }.SelectMany(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Acronyms = [.. SearchWords.Acronyms(page.Title).Concat(SearchWords.Acronyms(page.Headings)).Concat(SearchWords.Acronyms(page.Summary)).Concat(SearchWords.Acronyms(page.Body))];
        Phrases = [.. page.Terms.Append(page.Title).Select(SearchWords.Plain).Where(phrase => phrase.Length > 0)];
    }

    public string Title { get; }

    public string Terms { get; }

    public string Headings { get; }

    public string Summary { get; }

    public string Body { get; }

    public HashSet<string> Words { get; }

    public HashSet<string> Acronyms { get; }

    /// <summary>What may be offered to complete a query: the title and the search words.</summary>
    public HashSet<string> Phrases { get; }

    /// <summary>Hyphenated words are found written apart and written as one.</summary>
    private static string WithJoined(string text)
    {
        var joined = text.Split(' ').Where(word => word.Contains('-', StringComparison.Ordinal)).Select(word => word.Replace("-", "", StringComparison.Ordinal));
        return SearchWords.Plain($"{text} {string.Join(' ', joined)}");
    }
}

/// <summary>How many pages have each word and phrase, as a difference.</summary>
internal sealed class Vocabulary
{
    public Dictionary<string, (int Pages, int Acronyms)> Words { get; } = [];

    public Dictionary<string, int> Phrases { get; } = [];

    public void Count(IEnumerable<string> words, IEnumerable<string> acronyms, IEnumerable<string> phrases, int by)
    {
        foreach (var word in words) Words[word] = Words.TryGetValue(word, out var count) ? (count.Pages + by, count.Acronyms) : (by, 0);
        foreach (var word in acronyms) Words[word] = Words.TryGetValue(word, out var count) ? (count.Pages, count.Acronyms + by) : (0, by);
        foreach (var phrase in phrases) Phrases[phrase] = Phrases.GetValueOrDefault(phrase) + by;
    }
}
