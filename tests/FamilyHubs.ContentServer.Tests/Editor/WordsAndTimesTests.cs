using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Writing;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

public sealed class WordsAndTimesTests(SeededSite site) : IClassFixture<SeededSite>
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2027-07-01", "09:30", null, "2027-07-01T08:30:00", null)]
    [InlineData("2027-01-01", "09:30", null, "2027-01-01T09:30:00", null)]
    [InlineData("2027-03-28", "01:30", null, null, "The clocks go forward that night, so no clock shows 01:30. For the same moment enter 02:30")]
    [InlineData("2027-10-31", "01:30", null, null, "The clocks go back that night and show 01:30 twice. Choose which of the two is meant")]
    [InlineData("2027-10-31", "01:30", "first", "2027-10-31T00:30:00", null)]
    [InlineData("2027-10-31", "01:30", "second", "2027-10-31T01:30:00", null)]
    [InlineData("2026-11-22", "11:59", null, null, "The time for publishing is over. Enter one that is to come")]
    [InlineData("2027-02-30", "09:00", null, null, "Enter a day and a time for publishing, or leave both empty")]
    [InlineData("2027-02-03", "", null, null, "Enter a day and a time for publishing, or leave both empty")]
    public void A_planned_time_is_the_clock_in_London(string day, string time, string? which, string? utc, string? fault)
    {
        var planned = new PlannedTime("publishAt", "publishing") { Day = day, Time = time, Which = which };
        Assert.Equal(fault, planned.Check(Now)?.Message);
        if (utc is not null) Assert.Equal(utc, planned.Utc?.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
        if (utc is not null) Assert.Equal(planned.Utc, PlannedTime.Of("publishAt", "publishing", planned.Utc).Utc);
    }

    [Theory]
    [InlineData("one two three", "one three", "two ", "")]
    [InlineData("one three", "one two three", "", "two ")]
    [InlineData("the cat sat", "the dog sat", "cat ", "dog ")]
    [InlineData("same", "same", "", "")]
    [InlineData("", "new words", "", "new words")]
    public void Differences_are_found_word_by_word(string before, string after, string goes, string comes)
    {
        var (left, right) = WordDifference.Between(before, after);
        Assert.Equal(before, string.Concat(left.Select(run => run.Text)));
        Assert.Equal(after, string.Concat(right.Select(run => run.Text)));
        Assert.Equal(goes, string.Concat(left.Where(run => run.IsChanged).Select(run => run.Text)));
        Assert.Equal(comes, string.Concat(right.Where(run => run.IsChanged).Select(run => run.Text)));
    }

    [Theory]
    [InlineData("long sentence", "<p>This sentence goes on and on with one more word after another until nobody at all can remember how it was that it once began.</p>")]
    [InlineData("plain word", "<p>We utilise rooms.</p>")]
    [InlineData("question heading", "<h2>What can I do?</h2>")]
    [InlineData("skipped heading", "<h2>One</h2><h4>Two</h4>")]
    [InlineData("empty heading", "<h2> </h2><p>Text</p>")]
    [InlineData("vague link", "<p><a href=\"https://example.org\">Click here</a></p>")]
    [InlineData("bare address", "<p><a href=\"https://example.org\">https://example.org</a></p>")]
    [InlineData("dead link", "<p><a href=\"/no/such/page\">A page</a></p>")]
    [InlineData("table header", "<table><tbody><tr><td>One</td><td>Two</td></tr></tbody></table>")]
    [InlineData("capitals", "<p>PLEASE BRING YOUR CHILD.</p>")]
    [InlineData("dated figure", "<p>You get £21.15 a week.</p>")]
    public void Help_with_writing_sees_it_and_names_the_place(string check, string html)
    {
        var advice = Read(new JsonObject { ["title"] = "A title", ["content"] = new JsonArray(new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = html } }) });
        Assert.Contains(advice, one => one.Check == check && one.Place == "content[0].text");
    }

    [Theory]
    [InlineData("title length", "title", "A title that is so long that no search engine shows the whole of it")]
    [InlineData("summary repeats", "summary", "A title")]
    [InlineData("review date", "reviewDue", "2026-01-01")]
    public void Help_with_writing_looks_around_the_text_too(string check, string alias, string value) =>
        Assert.Contains(Read(new JsonObject { ["title"] = "A title", [alias] = value }), one => one.Check == check && one.Place == alias);

    [Fact]
    public void Search_words_that_are_missing_are_asked_for() => Assert.Contains(Read(new JsonObject { ["title"] = "A title" }), one => one.Check == "search words");

    [Fact]
    public void Good_text_gets_no_advice_on_words() =>
        Assert.DoesNotContain(Read(new JsonObject
        {
            ["title"] = "Sleep",
            ["searchWords"] = new JsonArray("nap"),
            ["content"] = new JsonArray(new JsonObject { ["key"] = Guid.NewGuid().ToString(), ["contentType"] = "richText", ["values"] = new JsonObject { ["text"] = "<h2>Bedtime</h2><p>Put your baby down awake. See <a href=\"/help\">help and advice</a>.</p>" } }),
        }), _ => true);

    private IReadOnlyList<Advice> Read(JsonObject values) => site.Get<WritingHelp>().Read(site.Get<ContentModel>().Get("helpPage"), values, site.Site, new DateOnly(2026, 11, 22));
}
