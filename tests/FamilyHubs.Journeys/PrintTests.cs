using System.Text;
using System.Text.RegularExpressions;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>On paper: parents are owed the offer as a booklet before the birth.</summary>
[Collection(InABrowser.Name)]
public sealed partial class PrintTests(BrowsedSite site)
{
    [BrowserFact]
    public Task The_booklet_prints_on_more_than_four_pages() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.GoAsync(site.Site.OfType<Booklet>().Single().Path);
        var pages = PagesIn(await visitor.Page.PdfAsync(new PagePdfOptions { Format = "A4" }));
        Assert.True(pages > 4, $"{pages} pages");
        Assert.True(pages < 120, $"{pages} pages are too many to hand out");
    });

    [BrowserFact]
    public Task On_paper_the_booklet_has_all_its_words_and_no_furniture() => Visitor.OnAsync(site, async visitor =>
    {
        var booklet = site.Site.OfType<Booklet>().Single();
        await visitor.GoAsync(booklet.Path);
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var service in booklet.Parent!.Children.OfType<Service>()) await visitor.AssertReadsAsync(service.Title);
        Assert.False(await visitor.Page.Locator("header nav").First.IsVisibleAsync());
        Assert.False(await visitor.Page.Locator("nav[aria-label=Breadcrumb]").IsVisibleAsync());
        Assert.Equal(0, await visitor.Page.Locator("button:visible").CountAsync());
    });

    [BrowserFact]
    public Task Every_template_prints_its_heading_its_words_and_who_to_call() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var path in site.Templates.Values)
        {
            await visitor.GoAsync(path);
            Assert.True(await visitor.Page.Locator("h1").IsVisibleAsync(), path);
            Assert.True((await visitor.Page.Locator("main").InnerTextAsync()).Length > 100, path);
            Assert.False(await visitor.Page.Locator("header nav").First.IsVisibleAsync(), path);
            Assert.Equal(0, await visitor.Page.Locator("button:visible, .govuk-exit-this-page:visible").CountAsync());
        }
    });

    /// <summary>Chromium writes the objects of pages without compressing them.</summary>
    private static int PagesIn(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
