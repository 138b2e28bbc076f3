using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

[Collection(AsSeeded.Name)]
public sealed partial class EveryLinkTests(CrawledSite site)
{
    [Fact]
    public async Task Every_internal_link_and_picture_resolves()
    {
        var targets = site.Pages.SelectMany(page => Addresses(page).Select(address => (page.Path, Address: address)))
            .Where(link => link.Address.StartsWith('/')).GroupBy(link => link.Address.Split('#')[0]).ToList();
        Assert.True(targets.Count > 250, $"Only {targets.Count} addresses");
        List<string> faults = [];
        foreach (var target in targets)
            if ((await site.Http.GetAsync(new Uri(target.Key, UriKind.Relative))).StatusCode is var status && status != HttpStatusCode.OK)
                faults.Add($"{target.Key} answers {(int)status}, linked from {target.First().Path}");
        Faults.None(faults);
    }

    [Fact]
    public void A_link_to_a_place_on_another_page_finds_it()
    {
        var ids = site.Pages.ToDictionary(page => page.Path, page => page.All("[id]").Select(element => element.Id).ToHashSet());
        Faults.None(from page in site.Pages
                    from address in Addresses(page)
                    where address.StartsWith('/') && address.Contains('#', StringComparison.Ordinal)
                    let parts = address.Split('#')
                    where !ids.TryGetValue(parts[0].Split('?')[0], out var known) || !known.Contains(parts[1])
                    select $"{page.Path}: {address}");
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_front_page_by_links()
    {
        var links = site.Pages.ToDictionary(page => page.Path, page => page.All("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).ToList());
        HashSet<string> seen = ["/"];
        Queue<string> toVisit = new(seen);
        while (toVisit.TryDequeue(out var path))
            foreach (var next in links.GetValueOrDefault(path, []).Where(seen.Add)) toVisit.Enqueue(next);
        Faults.None(links.Keys.Except(seen));
    }

    [Fact]
    public void Links_have_words_and_other_sites_are_reached_over_https()
    {
        Faults.None(from page in site.Pages
                    from link in page.All("a[href]")
                    let href = link.GetAttribute("href")!
                    where HtmlPage.Plain(link.TextContent) is "" || !Allowed().IsMatch(href) || link.HasAttribute("target")
                    select $"{page.Path}: '{HtmlPage.Plain(link.TextContent)}' to {href}");
    }

    [Fact]
    public void Phone_links_are_digits_and_say_the_same_number()
    {
        var phones = site.Pages.SelectMany(page => page.All("a[href^='tel:']").Select(link => (page.Path, Link: link))).ToList();
        Assert.True(phones.Count > 1000);
        Faults.None(from phone in phones
                    let number = phone.Link.GetAttribute("href")!["tel:".Length..]
                    where !Digits().IsMatch(number) || NotDigit().Replace(phone.Link.TextContent, "") is var shown && shown.Length > 0 && shown != number.TrimStart('+')
                    select $"{phone.Path}: {phone.Link.OuterHtml}");
    }

    [Fact]
    public void Every_picture_says_what_it_shows_or_that_it_is_decoration_and_keeps_its_place()
    {
        Assert.Contains(site.Pages, page => page.All("main img").Any());
        Faults.None(from page in site.Pages
                    from picture in page.All("img")
                    where !picture.HasAttribute("alt") || !picture.HasAttribute("width") || !picture.HasAttribute("height")
                    select $"{page.Path}: {picture.OuterHtml}");
    }

    [Fact]
    public void Nothing_is_inline_and_nothing_comes_from_elsewhere()
    {
        Faults.None(from page in site.Pages
                    from element in page.All("*")
                    from fault in InlineFaults(element)
                    select $"{page.Path}: {fault}");
    }

    [Fact]
    public void No_answer_sets_a_cookie() =>
        Faults.None(site.Pages.Where(page => page.Header("Set-Cookie") is not null).Select(page => page.Path));

    private static IEnumerable<string> InlineFaults(IElement element)
    {
        if (element.LocalName == "style" || element.LocalName == "script" && element.GetAttribute("type") != "application/ld+json" && !element.HasAttribute("src")) yield return $"inline {element.LocalName}";
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)) yield return $"{element.LocalName} {attribute.Name}='{attribute.Value}'";
            var loads = attribute.Name is "src" or "srcset" or "poster" or "data" || attribute.Name == "href" && element.LocalName is "link" or "use" or "image" && element.GetAttribute("rel") != "canonical";
            if (loads && !attribute.Value.StartsWith('/')) yield return $"{element.LocalName} loads {attribute.Value}";
        }
        if (element.LocalName is "iframe" or "object" or "embed" or "base") yield return element.LocalName;
    }

    private static IEnumerable<string> Addresses(HtmlPage page) =>
        page.All("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);

    [GeneratedRegex(@"^(/|#|https://|tel:|mailto:[^@\s]+@[^@\s]+$)")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^\+?[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NotDigit();
}
