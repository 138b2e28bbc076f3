using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Delivery;

public sealed class ContentTests(DeliveredSite site) : IClassFixture<DeliveredSite>
{
    private static readonly string[] ResponseKeys = ["contentType", "name", "createDate", "updateDate", "route", "id", "properties", "cultures"];

    [Fact]
    public async Task A_list_has_a_total_and_ten_items_unless_more_are_asked_for()
    {
        var list = await site.JsonAsync("/content");
        Assert.Equal(["total", "items"], list.AsObject().Select(pair => pair.Key));
        Assert.Equal(site.Site.Count, list["total"]!.GetValue<int>());
        Assert.Equal(10, list["items"]!.AsArray().Count);
        Assert.Equal(3, (await site.PathsAsync("?take=3")).Length);
        Assert.Equal((await site.PathsAsync("?take=20"))[7..12], await site.PathsAsync("?skip=7&take=5"));
        Assert.Empty(await site.PathsAsync("?take=0"));
    }

    [Fact]
    public async Task Every_document_is_delivered_with_the_same_keys_and_all_its_properties()
    {
        var seen = 0;
        for (var skip = 0; skip < site.Site.Count; skip += 100)
        {
            foreach (var item in (await site.JsonAsync($"/content?skip={skip}&take=100"))["items"]!.AsArray())
            {
                Assert.Equal(ResponseKeys, item!.AsObject().Select(pair => pair.Key));
                var content = site.Site.FindContent(item["id"]!.GetValue<Guid>())!;
                Assert.Equal(site.Site.Model.Get(content.ContentType).PropertyList.Select(property => property.Alias), item["properties"]!.AsObject().Select(pair => pair.Key));
                Assert.Equal(content.Path == "/" ? "/" : content.Path + "/", item["route"]!["path"]!.GetValue<string>());
                Assert.Equal(JsonValueKind.Null, item["route"]!.AsObject()["queryString"]?.GetValueKind() ?? JsonValueKind.Null);
                Assert.EndsWith("Z", item["updateDate"]!.GetValue<string>(), StringComparison.Ordinal);
                Assert.Empty(item["cultures"]!.AsObject());
                seen++;
            }
        }
        Assert.Equal(site.Site.Count, seen);
    }

    [Fact]
    public async Task A_document_is_the_same_by_its_key_by_its_path_and_among_several()
    {
        var key = site.KeyOf("/help/baby-sleep/safer-sleep");
        var byKey = (await site.JsonAsync($"/content/item/{key}")).ToJsonString();
        foreach (var path in new[] { "help/baby-sleep/safer-sleep", "help/baby-sleep/safer-sleep/", "/help/baby-sleep/safer-sleep/", "help%2Fbaby-sleep%2Fsafer-sleep", "Help/Baby-Sleep/SAFER-SLEEP" })
            Assert.Equal(byKey, (await site.JsonAsync($"/content/item/{path}")).ToJsonString());
        Assert.Equal($"[{byKey}]", (await site.JsonAsync($"/content/items?id={key}&id={key}&id={Guid.NewGuid()}")).ToJsonString());
        Assert.Equal("[]", (await site.JsonAsync("/content/items")).ToJsonString());
    }

