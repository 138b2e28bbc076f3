using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Seeds;

/// <summary>The content against the sourced facts: nothing that they do not hold, nothing forgotten that they ask for.</summary>
[Collection(AsSeeded.Name)]
public sealed partial class FactsTests(CrawledSite site)
{
    private const string NotOurs = "out-of-scope";

    [FactsFact]
    public void Every_phone_number_is_a_sourced_one()
    {
        var sourced = Facts("helplines.csv").SelectMany(row => PhoneNumber().Matches(row["note"]).Select(match => match.Value).Append(row["contact"])).Concat(Facts("hubs.csv").Select(row => row["phone"])).Select(Digits).Where(number => number.Length > 0).ToHashSet();
        Assert.True(sourced.Count > 40);
        var linked = site.Pages.SelectMany(page => page.All("a[href^='tel:']").Select(link => (page.Path, Number: Digits(link.GetAttribute("href")!))));
        var written = site.Pages.SelectMany(page => PhoneNumber().Matches(page.Document.Body!.TextContent).Select(match => (page.Path, Number: Digits(match.Value))));
        Faults.None(linked.Concat(written).Where(phone => !sourced.Contains(phone.Number)).Select(phone => $"{phone.Path}: {phone.Number}"));
    }

    [FactsFact]
    public void Every_hub_is_there_as_sourced()
    {
        var hubs = site.Site.OfType<Hub>().ToDictionary(hub => hub.Title);
        var facts = Facts("hubs.csv");
        Assert.Equal(36, facts.Count);
        Faults.None(from fact in facts
                    let hub = hubs.GetValueOrDefault(fact["display_name"])
                    where hub is null || Digits(hub.Phone) != Digits(fact["phone"]) || hub.Postcode != fact["postcode"] || hub.District != fact["district"]
                        || (fact["opening_date_iso"].Length == 10 && $"{hub.OpenedOn:yyyy-MM-dd}" != fact["opening_date_iso"])
                    select $"{fact["display_name"]}: {fact["phone"]}, {fact["postcode"]}, {fact["district"]}, {fact["opening_date_iso"]}; the site has {(hub is null ? "no such hub" : $"{hub.Phone}, {hub.Postcode}, {hub.District}, {hub.OpenedOn:yyyy-MM-dd}")}");
    }

    [FactsFact]
    public void Every_topic_is_the_first_topic_of_a_page()
    {
        var asked = TopicList().ToList();
        Assert.True(asked.Count > 60, $"{asked.Count} topics");
        Assert.Contains("childcare-2-year-olds", asked);
        Faults.None(asked.Where(topic => !Answered(first: true).Contains(topic)));
    }

    [FactsFact]
    public void Every_query_that_is_ours_has_a_page_on_what_it_means()
    {
        var queries = Facts("search_queries.csv").Where(row => row["intended_topics"] != NotOurs).ToList();
        Assert.True(queries.Count > 130);
        var answered = Answered(first: false);
        Faults.None(queries.Where(row => !row["intended_topics"].Split(';').Any(answered.Contains)).Select(row => $"{row["query"]}: {row["intended_topics"]}"));
    }

    private HashSet<string> Answered(bool first) =>
        [.. site.Site.Pages.Where(page => page is not Topic).OfType<IAudienceAndTopics>().SelectMany(page => first ? page.Topics.Take(1) : page.Topics).Cast<PublishedModel>().Select(topic => topic.Segment)];

    /// <summary>The first column of the table in section 0.</summary>
    private static IEnumerable<string> TopicList()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Facts!, "domain.md")).Split("\n## 0.")[1].Split("\n## ")[0];
        return section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .SelectMany(line => line.Split('|')[1].Split('/', StringSplitOptions.TrimEntries)).Where(topic => topic != NotOurs);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Facts(string file) => Csv.Read(Path.Combine(Repository.Facts!, file));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\w£.,/-])(0\d[\d ]{8,12}\d|0800 1111|116 ?\d{3})(?![\d])")]
    private static partial Regex PhoneNumber();
}
