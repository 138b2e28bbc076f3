using FamilyHubs.TestKit;
using FamilyHubs.Website.Shared.Places;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared.Places;

public sealed class PlaceFinderTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Theory]
    [InlineData("LE67 3EA", "LE67 3EA", "postcode")]
    [InlineData("le67 3ea", "LE67 3EA", "postcode")]
    [InlineData("le673ea", "LE67 3EA", "postcode")]
    [InlineData("  Le6 73eA ", "LE67 3EA", "postcode")]
    [InlineData("LE67-3EA.", "LE67 3EA", "postcode")]
    [InlineData("LE67\u00a03EA", "LE67 3EA", "postcode")]
    [InlineData("\uff2c\uff25\uff16\uff17 3EA", "LE67 3EA", "postcode")]
    [InlineData("my postcode is le67 3ea please!!", "LE67 3EA", "postcode")]
    [InlineData("3 High Street, Coalville, LE67 3EA", "LE67 3EA", "postcode")]
    [InlineData("LE1O OPP", "LE10 0PP", "postcode")]
    [InlineData("LE67 3E", "LE67 3E", "postcode")]
    [InlineData("LE67 3", "LE67 3", "sector")]
    [InlineData("le673", "LE67 3", "sector")]
    [InlineData("LE67", "LE67", "area")]
    [InlineData("LE11", "LE11", "area")]
    [InlineData("LE67 7ZZ", "LE67 7ZZ", "area")]
    [InlineData("Coalville", "Coalville", "place")]
    [InlineData("market harborough", "Market Harborough", "place")]
    [InlineData("Charnwood", "Charnwood", "district")]
    public void A_place_is_found_however_it_is_typed(string typed, string name, string precision)
    {
        var (place, problem) = Ask(typed);
        Assert.Equal("", problem);
        Assert.Equal((name, precision), (place!.Name, place.Precision));
    }

    [Theory]
    [InlineData("G1 1AA", "G1 1AA is not in or near our area")]
    [InlineData("EH1 1YZ", "EH1 1YZ is not in or near our area")]
    [InlineData("ZZ99 9ZZ", "ZZ99 9ZZ is not in or near our area")]
    [InlineData("G1", "G1 alone is not enough here")]
    [InlineData("1234", "Enter a postcode, like ")]
    [InlineData("LEE67", "Enter a whole postcode, like ")]
    [InlineData("E667 3EA1", "Enter a whole postcode, like ")]
    [InlineData("Atlantis", "We know only the towns and villages that have a hub")]
    [InlineData("!!!", "Enter a postcode, like ")]
    [InlineData("\ud83d", "Enter a postcode, like ")]
    [InlineData("' OR 1=1 --", "Enter a whole postcode, like ")]
    public void What_cannot_be_found_gets_a_sentence_that_says_what_to_do(string typed, string words)
    {
        var (place, problem) = Ask(typed);
        Assert.Null(place);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_story_instead_of_a_postcode_is_refused() => Assert.Contains("Enter only a postcode", Ask(new string('a', 5_000)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("LE67 3EA", "North West Leicestershire", true)]
    [InlineData("LE1 6TE", "Leicester", false)]
    [InlineData("LE15 6HP", "Rutland", false)]
    public void Whose_services_they_are_is_known(string postcode, string district, bool isOurs)
    {
        var place = Ask(postcode).Place!;
        Assert.Equal((district, isOurs), (place.District, place.Council!.IsOurs));
    }

    [Fact]
    public void A_postcode_beyond_the_county_and_its_neighbours_has_no_council_of_ours() => Assert.Null(Ask("CV11 5AA").Place!.Council);

    private PlaceAnswer Ask(string typed) => site.Get<PlaceFinder>().Ask(site.Site, typed);
}