    [Fact]
    public async Task The_root_is_at_the_empty_path()
    {
        foreach (var path in new[] { "", "/", "/%2F" }) Assert.Equal("home", (await site.JsonAsync($"/content/item{path}"))["contentType"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem()
    {
        foreach (var path in new[] { "/content/item/no/such/page", $"/content/item/{Guid.NewGuid()}", $"/content/item/preview-{site.KeyOf("/help")}", "/no-such-thing", "/media/item/none.svg" })
        {
            var answer = await site.AskAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal(("Not Found", 404), (problem["title"]!.GetValue<string>(), problem["status"]!.GetValue<int>()));
            Assert.Equal("https://tools.ietf.org/html/rfc9110#section-15.5.5", problem["type"]!.GetValue<string>());
            Assert.NotNull(problem["traceId"]);
        }
    }

    [Fact]
    public async Task A_list_is_fetched_from_the_tree()
    {
        Assert.Equal(site.Site.Find("/help/baby-sleep")!.Children.Select(page => page.Path), await site.PathsAsync("?fetch=children:/help/baby-sleep/"));
        Assert.Equal(site.Site.Find("/help/baby-sleep")!.Children.Select(page => page.Path), await site.PathsAsync($"?fetch=CHILDREN:{site.KeyOf("/help/baby-sleep")}"));
        Assert.Equal(["/", "/help", "/help/baby-sleep"], await site.PathsAsync("?fetch=ancestors:/help/baby-sleep/safer-sleep"));
        Assert.Equal(site.Site.Find("/help")!.Descendants.Count(), await site.TotalAsync("?fetch=descendants:/help&take=1"));
        Assert.Equal(site.Site.Count - 1, await site.TotalAsync("?fetch=descendants:/&take=1"));
        Assert.Equal(0, await site.TotalAsync("?fetch=children:/nowhere"));
        Assert.Equal(0, await site.TotalAsync($"?fetch=children:{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Filters_meet()
    {
        var helpPages = site.Site.OfType("helpPage").Count();
        Assert.Equal(helpPages, await site.TotalAsync("?filter=contentType:helpPage"));
        Assert.Equal(site.Site.Count - helpPages, await site.TotalAsync("?filter=contentType:!helpPage"));
        Assert.Equal(0, await site.TotalAsync("?filter=contentType:none"));
        Assert.Equal(0, await site.TotalAsync("?filter=contentType:helpPage&filter=contentType:topic"));
        Assert.All(await site.PathsAsync("?filter=name:baby sleep&take=50"), path => Assert.Contains("sleep", site.Site.FindContent(path)!.Name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(site.Site.Count, await site.TotalAsync("?filter=name:sleep") + await site.TotalAsync("?filter=name:!sleep"));
        Assert.Equal(site.Site.Count, await site.TotalAsync("?filter=createDate>:2020-01-01&filter=updateDate<2999-01-01T00:00:00Z"));
        Assert.Equal(0, await site.TotalAsync("?filter=createDate>2999-01-01"));
        Assert.Equal(0, await site.TotalAsync("?filter=updateDate<:2020-01-01"));
    }

    [Fact]
    public async Task Beyond_umbraco_lists_are_for_an_audience_about_a_topic_and_below_a_page()
    {
        var young = site.Site.Pages.OfType<FamilyHubs.Website.PublishedModels.IAudienceAndTopics>().Count(page => page.Audiences.Contains("young-people"))
            + site.Site.OfType<FamilyHubs.Website.PublishedModels.Contact>().Count(contact => contact.Audiences.Contains("young-people"));
        Assert.InRange(young, 1, site.Site.Count - 1);
        Assert.Equal(young, await site.TotalAsync("?filter=audience:young-people"));
        Assert.Equal(site.Site.Count - young, await site.TotalAsync("?filter=audience:!young-people"));
        Assert.Equal(0, await site.TotalAsync("?filter=audience:nobody"));

        var topic = site.Site.Find("/help/baby-sleep")!;
        var about = site.Site.Referrers(topic).OfType<FamilyHubs.Website.PublishedModels.IAudienceAndTopics>().Count(page => page.Topics.Any(one => one.Equals(topic)));
        Assert.InRange(about, 1, 100);
        foreach (var name in new[] { "baby-sleep", "/help/baby-sleep/", topic.Key.ToString() }) Assert.Equal(about, await site.TotalAsync($"?filter=topic:{name}"));
        Assert.Equal(topic.Descendants.Count(), await site.TotalAsync("?filter=ancestor:/help/baby-sleep"));
        Assert.Equal(topic.Descendants.Count(), await site.TotalAsync($"?filter=ancestor:{topic.Key}&filter=topic:baby-sleep&filter=contentType:helpPage"));
    }

    [Fact]
    public async Task Lists_are_sorted_by_each_field_in_both_directions()
    {
        foreach (var field in new[] { "createDate", "level", "name", "sortOrder", "updateDate" })
        {
            var up = await site.PathsAsync($"?fetch=descendants:/help&sort={field}:asc&sort=name:asc&take=400");
            var down = await site.PathsAsync($"?fetch=descendants:/help&sort={field}:desc&sort=name:desc&take=400");
            Assert.Equal(up.Order(), down.Order());
            Assert.Equal(up.Select(Key), down.AsEnumerable().Reverse().Select(Key));
            Assert.Equal(up[..5], await site.PathsAsync($"?fetch=descendants:/help&sort={field}:ASCENDING&sort=name:asc&take=5"));

            string Key(string path) => site.Site.FindContent(path) is { } content ? field switch { "level" => $"{path.Count(c => c == '/')}", "sortOrder" => $"{content.SortOrder}", "name" => content.Name.ToUpperInvariant(), _ => $"{content.UpdatedUtc:O}" } : "";
        }
    }

    [Fact]
    public async Task Picked_documents_show_their_properties_when_they_are_expanded()
    {
        var page = "/content/item/help/baby-sleep/safer-sleep";
        async Task<JsonObject> FirstContactAsync(string expand) => (await site.JsonAsync($"{page}?expand={expand}"))["properties"]!["contacts"]![0]!["properties"]!.AsObject();

        Assert.Empty(await FirstContactAsync(""));
        Assert.Empty(await FirstContactAsync("properties[topics]"));
        Assert.NotNull((await FirstContactAsync("properties[contacts]"))["phone"]);
        Assert.NotNull((await FirstContactAsync("properties[$all]"))["phone"]);
        Assert.Empty((await FirstContactAsync("properties[contacts]"))["topics"]?.AsArray().FirstOrDefault()?["properties"]?.AsObject() ?? []);
        var topic = (await site.JsonAsync($"{page}?expand=properties[topics[properties[relatedPages]]]"))["properties"]!["topics"]![0]!;
        Assert.Equal("Baby sleep", topic["properties"]!["title"]!.GetValue<string>());
        Assert.DoesNotContain("cultures", topic.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public async Task Fields_leave_out_what_was_not_asked_for_at_every_level()
    {
        var page = await site.JsonAsync("/content/item/help/baby-sleep/safer-sleep?expand=properties[topics]&fields=properties[title,topics[properties[group]]]");
        Assert.Equal(["title", "topics"], page["properties"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(["group"], page["properties"]!["topics"]![0]!["properties"]!.AsObject().Select(pair => pair.Key));
        Assert.Empty((await site.JsonAsync("/content/item/help?fields=properties[none]"))["properties"]!.AsObject());
        Assert.Equal(site.Site.Model.Get("topicIndex").PropertyList.Count, (await site.JsonAsync("/content/item/help?fields=properties[$all]"))["properties"]!.AsObject().Count);
    }

    [Fact]
    public async Task Blocks_show_their_properties_and_expand_one_level_further_in()
    {
        async Task<JsonNode> CardAsync(string query) => (await site.JsonAsync($"/content?filter=contentType:helpPage&take=300{query}"))["items"]!.AsArray()
            .SelectMany(item => item!["properties"]!["content"]?["items"]?.AsArray() ?? []).Select(block => block!["content"]!).First(block => block["contentType"]!.GetValue<string>() == "contactCard");

        var plain = await CardAsync("");
        Assert.Equal(["contentType", "id", "properties"], plain.AsObject().Select(pair => pair.Key));
        Assert.Empty(plain["properties"]!["contact"]![0]!["properties"]!.AsObject());
        Assert.NotEmpty((await CardAsync("&expand=properties[content[properties[contact]]]"))["properties"]!["contact"]![0]!["properties"]!.AsObject());
        Assert.Equal(["note"], (await CardAsync("&fields=properties[content[properties[note]]]"))["properties"]!.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public async Task Rich_text_says_where_its_links_lead()
    {
        var markup = (await site.JsonAsync("/content?take=500"))["items"]!.AsArray().SelectMany(Texts).First(text => text.Contains("data-link-type", StringComparison.Ordinal));
        var link = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(markup).QuerySelector("a[data-destination-id]")!;
        var target = site.Site.FindContent(Guid.Parse(link.GetAttribute("data-destination-id")!))!;
        Assert.Equal(target.Path + "/", link.GetAttribute("href"));
        Assert.Equal(target.ContentType, link.GetAttribute("data-destination-type"));
        Assert.Equal(site.KeyOf("/").ToString(), link.GetAttribute("data-start-item-id"));
        Assert.Equal(site.Site.RootSegment(null), link.GetAttribute("data-start-item-path"));
        Assert.Equal("Content", link.GetAttribute("data-link-type"));

        static IEnumerable<string> Texts(JsonNode? node) => node switch
        {
            JsonObject { Count: 2 } text when text["markup"] is { } html => [html.GetValue<string>()],
            JsonObject some => some.SelectMany(pair => Texts(pair.Value)),
            JsonArray list => list.SelectMany(Texts),
            _ => [],
        };
    }
}
