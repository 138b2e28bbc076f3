using System.Text.RegularExpressions;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Xunit;

namespace FamilyHubs.Website.Tests.Seeds;

/// <summary>How the content is written: the rules of the NHS and GOV.UK, as far as a program can see.</summary>
[Collection(AsSeeded.Name)]
public sealed partial class PlainEnglishTests(CrawledSite site)
{
    private const int LongestTitle = 65;
    private const int LongestSummary = 160;
    private const int LongestSentence = 20;
    private const double LongestAverage = 16;

    /// <summary>The regulations of 2018 fix what an accessibility statement says.</summary>
    private const string WordedByLaw = "/accessibility";

    private static readonly string[] VagueLinks = ["here", "this", "link", "more", "this page", "click here", "read more", "find out more", "learn more"];

    private readonly IReadOnlyList<ReadDocument> documents = ReadDocument.All(site.Site);

    [Fact]
    public void Titles_are_at_most_65_characters() =>
        Faults.None(site.Site.Pages.Where(page => page.TitleOf().Length > LongestTitle).Select(page => $"{page.Path}: {page.TitleOf()}"));

    [Fact]
    public void Summaries_are_there_and_at_most_160_characters() =>
        Faults.None(site.Site.Pages.Where(page => page.SummaryOf().Length is 0 or > LongestSummary).Select(page => $"{page.Path}: {page.SummaryOf()}"));

    [Fact]
    public void Headings_are_not_questions()
    {
        Assert.True(documents.Sum(document => document.Headings.Count()) > 1_000);
        Faults.None(from document in documents from heading in document.Headings where heading.Contains('?', StringComparison.Ordinal) select $"{document.Path}: {heading}");
    }

    [Fact]
    public void Sentences_for_families_and_young_people_have_at_most_20_words()
    {
        Assert.True(documents.Where(document => document.IsForFamilies).Sum(document => document.Sentences.Count()) > 5_000);
        Faults.None(from document in documents
                    where document.IsForFamilies && document.Path != WordedByLaw
                    from sentence in document.Sentences
                    let words = ReadDocument.WordsIn(sentence)
                    where words > LongestSentence
                    select $"{document.Path}: {words} words: {sentence}");
    }

    [Fact]
    public void Sentences_for_families_and_young_people_average_at_most_16_words() =>
        Faults.None(from document in documents
                    where document.IsForFamilies && document.Sentences.Any()
                    let average = document.Sentences.Average(ReadDocument.WordsIn)
                    where average > LongestAverage
                    select $"{document.Path}: {average:0.0}");

    [Fact]
    public void Words_are_those_of_the_NHS_and_GOV_UK() =>
        Faults.None(from document in documents
                    from piece in document.Pieces
                    let word = Avoided().Match(piece.Words)
                    where word.Success
                    select $"{document.Path}: '{word.Value}' in: {piece.Words}");

    [Theory]
    [InlineData("Click here to go on.")]
    [InlineData("If your child urinates often")]
    [InlineData("Anyone suffering from asthma")]
    [InlineData("Ring 111 now")]
    [InlineData("Things to do, e.g. painting")]
    [InlineData("In order to apply")]
    public void The_list_of_words_catches(string words) => Assert.Matches(Avoided(), words);

    [Theory]
    [InlineData("Bring a friend to the spring fair")]
    [InlineData("A ring of children")]
    [InlineData("He had a sore tummy for weeks")]
    public void The_list_of_words_lets_by(string words) => Assert.DoesNotMatch(Avoided(), words);

    [Fact]
    public void A_sentence_is_counted_as_a_reader_counts() =>
        Assert.Equal([3, 5], ReadDocument.SentencesIn("Call us today. It's open 9am to 5pm.").Select(ReadDocument.WordsIn));

    [Fact]
    public void Links_say_where_they_lead()
    {
        Assert.True(documents.Sum(document => document.Pieces.Count(piece => piece.Kind == PieceKind.Link)) > 300);
        Faults.None(from document in documents
                    from link in document.Pieces
                    where link.Kind == PieceKind.Link && (VagueLinks.Contains(link.Words.Trim().ToLowerInvariant()) || link.Words.Contains("://", StringComparison.Ordinal))
                    select $"{document.Path}: '{link.Words}'");
    }

    [Fact]
    public void Pictures_in_the_text_say_what_they_show() =>
        Faults.None(from page in site.Pages
                    from picture in page.All("figure.app-figure img")
                    let alt = picture.GetAttribute("alt")
                    where alt is null || BadAlt().IsMatch(alt)
                    select $"{page.Path}: {alt}");

    [Fact]
    public void No_page_welcomes_or_exclaims() =>
        Faults.None(from document in documents
                    where document.Document is not Contact
                    from sentence in document.Sentences
                    where sentence.StartsWith("Welcome to", StringComparison.Ordinal) || sentence.EndsWith('!')
                    select $"{document.Path}: {sentence}");

    [GeneratedRegex(@"click here|\bread more\b|urinat|\bstools?\b|suffer(s|ing)? from|\bring (us|them|the (doctor|school|helpline|line)|your|999|101|111)\b|\butili[sz]e|\bfacilitat|in order to|please note|\be\.g\b|\bi\.e\b|\betc\b|\btrimester|\bwee\b|\bbreast feed", RegexOptions.IgnoreCase)]
    private static partial Regex Avoided();

    [GeneratedRegex(@"\.(png|jpg|svg)$|^(image|picture|photo) of", RegexOptions.IgnoreCase)]
    private static partial Regex BadAlt();
}
