using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

[Collection(AsSeeded.Name)]
public sealed class NavigationTests(CrawledSite site)
{
    [Fact]
    public void Breadcrumbs_are_the_pages_above_with_home_first() =>
        Faults.None(from page in site.Pages
                    let above = site.Site.Find(page.Path)!.Ancestors.Where(ancestor => ancestor.HasPage).Select(ancestor => ancestor.Path)
                    let shown = page.All("nav[aria-label=Breadcrumb] a").Select(link => link.GetAttribute("href")!)
                    where !above.SequenceEqual(shown)
                    select $"{page.Path}: {string.Join(" > ", shown)}");

    [Fact]
    public void The_menu_says_where_the_reader_is()
    {
        Assert.Equal("page", Current("/volunteers", "/volunteers"));
        Assert.Equal("true", Current("/hubs/coalville", "/hubs"));
        Assert.Null(Current("/hubs/coalville", "/volunteers"));
    }

    [Fact]
    public void A_help_page_leads_to_its_related_pages_and_topics()
    {
        foreach (var help in site.Site.OfType<HelpPage>())
        {
            var shown = site.Page(help.Path).All("aside a").Select(link => link.GetAttribute("href")).ToList();
            Assert.All(help.RelatedPages.Where(page => page.HasPage), related => Assert.Contains(related.Path, shown));
            Assert.All(help.Topics, topic => Assert.Contains(topic.Path, shown));
        }
    }

    [Fact]
    public void A_guide_lists_its_pages_and_leads_from_each_to_the_next()
    {
        var guides = site.Site.OfType<Guide>().Where(guide => guide.Children.Count > 0).ToList();
        Assert.NotEmpty(guides);
        foreach (var guide in guides)
        {
            List<PublishedModel> pages = [guide, .. guide.Children];
            foreach (var (number, page) in pages.Index())
            {
                var html = site.Page(page.Path);
                Assert.Equal(pages.Count, html.All(".app-contents li").Count());
                Assert.Equal(page.TitleOf(), html.Words(".app-contents [aria-current=page]"));
                Assert.Equal(pages.ElementAtOrDefault(number - 1)?.Path, html.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
                Assert.Equal(pages.ElementAtOrDefault(number + 1)?.Path, html.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"));
            }
        }
    }

    [Fact]
    public void A_step_by_step_shows_its_steps_in_order()
    {
        var journeys = site.Site.OfType<StepByStep>().Where(journey => journey.Children.OfType<Step>().Any()).ToList();
        Assert.NotEmpty(journeys);
        foreach (var journey in journeys)
        {
            var steps = site.Page(journey.Path).ListOf(".app-steps--journey > li > h2");
            Assert.Equal(journey.Children.OfType<Step>().Select(step => step.Title), steps);
        }
    }

    [Fact]
    public void The_A_to_Z_has_every_topic_under_its_letter()
    {
        var page = site.Page("/help");
        var listed = page.All(".app-letter").SelectMany(letter => letter.QuerySelectorAll("a").Select(link => (Letter: letter.Id!, Link: link))).ToList();
        var topics = site.Site.OfType<Topic>().Where(topic => !topic.HideFromLists).ToList();
        Assert.Equal(topics.Select(topic => topic.Path).Order(), listed.Select(item => item.Link.GetAttribute("href")!).Order());
        Assert.All(listed, item => Assert.Equal($"letter-{char.ToUpperInvariant(item.Link.TextContent[0])}", item.Letter));
        Assert.Equal(topics.Count, page.All(".app-group a").Count());
    }

    [Fact]
    public void A_topic_lists_its_pages_and_the_pages_elsewhere_that_name_it()
    {
        foreach (var topic in site.Site.OfType<Topic>())
        {
            var shown = site.Page(topic.Path).Main.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).ToHashSet();
            var naming = site.Site.Referrers(topic).OfType<IAudienceAndTopics>().Where(document => document.Topics.Contains(topic)).Cast<PublishedModel>();
            Faults.None(topic.Children.Listed().Concat(naming.Listed().Where(document => document is not Hub)).Where(document => !shown.Contains(document.Path)).Select(document => $"{topic.Path} does not list {document.Path}"));
        }
        Assert.Contains(site.Pages, page => page.ListOf("main h2").Contains("Also on this topic"));
    }

    [Fact]
    public void The_hubs_are_listed_by_district_with_their_phones()
    {
        var page = site.Page("/hubs");
        var hubs = site.Site.OfType<Hub>().ToList();
        Assert.Equal(36, hubs.Count);
        foreach (var district in hubs.GroupBy(hub => hub.District))
        {
            var part = page.All("section").Single(section => HtmlPage.Plain(section.QuerySelector("h2")!.TextContent) == district.Key);
            Assert.Equal(district.Select(hub => hub.Path).Order(), part.QuerySelectorAll("li.app-hub a[href^='/']").Select(link => link.GetAttribute("href")!).Order());
            Assert.Equal(district.Count(hub => hub.Phone.Length > 0), part.QuerySelectorAll("a[href^='tel:']").Length);
        }
    }

    private string? Current(string path, string link) => site.Page(path).Document.QuerySelector($".app-nav a[href='{link}']")!.GetAttribute("aria-current");
}
