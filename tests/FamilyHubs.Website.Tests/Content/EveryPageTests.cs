using System.Net;
using System.Text.Json;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

[Collection(AsSeeded.Name)]
public sealed class EveryPageTests(CrawledSite site)
{
    private string SiteName => site.Site.OfType<SiteSettings>().Single().SiteName;

    [Fact]
    public void Every_published_page_answers_200()
    {
        Assert.True(site.Pages.Count >= 250, $"Only {site.Pages.Count} pages");
        Faults.None(site.Pages.Where(page => page.Status != HttpStatusCode.OK).Select(page => $"{page.Path}: {page.Status}"));
    }

    [Fact]
    public void Every_page_has_one_h1_which_is_its_title()
    {
        Faults.None(from page in site.Pages
                    let h1 = page.ListOf("h1")
                    let title = HtmlPage.Plain(site.Site.Find(page.Path)!.TitleOf())
                    where h1.Count != 1 || h1[0] != title
                    select $"{page.Path}: h1 is '{string.Join("', '", h1)}', title is '{title}'");
    }

    [Fact]
    public void The_title_is_the_h1_and_the_name_of_the_site()
    {
        Faults.None(from page in site.Pages
                    where page.Path != "/" && page.Words("head > title") != $"{page.H1} - {SiteName}"
                    select $"{page.Path}: {page.Words("head > title")}");
        Assert.StartsWith(SiteName, site.Page("/").Words("head > title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_not_called_the_same_as_the_one_above_it() =>
        Faults.None(site.Site.Pages.Where(page => page.Parent is { HasPage: true } above && above.TitleOf() == page.TitleOf()).Select(page => $"{page.Path}: {page.TitleOf()}"));

    [Fact]
    public void Headings_never_skip_a_level() =>
        Faults.None(site.Pages.SelectMany(page => SkippedHeadings(page).Select(heading => $"{page.Path}: {heading}")));

    [Fact]
    public void Ids_are_unique_and_what_points_at_one_finds_it() => Faults.None(site.Pages.SelectMany(IdFaults));

    [Fact]
    public void Language_description_and_canonical_address_are_there()
    {
        Faults.None(from page in site.Pages
                    let description = page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content")
                    let canonical = page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
                    where page.Document.DocumentElement.GetAttribute("lang") != "en-GB" || string.IsNullOrWhiteSpace(description) || canonical != SeededSite.Url + page.Path
                    select $"{page.Path}: '{description}', {canonical}");
    }

    [Fact]
    public void Structured_data_can_be_read_and_names_this_page()
    {
        foreach (var page in site.Pages)
        {
            using var json = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
            Assert.Equal("https://schema.org", json.RootElement.GetProperty("@context").GetString());
            Assert.All(json.RootElement.GetProperty("@graph").EnumerateArray(), thing => Assert.False(string.IsNullOrEmpty(thing.GetProperty("@type").GetString())));
        }
        Assert.Contains("\"Place\"", site.Page("/hubs/coalville").Html, StringComparison.Ordinal);
        Assert.Contains("BreadcrumbList", site.Page("/hubs/coalville").Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_ends_with_who_to_call_about_a_child_in_danger()
    {
        var contacts = site.Site.OfType<SiteSettings>().Single().SafeguardingContacts;
        Assert.True(contacts.Count >= 2);
        Faults.None(from page in site.Pages
                    let words = page.Document.QuerySelector(".app-safeguarding")?.TextContent ?? ""
                    from contact in contacts
                    where !words.Contains(contact.Title, StringComparison.Ordinal) || !words.Contains(contact.Phone, StringComparison.Ordinal)
                    select $"{page.Path}: {contact.Title}");
    }

    [Fact]
    public void No_figure_is_left_as_its_name() =>
        Faults.None(site.Pages.Where(page => page.Html.Contains("[[", StringComparison.Ordinal) || page.Html.Contains("{{", StringComparison.Ordinal)).Select(page => page.Path));

    private static IEnumerable<string> SkippedHeadings(HtmlPage page)
    {
        var before = 0;
        foreach (var heading in page.All("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1) yield return $"h{before} then {heading.LocalName} '{HtmlPage.Plain(heading.TextContent)}'";
            before = level;
        }
    }

    private static IEnumerable<string> IdFaults(HtmlPage page)
    {
        var ids = page.All("[id]").Select(element => element.Id!).ToList();
        var known = ids.ToHashSet();
        var pointers = new[] { "for", "aria-labelledby", "aria-describedby", "aria-controls" };
        return ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{page.Path}: id {same.Key} {same.Count()} times")
            .Concat(pointers.SelectMany(name => page.All($"[{name}]").SelectMany(element => element.GetAttribute(name)!.Split(' ')))
                .Concat(page.All("a[href^='#']").Select(link => link.GetAttribute("href")![1..]))
                .Where(id => !known.Contains(id)).Select(id => $"{page.Path}: nothing has the id {id}"));
    }
}
