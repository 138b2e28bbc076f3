using System.Net;
using AngleSharp.Dom;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using Xunit;

namespace FamilyHubs.Website.Tests.Hubs;

public sealed class HubsPageTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Theory]
    [InlineData("LE67 3EA", "Coalville Family Hub")]
    [InlineData("le673ea", "Coalville Family Hub")]
    [InlineData("Coalville", "Coalville Family Hub")]
    [InlineData("LE17 4RB", "Lutterworth Family Hub")]
    public async Task A_postcode_lists_the_nearest_hub_first(string typed, string hub)
    {
        foreach (var page in new[] { await PostAsync(("postcode", typed)), await site.ReadAsync($"/hubs?postcode={Uri.EscapeDataString(typed)}") })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(3, page.All("ol.app-hubs > li").Count());
            Assert.Equal(hub, page.ListOf("ol.app-hubs h3")[0]);
            Assert.Equal(36, page.All(".app-hub").Count());
            Assert.Equal("no-cache, private", page.Header("Cache-Control"));
            Assert.Null(page.Header("Set-Cookie"));
            Assert.Empty(page.All("input[name^=__]"));
            Assert.Equal(typed, page.Document.QuerySelector("#find-postcode")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Distances_grow_down_the_list()
    {
        var page = await PostAsync(("postcode", "LE10 0PP"));
        var words = page.ListOf(".app-hub__distance");
        Assert.Equal(36, words.Count);
        Assert.Matches(@"^(Less than a quarter of a mile|About 0\.\d miles) away", words[0]);
        Assert.Matches(@"^About \d(\.\d)? miles away in a straight line$", words[4]);
        Assert.Matches(@"^About \d\d miles away in a straight line$", words[^1]);
    }

    [Fact]
    public async Task Nothing_asked_lists_every_hub_by_district()
    {
        var page = await site.ReadAsync("/hubs");
        Assert.Equal(36, page.All(".app-hub").Count());
        Assert.Equal(site.Site.OfType<Hub>().Select(hub => hub.District).Distinct().Order(), page.ListOf(".app-where__rest h2"));
        Assert.Equal("Find a family hub", page.H1);
        Assert.DoesNotContain("private", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(36, (await PostAsync(("postcode", ""))).All(".app-hub").Count());
    }

    [Fact]
    public async Task A_district_is_looked_at_alone()
    {
        var page = await site.ReadAsync("/hubs?district=melton");
        var hubs = site.Site.OfType<Hub>().Where(hub => hub.District == "Melton").Select(hub => hub.Title).Order().ToList();
        Assert.Equal(hubs, page.ListOf(".app-hub h3").Order());
        Assert.Equal(hubs.Count, page.All(".app-map__marker[href^='/hubs/']").Count());
        Assert.Equal("Melton", page.Words(".app-jump [aria-current]"));
    }

    [Fact]
    public async Task Choices_are_kept_and_can_be_put_together()
    {
        var page = await PostAsync(("postcode", "LE67 3EA"), ("type", "library"), ("district", "north-west-leicestershire"));
        Assert.Equal("Coalville Library", page.ListOf(".app-hub h3")[0]);
        Assert.All(page.ListOf(".app-hub .app-chip"), kind => Assert.Equal("Library", kind));
        Assert.Equal("library", page.Document.QuerySelector("#find-type option[selected]")!.GetAttribute("value"));
        Assert.True(page.Document.QuerySelector("main details")!.HasAttribute("open"));
    }

    [Theory]
    [InlineData("postcode", "G1 1AA", "G1 1AA is not in or near our area")]
    [InlineData("postcode", "LEE67", "Enter a whole postcode, like ")]
    [InlineData("postcode", "<script>alert(1)</script>", "Enter a postcode, like ")]
    [InlineData("district", "atlantis", "Choose an area from the list")]
    [InlineData("type", "castle", "Choose a type from the list")]
    [InlineData("service", "castle", "Choose a service from the list")]
    [InlineData("facility", "moat", "Choose facilities from the list")]
    public async Task A_mistake_is_explained_above_what_was_typed_and_all_hubs_stay(string name, string value, string words)
    {
        foreach (var page in new[] { await PostAsync((name, value)), await site.ReadAsync($"/hubs?{name}={Uri.EscapeDataString(value)}") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(words, page.Words(".app-errors"), StringComparison.Ordinal);
            Assert.Equal(36, page.All(".app-hub").Count());
            Assert.Empty(page.All("main script"));
            if (name == "postcode") Assert.Equal(value, page.Document.QuerySelector("#find-postcode")!.GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("LE67 3EA", "LE67 3EA is in North West Leicestershire. The district council there looks after housing. Leicestershire County Council looks after services for children, and these hubs.")]
    [InlineData("LE1 6TE", "LE1 6TE is in Leicester. Leicester City Council runs services for children and families there")]
    [InlineData("LE15 6HP", "Rutland County Council runs services for children and families there")]
    [InlineData("CV11 5AA", "CV11 5AA is outside our area. Your own council runs services for children and families")]
    [InlineData("LE67", "We do not know exactly where LE67 is, so distances are rough.")]
    public async Task It_is_said_whose_services_are_meant_and_the_nearest_hubs_are_shown(string postcode, string words)
    {
        var page = await PostAsync(("postcode", postcode));
        Assert.Contains(words, HtmlPage.Plain(page.Document.QuerySelector(".app-where__first")!.TextContent), StringComparison.Ordinal);
        Assert.Equal(3, page.All("ol.app-hubs > li").Count());
    }

    [Fact]
    public async Task Every_link_of_the_map_is_in_the_list_too_and_has_a_name()
    {
        foreach (var path in new[] { "/hubs", "/hubs?district=charnwood", "/hubs?postcode=LE67+3EA", "/hubs?type=library" })
        {
            var page = await site.ReadAsync(path);
            var links = page.All("svg.app-map a").ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.NotEqual("", link.GetAttribute("aria-label")));
            var listed = page.All(".app-hub h3 a, .app-jump a").Select(link => link.GetAttribute("href")).ToHashSet();
            Assert.All(links, link => Assert.Contains(link.GetAttribute("href"), listed));
        }
    }

    [Fact]
    public async Task Every_hub_of_the_county_is_counted_on_the_map()
    {
        var page = await site.ReadAsync("/hubs");
        var markers = page.All(".app-map__marker[href]").ToList();
        Assert.Equal(36, markers.Sum(marker => marker.ClassList.Contains("app-map__marker--several") ? int.Parse(marker.QuerySelector("text")!.TextContent, System.Globalization.CultureInfo.InvariantCulture) : 1));
    }

    [Fact]
    public async Task Directions_give_away_the_hub_and_never_the_visitor()
    {
        var page = await PostAsync(("postcode", "LE65 1HU"));
        var links = page.All(".app-hub a[href^='https://']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(36, links.Count);
        Assert.All(links, link => Assert.Matches(@"^https://www\.openstreetmap\.org/directions\?to=52\.\d+%2C-[01]\.\d+#map=15/52\.\d+/-[01]\.\d+$", link));
    }

    [Theory]
    [InlineData("/Hubs", "/hubs")]
    [InlineData("/hubs/", "/hubs")]
    [InlineData("/HUBS?district=melton", "/hubs?district=melton")]
    public async Task Another_way_of_writing_the_address_redirects(string path, string to)
    {
        var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, to), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("text/plain", "postcode=LE67 3EA")]
    [InlineData("application/json", "{\"postcode\":\"LE67 3EA\"}")]
    [InlineData("multipart/form-data", "nothing of the kind")]
    public async Task A_body_that_is_no_form_gets_the_list(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        var answer = await site.Http.PostAsync(new Uri("/hubs", UriKind.Relative), content);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    private async Task<HtmlPage> PostAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await HtmlPage.FromAsync("/hubs", await site.Http.PostAsync(new Uri("/hubs", UriKind.Relative), form));
    }
}
