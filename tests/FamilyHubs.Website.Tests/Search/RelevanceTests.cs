using FamilyHubs.ContentServer.Published;
using FamilyHubs.ContentServer.Search;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Search;
using Xunit;
using Xunit.Abstractions;

namespace FamilyHubs.Website.Tests.Search;

public sealed class RelevanceTests(SeededSite site, ITestOutputHelper report) : IClassFixture<SeededSite>
{
    [Fact]
    public void Nearly_every_query_is_answered_by_one_of_the_first_three_results()
    {
        var ours = SearchQueries.All.Where(query => !query.IsOutOfScope).ToList();
        var found = ours.Select(query => (Query: query, Results: Find(query.Text))).ToList();
        var missed = found.Where(one => !IsAnswered(one.Query, one.Results)).ToList();
        var empty = found.Count(one => one.Results.Total == 0);

        foreach (var half in found.GroupBy(one => one.Query.IsForTuning)) report.WriteLine($"{(half.Key ? "tuned on" : "not looked at")}: {half.Count(one => IsAnswered(one.Query, one.Results))} of {half.Count()}");
        foreach (var kind in found.GroupBy(one => one.Query.Kind)) report.WriteLine($"{kind.Key}: {kind.Count(one => IsAnswered(one.Query, one.Results))} of {kind.Count()}");
        foreach (var (query, results) in missed) report.WriteLine($"{(query.IsForTuning ? "T" : "h")} missed: {query.Text} -> {string.Join(" | ", results.Items.Take(3).Select(hit => hit.Page.Path))} ({string.Join(';', query.Topics)})");
        report.WriteLine($"{missed.Count} missed, {empty} empty of {found.Count}");
        Assert.True(missed.Count <= 0.05 * ours.Count, $"{missed.Count} of {ours.Count} were not answered.");
        Assert.True(empty <= 0.01 * ours.Count, $"{empty} of {ours.Count} found nothing.");
    }

    [Fact]
    public void What_is_not_ours_is_recognised()
    {
        List<string> queries = [.. SearchQueries.All.Where(query => query.IsOutOfScope).Select(query => query.Text), .. SearchQueries.NotOurs];
        List<string> missed = [.. queries.Where(query => Find(query).OutOfScope is null)];
        report.WriteLine(string.Join('\n', missed));
        Assert.True(missed.Count <= 0.2 * queries.Count, $"{missed.Count} of {queries.Count} were not recognised.");
    }

    [Fact]
    public void Nothing_that_is_ours_is_called_not_ours() =>
        Assert.Empty(SearchQueries.All.Where(query => !query.IsOutOfScope && Find(query.Text).OutOfScope is not null).Select(query => query.Text));

    [Fact]
    public void Urgent_help_shows_wherever_it_is_needed() =>
        Assert.Empty(SearchQueries.All.Where(query => query.NeedsUrgentHelp && Find(query.Text).Urgent.Count == 0).Select(query => query.Text));

    [Fact]
    public void No_word_list_repeats_a_query_of_the_file()
    {
        var queries = SearchQueries.All.Select(query => Plain(query.Text)).Where(query => query.Contains(' ', StringComparison.Ordinal)).ToHashSet();
        var published = site.Get<LiveSite>().Current;
        var words = published.OfType<SynonymSet>().SelectMany(set => set.Words)
            .Concat(published.OfType<BestBet>().SelectMany(bet => bet.Words))
            .Concat(published.OfType<UrgentTrigger>().SelectMany(trigger => trigger.Words))
            .Concat(published.Pages.OfType<IPageBasics>().SelectMany(page => page.SearchWords));
        Assert.DoesNotContain(words, word => queries.Contains(Plain(word)));
    }

    private static bool IsAnswered(IntendedQuery query, SearchResults results) =>
        results.Items.Take(3).Any(hit => hit.Topics.Any(topic => query.Topics.Contains(topic.Segment)));

    private static string Plain(string text) => string.Join(' ', SiteSearch.WordsOf(text));

    private SearchResults Find(string query) => site.Get<FindPages>().Find(site.Get<LiveSite>().Current, new SearchRequest(query));
}
