using System.Net;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Developers;

[Collection(AsSeeded.Name)]
public sealed class DeliveryApiPageTests(CrawledSite site)
{
    [Fact]
    public async Task Every_address_and_every_document_type_is_on_the_page()
    {
        var page = await site.ReadAsync("/umbraco/swagger");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var text = page.Document.Body!.TextContent;
        foreach (var path in new[] { "/content", "/content/item/{path}", "/content/item/{id}", "/content/items", "/media", "/media/item/{path}", "/media/item/{id}", "/media/items" })
            Assert.Contains($"GET /umbraco/delivery/api/v2{path}", text, StringComparison.Ordinal);
        var headings = page.Document.QuerySelectorAll("h3").Select(heading => heading.TextContent).ToHashSet();
        Assert.Superset(site.Site.Pages.Select(document => document.ContentType).ToHashSet(), headings);
        Assert.Contains("richText", headings);
    }
}
