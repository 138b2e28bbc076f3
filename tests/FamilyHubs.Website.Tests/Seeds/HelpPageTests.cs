using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Seeds;

/// <summary>What every help page must have, so that it is found, trusted and kept true.</summary>
[Collection(AsSeeded.Name)]
public sealed class HelpPageTests(CrawledSite site)
{
    private const int MostSharedSentences = 2;

    /// <summary>Shorter ones ("Call 999.") may be said on any page.</summary>
    private const int FewestWordsToCount = 6;

    private readonly List<HelpPage> pages = [.. site.Site.OfType<HelpPage>()];

    [Fact]
    public void There_are_at_least_250_pages_and_120_help_pages()
    {
        Assert.True(site.Pages.Count >= 250, $"{site.Pages.Count} pages");
        Assert.True(pages.Count >= 120, $"{pages.Count} help pages");
    }

    [Fact]
    public void Each_is_found_by_words_audience_and_topic() =>
        Faults.None(pages.Where(page => page.SearchWords.Count == 0 || page.Audiences.Count == 0 || page.Topics.Count == 0).Select(page => page.Path));

    [Fact]
    public void The_topic_above_comes_first() =>
        Faults.None(pages.Where(page => page.Parent is Topic topic && !(page.Topics is [var first, ..] && first.Equals(topic))).Select(page => page.Path));

    [Fact]
    public void Each_leads_on_to_people_or_pages() =>
        Faults.None(pages.Where(page => page.Contacts.Count + page.RelatedPages.Count == 0).Select(page => page.Path));

    [Fact]
    public void Each_has_an_owner_and_a_day_when_it_is_checked_again() =>
        Faults.None(pages.Where(page => page.Owner == "" || page.VerifiedOn is null || page.ReviewDue is null || page.ReviewDue <= page.VerifiedOn).Select(page => page.Path));

    [Fact]
    public void Crisis_pages_begin_with_who_to_call_now() =>
        Faults.None(site.Site.OfType<Topic>().Where(topic => topic.Segment is "crisis-help" or "safeguarding" or "domestic-abuse").SelectMany(topic => topic.Children).OfType<HelpPage>()
            .Where(page => page.Content is not [UrgentHelp, ..]).Select(page => page.Path));

    [Fact]
    public void Advice_for_couples_is_kept_out_of_domestic_abuse() =>
        Faults.None(pages.Where(page => page.Path.StartsWith("/help/domestic-abuse/", StringComparison.Ordinal) && page.Topics.Any(topic => topic.Segment == "parental-conflict")).Select(page => page.Path));

    [Fact]
    public void No_two_share_more_than_two_sentences()
    {
        var shared = Shared(pages.Select(page => (page.Path, SentencesOf(page))));
        Faults.None(shared.Where(pair => pair.Value > MostSharedSentences).Select(pair => $"{pair.Key.One} and {pair.Key.Other}: {pair.Value}"));
    }

    [Fact]
    public void The_count_of_shared_sentences_finds_them()
    {
        string[] sentences = ["One two three four five six.", "Two three four five six seven.", "Three four five six seven eight.", "Short."];
        Assert.Equal(3, Assert.Single(Shared([("/a", sentences), ("/b", sentences), ("/c", ["Something else altogether is said here."])])).Value);
    }

    /// <summary>How many sentences each two pages share, where they share any.</summary>
    private static Dictionary<(string One, string Other), int> Shared(IEnumerable<(string Path, IEnumerable<string> Sentences)> pages)
    {
        var saying = pages.SelectMany(page => page.Sentences.Where(sentence => ReadDocument.WordsIn(sentence) >= FewestWordsToCount).Select(sentence => (page.Path, Sentence: HtmlPage.Plain(sentence).ToLowerInvariant())))
            .Distinct().GroupBy(said => said.Sentence, said => said.Path);
        Dictionary<(string, string), int> shared = [];
        foreach (var paths in saying.Select(group => group.Order(StringComparer.Ordinal).ToList()))
            for (var one = 0; one < paths.Count; one++)
                for (var other = one + 1; other < paths.Count; other++)
                    shared[(paths[one], paths[other])] = shared.GetValueOrDefault((paths[one], paths[other])) + 1;
        return shared;
    }

    /// <summary>Outside contacts and warnings, which are the same wherever they are needed.</summary>
    private static IEnumerable<string> SentencesOf(HelpPage page) =>
        page.Content.OfType<RichText>().SelectMany(block => Said(block.Text.ToString()))
            .Concat(page.Content.OfType<Inset>().SelectMany(block => Said(block.Text.ToString())))
            .Concat(page.Content.OfType<Details>().SelectMany(block => Said(block.Text.ToString())))
            .Concat(page.Content.OfType<Checklist>().SelectMany(block => block.Items))
            .Concat(page.Content.OfType<Steps>().SelectMany(block => block.Items).SelectMany(step => Said(step.Text.ToString())));

    private static IEnumerable<string> Said(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("p, li").Where(text => text.QuerySelector("p, li") is null).SelectMany(text => ReadDocument.SentencesIn(text.TextContent));
}
