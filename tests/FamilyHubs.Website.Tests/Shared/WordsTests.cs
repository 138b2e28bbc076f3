using System.Text.Encodings.Web;
using FamilyHubs.Website.Content;
using FamilyHubs.Website.Housekeeping;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;

namespace FamilyHubs.Website.Tests.Shared;

public sealed class WordsTests
{
    [Theory]
    [InlineData("2018-08-06", "<time datetime=\"2018-08-06\">6 August 2018</time>")]
    [InlineData("2026-11-22", "<time datetime=\"2026-11-22\">22 November 2026</time>")]
    [InlineData("2028-02-29", "<time datetime=\"2028-02-29\">29 February 2028</time>")]
    public void A_date_is_written_the_British_way(string day, string html) =>
        Assert.Equal(html, Render(new BritishDateTagHelper { Value = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }));

    [Theory]
    [InlineData(0, "Less than a quarter of a mile away", "Less than 1 mile away")]
    [InlineData(400, "Less than a quarter of a mile away", "Less than 1 mile away")]
    [InlineData(450, "About 0.3 miles away in a straight line", "Less than 1 mile away")]
    [InlineData(1609, "About 1 mile away in a straight line", "About 1 mile away in a straight line")]
    [InlineData(1931, "About 1.2 miles away in a straight line", "About 1 mile away in a straight line")]
    [InlineData(3219, "About 2 miles away in a straight line", "About 2 miles away in a straight line")]
    [InlineData(24_000, "About 15 miles away in a straight line", "About 15 miles away in a straight line")]
    public void A_distance_is_said_in_miles_as_exactly_as_it_is_known(double metres, string fromPostcode, string fromTown)
    {
        var town = new Place("Coalville", null, null, "place", default, "");
        Assert.Equal((fromPostcode, fromTown), (DistanceWords.For(metres, town with { Precision = "postcode" }), DistanceWords.For(metres, town)));
    }

    [Theory]
    [InlineData("0116 305 0005", "<a href=\"tel:01163050005\">0116 305 0005</a>")]
    [InlineData("+44 (0)116 305", "<a href=\"tel:&#x2B;440116305\">&#x2B;44 (0)116 305</a>")]
    [InlineData("999", "<a href=\"tel:999\">999</a>")]
    [InlineData("\"><b>1", "<a href=\"tel:1\">&quot;&gt;&lt;b&gt;1</a>")]
    public void A_phone_number_can_be_called(string number, string html) => Assert.Equal(html, Render(new PhoneLinkTagHelper { Number = number }));

    [Theory]
    [InlineData("", "")]
    [InlineData("parents", "For parents")]
    [InlineData("parents young-people", "For parents and young people")]
    [InlineData("parents volunteers professionals", "For parents, volunteers and professionals")]
    public void Audiences_are_a_phrase(string audiences, string words) =>
        Assert.Equal(words, AudienceWords.For(audiences.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("planned", "planned, not open yet")]
    [InlineData("closed", "closed")]
    [InlineData("open", "")]
    [InlineData("", "")]
    public void Only_what_is_not_there_now_is_said(string status, string words) => Assert.Equal(words, ListNote.StatusWords(status));

    [Theory]
    [InlineData("North West Leicestershire", "north-west-leicestershire")]
    [InlineData("Oadby & Wigston", "oadby---wigston")]
    public void A_heading_gets_an_id_that_needs_no_escape(string words, string id) => Assert.Equal(id, Anchor.For(words));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData("//A//b/", "/a/b")]
    [InlineData("/É", "/é")]
    public void An_address_is_written_one_way(string path, string canonical) => Assert.Equal(canonical, CanonicalPath.Of(path));

    [Fact]
    public void A_location_is_ASCII() => Assert.Equal("/a%20b/%C3%A9", CanonicalPath.Encode("/a b/é"));

    private static string Render(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "one"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
