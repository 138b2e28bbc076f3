using FamilyHubs.ContentServer.Search;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Search;

public sealed class StoredQueriesTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task A_search_is_shown_to_editors_once_enough_people_made_it()
    {
        for (var time = 0; time < 4; time++) await site.Http.GetAsync(new Uri("/search?q=zumbatots", UriKind.Relative));
        Assert.DoesNotContain(site.Get<StoredQueries>().FoundLittle(0), asked => asked.Words == "zumbatots");
        await site.Http.GetAsync(new Uri("/search?q=Zumbatots!", UriKind.Relative));
        await site.Http.GetAsync(new Uri("/search?q=zumbatots", UriKind.Relative));
        Assert.Contains(site.Get<StoredQueries>().FoundLittle(0), asked => asked.Words == "zumbatots" && asked.Days == 1);
    }

    [Fact]
    public void A_search_made_on_three_days_is_shown()
    {
        var before = site.Clock.Now;
        for (var day = 0; day < 3; day++)
        {
            site.Clock.Now = before.AddDays(day);
            site.Get<StoredQueries>().Note("sensory yogalates", 0);
        }
        site.Clock.Now = before;
        Assert.Contains(site.Get<StoredQueries>().FoundLittle(0), asked => asked is { Words: "sensory yogalates", Days: 3 });
    }

    [Theory]
    [InlineData("Jaxon Przybylski")]
    [InlineData("school for Jaxon")]
    [InlineData("07700 900123")]
    [InlineData("jaxon@example.com")]
    [InlineData("born 3/4/2021")]
    [InlineData("3rd april 2021")]
    [InlineData("help le67 3ea")]
    [InlineData("mrs smith midwife")]
    public void What_looks_like_a_person_is_never_stored(string query)
    {
        for (var time = 0; time < 6; time++) site.Get<StoredQueries>().Note(query, 0);
        Assert.DoesNotContain(site.Get<StoredQueries>().FoundLittle(10), asked => asked.Words == string.Join(' ', SiteSearch.WordsOf(query)));
    }
}
