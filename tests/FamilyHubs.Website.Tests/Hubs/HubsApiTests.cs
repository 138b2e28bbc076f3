using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using FamilyHubs.Website.Shared.Times;
using Xunit;

namespace FamilyHubs.Website.Tests.Hubs;

public sealed class HubsApiTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task The_nearest_hubs_come_first_with_the_agreed_names()
    {
        var answer = await site.Http.GetAsync(new Uri("/api/hubs?postcode=le673ea&take=3", UriKind.Relative));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["total", "items", "place"], json.EnumerateObject().Select(part => part.Name));
        Assert.Equal((36, 3), (json.GetProperty("total").GetInt32(), json.GetProperty("items").GetArrayLength()));
        var first = json.GetProperty("items")[0];
        Assert.Equal(["name", "path", "type", "district", "postcode", "miles", "openNow", "openText"], first.EnumerateObject().Select(part => part.Name));
        Assert.Equal(("Coalville Family Hub", "/hubs/coalville", "Family hub", "north-west-leicestershire", "LE67 3EA"), (first.GetProperty("name").GetString(), first.GetProperty("path").GetString(), first.GetProperty("type").GetString(), first.GetProperty("district").GetString(), first.GetProperty("postcode").GetString()));
        Assert.InRange(first.GetProperty("miles").GetDouble(), 0, 0.2);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("openNow").ValueKind);
        Assert.NotEqual("", first.GetProperty("openText").GetString());
        Assert.Equal("""{"name":"LE67 3EA","postcode":"LE67 3EA","district":"north-west-leicestershire","precision":"postcode"}""", json.GetProperty("place").GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?postcode=&district=&service=&facility=&take=")]
    public async Task Nothing_asked_lists_every_hub_without_a_distance(string query)
    {
        var json = await ReadAsync("/api/hubs" + query);
        Assert.Equal((36, 36), (json.GetProperty("total").GetInt32(), json.GetProperty("items").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("place").ValueKind);
        Assert.All(json.GetProperty("items").EnumerateArray(), hub => Assert.Equal(JsonValueKind.Null, hub.GetProperty("miles").ValueKind));
    }

    [Fact]
    public async Task Hubs_are_chosen_by_a_service_they_give()
    {
        var all = ServiceAtHub.All(site.Get<LiveSite>().Current);
        var service = all.GroupBy(at => at.Service.Segment).First(hubs => hubs.Select(at => at.Hub.Path).Distinct().Count() is > 1 and < 36).Key;
        var items = (await ReadAsync($"/api/hubs?service={service}")).GetProperty("items").EnumerateArray().Select(hub => hub.GetProperty("path").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(all.Where(at => at.Service.Segment == service).Select(at => at.Hub.Path).Distinct().Order(StringComparer.Ordinal), items);
    }

    [Fact]
    public async Task Hubs_are_chosen_by_all_the_facilities_that_are_needed()
    {
        await site.ChangeAsync("/hubs/measham", values => values["facilities"] = new JsonArray("step-free entrance", "hearing loop"));
        await site.ChangeAsync("/hubs/greenhill", values => values["facilities"] = new JsonArray("step-free entrance"));
        Assert.Equal(2, (await ReadAsync("/api/hubs?facility=step-free-entrance")).GetProperty("total").GetInt32());
        var both = (await ReadAsync("/api/hubs?facility=step-free-entrance&facility=hearing-loop")).GetProperty("items").EnumerateArray();
        Assert.Equal("/hubs/measham", Assert.Single(both).GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("?district=melton", "district", "melton")]
    [InlineData("?type=library", "type", "Library")]
    public async Task Hubs_are_chosen(string query, string name, string value)
    {
        var items = (await ReadAsync("/api/hubs" + query)).GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.True(items.Count < 36);
        Assert.All(items, hub => Assert.Equal(value, hub.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task A_place_beyond_the_county_has_no_district() =>
        Assert.Equal(JsonValueKind.Null, (await ReadAsync("/api/hubs?postcode=CV11%205AA")).GetProperty("place").GetProperty("district").ValueKind);

    [Theory]
    [InlineData("?postcode=G1+1AA", "postcode")]
    [InlineData("?postcode=nonsense", "postcode")]
    [InlineData("?district=Melton", "district")]
    [InlineData("?district=atlantis", "district")]
    [InlineData("?service=atlantis", "service")]
    [InlineData("?facility=moat", "facility")]
    [InlineData("?take=0", "take")]
    [InlineData("?take=101", "take")]
    [InlineData("?take=-1", "take")]
    [InlineData("?take=many", "take")]
    public async Task What_cannot_be_understood_is_a_problem_with_the_name_of_the_parameter(string query, string name)
    {
        var answer = await site.Http.GetAsync(new Uri("/api/hubs" + query, UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal([name], JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task The_positions_of_all_hubs_are_GeoJSON_for_any_site()
    {
        var answer = await site.Http.GetAsync(new Uri("/hubs.geojson", UriKind.Relative));
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("*", "cross-origin"), (answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single()));
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("FeatureCollection", json.GetProperty("type").GetString());
        Assert.Equal(36, json.GetProperty("features").GetArrayLength());
        var coalville = json.GetProperty("features").EnumerateArray().Single(hub => hub.GetProperty("properties").GetProperty("path").GetString() == "/hubs/coalville");
        Assert.Equal("Point", coalville.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal([-1.37296, 52.7253], coalville.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble()));
    }

    private async Task<JsonElement> ReadAsync(string address) => JsonDocument.Parse(await site.Http.GetStringAsync(new Uri(address, UriKind.Relative))).RootElement;
}
