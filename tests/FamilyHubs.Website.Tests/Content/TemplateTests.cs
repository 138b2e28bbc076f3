using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

[Collection(AsSeeded.Name)]
public sealed class TemplateTests(CrawledSite site)
{
    [Fact]
    public void A_hub_with_a_phone_shows_it_and_one_without_leaves_it_out()
    {
        var hubs = site.Site.OfType<Hub>().ToList();
        Assert.Contains(hubs, hub => hub.Phone == "");
        foreach (var hub in hubs)
        {
            var page = site.Page(hub.Path);
            Assert.Equal(hub.Phone != "", page.ListOf(".app-facts dt").Contains("Phone"));
            Assert.Equal(hub.Phone != "" ? [hub.Phone] : [], page.ListOf("main .app-facts a[href^='tel:']"));
            Assert.Contains(hub.Postcode, page.Words("address"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hub_with_hours_shows_them_and_one_without_says_so()
    {
        var hubs = site.Site.OfType<Hub>().ToList();
        Assert.Contains(hubs, hub => hub.OpeningHours.AreKnown);
        Assert.Contains(hubs, hub => !hub.OpeningHours.AreKnown);
        foreach (var hub in hubs)
            Assert.Contains(hub.OpeningHours.AreKnown ? "to 6pm" : "We do not have the hours yet", site.Page(hub.Path).Words(".app-facts"), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_stand_in_the_place_of_their_names()
    {
        var words = site.Pages.Select(page => page.Main.TextContent).ToList();
        var figures = site.Site.OfType<Figure>().ToList();
        Assert.True(figures.Count > 20);
        Faults.None(figures.Where(figure => !words.Exists(page => page.Contains(figure.Value, StringComparison.Ordinal))).Select(figure => $"{figure.Segment}: {figure.Value}"));
    }

    [Fact]
    public void The_day_a_page_was_checked_is_on_it()
    {
        var page = site.Page("/help/baby-sleep/safer-sleep");
        var day = ((HelpPage)site.Site.Find(page.Path)!).VerifiedOn!.Value;
        Assert.Equal(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), page.Document.QuerySelector("main time")!.GetAttribute("datetime"));
    }

    [Fact]
    public void Notes_for_editors_are_on_no_page()
    {
        var notes = site.Site.Pages.OfType<IReview>().SelectMany(page => page.ToConfirm.Concat(page.Sources)).Where(note => note.Length > 25 && note.Contains(' ', StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(notes.Count > 100);
        Faults.None(from note in notes from page in site.Pages where page.Html.Contains(note, StringComparison.OrdinalIgnoreCase) select $"{page.Path}: {note}");
    }

    [Fact]
    public void Leaving_quickly_is_offered_where_being_seen_is_a_risk_and_on_all_below()
    {
        foreach (var page in site.Pages)
        {
            var document = site.Site.Find(page.Path)!;
            var expected = document.Ancestors.Append(document).Any(part => part is ISensitivity { QuickExit: true });
            Assert.Equal(expected, page.All(".govuk-exit-this-page").Any());
            if (expected) Assert.Contains(page.All("a[href='/safety']"), link => link.Closest(".govuk-exit-this-page") is not null);
        }
        Assert.True(site.Page("/help/domestic-abuse").All(".govuk-exit-this-page").Any());
        Assert.All(site.Site.Find("/help/domestic-abuse")!.Children, below => Assert.True(site.Page(below.Path).All(".govuk-exit-this-page").Any()));
        Assert.False(site.Page("/help/baby-sleep/safer-sleep").All(".govuk-exit-this-page").Any());
    }

    [Fact]
    public void The_booklet_has_every_service_of_the_offer_and_who_to_call()
    {
        var booklet = site.Site.OfType<Booklet>().Single();
        var words = site.Page(booklet.Path).Main.TextContent;
        Assert.All(booklet.Parent!.Children.OfType<Service>(), service => Assert.Contains(service.Title, words, StringComparison.Ordinal));
        Assert.Contains(site.Page(booklet.Path).ListOf("main h2"), heading => heading == "Who to contact");
    }

    [Fact]
    public void An_offered_role_that_is_an_example_says_so()
    {
        var examples = site.Site.OfType<VolunteerRole>().Where(role => role.IsExample).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, role => Assert.Contains("This is an example of a role", site.Page(role.Path).Main.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_chart_has_a_table_with_the_same_numbers()
    {
        var charts = site.Pages.SelectMany(page => page.All("figure.app-chart")).ToList();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            Assert.Equal("true", chart.QuerySelector(".app-chart__groups")!.GetAttribute("aria-hidden"));
            Assert.NotNull(chart.QuerySelector("table caption"));
            var cells = chart.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()).Order();
            Assert.Equal(cells, chart.QuerySelectorAll(".app-chart__value").Select(value => value.TextContent.Trim().TrimEnd('%')).Order());
        }
    }
}
