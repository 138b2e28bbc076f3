using System.Net;
using System.Text.Json.Nodes;
using FamilyHubs.TestKit;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared.Places;
using Xunit;

namespace FamilyHubs.Website.Tests.OpenReferral;

/// <summary>The feed as the official validator walks it: the root, the first, middle and last page of each list, then each id.</summary>
public sealed class OpenReferralTests(ReferredSite site) : IClassFixture<ReferredSite>
{
    private const string Stub = "/open-referral-uk/v3";

    private static readonly string[] Lists = ["services", "service_at_locations", "organizations", "locations", "taxonomies", "taxonomy_terms"];

    private static readonly string[] Statuses = ["active", "inactive", "defunct", "temporarily closed"];

    [Theory]
    [InlineData(Stub)]
    [InlineData(Stub + "/")]
    public async Task The_root_says_the_version_without_which_a_validator_takes_it_for_an_older_one(string path)
    {
        var root = await ReadAsync(path);
        Assert.Equal("HSDS-UK-3.0", Text(root, "version"));
        Assert.True(Uri.IsWellFormedUriString(Text(root, "profile"), UriKind.Absolute));
        Assert.True(Uri.IsWellFormedUriString(Text(root, "openapi_url"), UriKind.Absolute));
    }

    [Fact]
    public async Task Every_answer_is_open_to_all_and_needs_no_key()
    {
        foreach (var path in Lists.Select(list => $"{Stub}/{list}").Append(Stub + "/").Append($"{Stub}/services/{Guid.NewGuid()}").Append($"{Stub}/services?page=0").Append($"{Stub}/nothing"))
        {
            var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origin), path);
            Assert.Equal("*", Assert.Single(origin));
            Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.Contains(answer.Content.Headers.ContentType?.MediaType, new[] { "application/json", "application/problem+json" });
        }
    }

    [Fact]
    public async Task Every_list_has_the_same_wrapper_on_its_first_middle_and_last_page_and_every_id_is_found()
    {
        foreach (var list in Lists)
        {
            var whole = await ReadAsync($"{Stub}/{list}?per_page=500");
            var total = Number(whole, "total_items");
            Assert.True(total > 0, $"{list} is empty");
            var size = Math.Max(1, total / 4);
            var pages = (total + size - 1) / size;
            List<string> ids = [];
            for (var page = 1; page <= pages; page++)
            {
                var read = await ReadAsync($"{Stub}/{list}?page={page}&per_page={size}");
                var contents = read["contents"]!.AsArray();
                Assert.Equal(["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"], read.AsObject().Select(pair => pair.Key));
                Assert.Equal((total, pages, page, contents.Count), (Number(read, "total_items"), Number(read, "total_pages"), Number(read, "page_number"), Number(read, "size")));
                Assert.Equal((page == 1, page == pages, false), (Flag(read, "first_page"), Flag(read, "last_page"), Flag(read, "empty")));
                ids.AddRange(contents.Select(item => Text(item!, "id")));
            }
            Assert.Equal(total, ids.Distinct().Count());
            Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "D", out _)));
            foreach (var id in ids) Assert.Equal(id, Text(await ReadAsync($"{Stub}/{list}/{id}"), "id"));
        }
    }

    [Fact]
    public async Task A_page_behind_the_last_is_empty()
    {
        var page = await ReadAsync($"{Stub}/services?page=1000");
        Assert.Equal((0, false, true, true), (Number(page, "size"), Flag(page, "first_page"), Flag(page, "last_page"), Flag(page, "empty")));
    }

    [Fact]
    public async Task Every_service_has_what_the_uk_profile_requires()
    {
        foreach (var listed in await AllAsync("services"))
        {
            var service = await ReadAsync($"{Stub}/services/{Text(listed, "id")}");
            Assert.NotEmpty(Text(service, "name"));
            Assert.Contains(Text(service, "status"), Statuses);
            var page = site.Site.Find(Guid.Parse(Text(service, "id")))!;
            Assert.Equal(SeededSite.Url + page.Path, Text(service, "url"));
            Assert.Equal(page.UpdatedOn, DateTimeOffset.Parse(Text(service, "last_modified"), System.Globalization.CultureInfo.InvariantCulture));
            if (page is Service { VerifiedOn: { } day }) Assert.Equal(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Text(service, "assured_date"));
            if (page is Service { MinAgeMonths: { } months }) Assert.Equal(Math.Round(months / 12m, 2), service["minimum_age"]!.GetValue<decimal>());
            Assert.Equal(Text(service, "organization_id"), Text(service["organization"]!, "id"));
            AssertWhole(service["organization"]!, "id", "name", "description");
            foreach (var name in new[] { "schedules", "service_at_locations", "contacts", "attributes" })
            {
                Assert.Null(listed[name]);
                Assert.All(service[name]!.AsArray(), item => Assert.True(Guid.TryParseExact(Text(item!, "id"), "D", out _)));
            }
            Assert.All(service["contacts"]!.AsArray().SelectMany(contact => contact!["phones"]!.AsArray()), phone => AssertWhole(phone!, "id", "number"));
            Assert.All(service["attributes"]!.AsArray(), attribute => AssertWhole(attribute!["taxonomy_term"]!, "id", "name", "description"));
        }
    }

    [Fact]
    public async Task Every_service_is_there_and_ids_are_those_of_the_documents()
    {
        var ids = (await AllAsync("services")).Select(service => Guid.Parse(Text(service, "id"))).ToHashSet();
        Assert.Superset(site.Site.OfType<Service>().Where(service => !service.HideFromLists).Select(service => service.Key).ToHashSet(), ids);
        Assert.Contains(site.OwnSession, ids);
        Assert.DoesNotContain(site.Site.OfType<Session>().Where(session => session.IsSample).Select(session => session.Key), ids.Contains);
        Assert.Equal(site.Site.OfType<Hub>().Select(hub => hub.Key).Order(), (await AllAsync("locations")).Select(location => Guid.Parse(Text(location, "id"))).Order());
    }

    [Fact]
    public async Task Locations_have_an_address_and_a_position_and_nothing_that_the_uk_profile_drops()
    {
        foreach (var location in await AllAsync("locations"))
        {
            var address = Assert.Single(location["addresses"]!.AsArray())!;
            AssertWhole(address, "id", "address_1", "city", "state_province", "postal_code", "country", "address_type");
            Assert.NotNull(location["latitude"]);
            Assert.All(new[] { "url", "phones", "schedules", "languages", "contacts" }, name => Assert.Null(location[name]));
        }
    }

    [Fact]
    public async Task A_session_is_a_schedule_of_its_service_at_its_hub()
    {
        var place = (await AllAsync("service_at_locations")).Single(item => Text(item, "service_id") == site.ServiceWithSession.ToString() && Text(item, "location_id") == site.Hub.ToString());
        var whole = await ReadAsync($"{Stub}/service_at_locations/{Text(place, "id")}");
        AssertWhole(whole, "id", "name", "status", "url", "service_id", "location_id");
        var schedule = Assert.Single(whole["schedules"]!.AsArray())!;
        Assert.Equal(("WEEKLY", 2, "TU,TH", "10:00:00", "11:30:00"), (Text(schedule, "freq"), Number(schedule, "interval"), Text(schedule, "byday"), Text(schedule, "opens_at"), Text(schedule, "closes_at")));
        Assert.Equal(("2026-09-01", "2026-09-01", "2027-07-20"), (Text(schedule, "dtstart"), Text(schedule, "valid_from"), Text(schedule, "valid_to")));
        Assert.Equal(Text(place, "id"), Text(schedule, "service_at_location_id"));
        Assert.Contains("Not on 2026-12-22: Staff training", Text(schedule, "notes"), StringComparison.Ordinal);
        Assert.Null(schedule["url"]);
        var service = await ReadAsync($"{Stub}/services/{site.ServiceWithSession}");
        Assert.Contains(service["schedules"]!.AsArray(), one => Text(one!, "id") == Text(schedule, "id"));
    }

    [Fact]
    public async Task A_monthly_session_names_the_week()
    {
        var service = await ReadAsync($"{Stub}/services/{site.OwnSession}");
        var schedule = Assert.Single(service["schedules"]!.AsArray())!;
        Assert.Equal(("MONTHLY", 1, "1SA,-1SA"), (Text(schedule, "freq"), Number(schedule, "interval"), Text(schedule, "byday")));
    }

    [Theory]
    [InlineData("search=infant%20feeding", "infant")]
    [InlineData("search=INFANT", "infant")]
    public async Task A_search_keeps_what_has_every_word(string query, string word)
    {
        var found = await AllAsync("services", query);
        Assert.NotEmpty(found);
        Assert.True(found.Count < (await AllAsync("services")).Count);
        foreach (var service in found) Assert.Contains(word, (await ReadAsync($"{Stub}/services/{Text(service, "id")}")).ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await AllAsync("services", "search=no-such-words-zq"));
    }

    [Fact]
    public async Task Terms_taxonomies_and_organisations_keep_their_services()
    {
        var topic = site.Site.OfType<Service>().SelectMany(service => service.Topics).First();
        var expected = site.Site.OfType<Service>().Where(service => !service.HideFromLists && service.Topics.Contains(topic)).Select(service => service.Key).Order();
        Assert.Equal(expected, Ids(await AllAsync("services", $"taxonomy_term_id={topic.Key}")));
        foreach (var taxonomy in await AllAsync("taxonomies"))
        {
            AssertWhole(taxonomy, "id", "name", "description");
            Assert.NotEmpty(await AllAsync("services", $"taxonomy_id={Text(taxonomy, "id")}"));
            var terms = await AllAsync("taxonomy_terms", $"taxonomy_id={Text(taxonomy, "id")}");
            Assert.All(terms, term => Assert.Equal(Text(taxonomy, "name"), Text(term, "taxonomy")));
            Assert.All(terms, term => AssertWhole(term, "id", "name", "description"));
        }
        var all = await AllAsync("services");
        foreach (var organization in await AllAsync("organizations"))
            Assert.Equal(all.Count(service => Text(service, "organization_id") == Text(organization, "id")), (await AllAsync("services", $"organization_id={Text(organization, "id")}")).Count);
        Assert.Empty(await AllAsync("services", $"taxonomy_term_id={Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Ages_are_years()
    {
        var all = await AllAsync("services");
        Assert.Equal(all.Where(service => (service["minimum_age"]?.GetValue<decimal>() ?? 0) >= 1).Select(service => Text(service, "id")), (await AllAsync("services", "minimum_age=1")).Select(service => Text(service, "id")));
        var young = await AllAsync("services", "maximum_age=2");
        Assert.NotEmpty(young);
        Assert.All(young, service => Assert.True(service["maximum_age"]!.GetValue<decimal>() <= 2));
    }

    [Theory]
    [InlineData("day=TU", true)]
    [InlineData("day=tuesday", true)]
    [InlineData("day=MO", false)]
    [InlineData("start_time=10:00&end_time=11:30", true)]
    [InlineData("start_time=10:01", false)]
    [InlineData("end_time=11:29:59", false)]
    [InlineData("day=TH&start_time=09:00", true)]
    public async Task Days_and_times_keep_what_happens_then(string query, bool isFound)
    {
        Assert.Equal(isFound, Ids(await AllAsync("services", query)).Contains(site.ServiceWithSession));
        Assert.Equal(isFound, (await AllAsync("service_at_locations", query)).Any(place => Text(place, "service_id") == site.ServiceWithSession.ToString()));
    }

    [Fact]
    public async Task A_postcode_puts_the_nearest_first_and_proximity_is_in_metres()
    {
        var hub = (Hub)site.Site.Find(site.Hub)!;
        var near = await AllAsync("service_at_locations", $"postcode={Uri.EscapeDataString(hub.Postcode)}");
        Assert.Equal((await AllAsync("service_at_locations")).Count, near.Count);
        var from = site.Get<PlaceFinder>().Ask(site.Site, hub.Postcode).Place!.Point;
        var metres = near.Select(place => from.MetresTo(new((double)place["location"]!["latitude"]!.GetValue<decimal>(), (double)place["location"]!["longitude"]!.GetValue<decimal>()))).ToList();
        Assert.Equal(metres.Order(), metres);
        foreach (var most in new[] { 0, 1_000, 10_000, 100_000 })
            Assert.Equal(metres.Count(distance => distance <= most), (await AllAsync("service_at_locations", $"postcode={Uri.EscapeDataString(hub.Postcode)}&proximity={most}")).Count);
    }

    [Fact]
    public async Task Minimal_and_full_and_modified_after()
    {
        Assert.All(await AllAsync("services", "minimal=true"), service => Assert.Equal(["id", "last_modified"], service.AsObject().Select(pair => pair.Key)));
        Assert.All(await AllAsync("services", "full=true"), service => Assert.NotNull(service["attributes"]));
        Assert.Empty(await AllAsync("services", "modified_after=2126-01-01T00:00:00Z"));
        Assert.Equal((await AllAsync("services")).Count, (await AllAsync("services", "modified_after=2000-01-01")).Count);
    }

    [Theory]
    [InlineData("services?page=0")]
    [InlineData("services?page=-1")]
    [InlineData("services?page=99999999999999999999")]
    [InlineData("services?page=1&page=2")]
    [InlineData("services?per_page=501")]
    [InlineData("services?per_page=ten")]
    [InlineData("services?minimum_age=-1")]
    [InlineData("services?maximum_age=1e9")]
    [InlineData("services?day=someday")]
    [InlineData("services?start_time=25:00")]
    [InlineData("services?taxonomy_term_id=5")]
    [InlineData("services?full=perhaps")]
    [InlineData("services?modified_after=yesterday")]
    [InlineData("service_at_locations?proximity=5")]
    [InlineData("service_at_locations?postcode=LE67%203EA&proximity=-5")]
    [InlineData("service_at_locations?postcode=nowhere")]
    [InlineData("service_at_locations?postcode=SW1A%201AA")]
    [InlineData("services/5")]
    [InlineData("services/8c71998fc7235e27aea5f821b2980dd8")]
    public async Task Bad_input_is_named(string path)
    {
        var answer = await site.Http.GetAsync(new Uri($"{Stub}/{path}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject());
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        foreach (var path in Lists.Select(list => $"{Stub}/{list}/{Guid.NewGuid()}").Append($"{Stub}/nothing"))
        {
            var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task<JsonNode> ReadAsync(string path)
    {
        var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<List<JsonNode>> AllAsync(string list, string query = "") => [.. (await ReadAsync($"{Stub}/{list}?per_page=500&{query}"))["contents"]!.AsArray().Select(item => item!)];

    private static IEnumerable<Guid> Ids(IEnumerable<JsonNode> items) => items.Select(item => Guid.Parse(Text(item, "id"))).Order();

    private static void AssertWhole(JsonNode item, params string[] names) => Assert.All(names, name => Assert.False(string.IsNullOrWhiteSpace(item[name]?.ToString()), name));

    private static string Text(JsonNode item, string name) => item[name]!.GetValue<string>();

    private static int Number(JsonNode item, string name) => item[name]!.GetValue<int>();

    private static bool Flag(JsonNode item, string name) => item[name]!.GetValue<bool>();
}

/// <summary>The seeds with two sessions that are no samples: one of a service, one on its own.</summary>
public sealed class ReferredSite : SeededSite
{
    public Guid ServiceWithSession { get; private set; }

    public Guid OwnSession { get; private set; }

    public Guid Hub { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        ServiceWithSession = (await this.DocumentAsync("/start-for-life/early-language")).Key;
        Hub = (await this.DocumentAsync("/hubs/coalville")).Key;
        await this.PublishAsync("/hubs/coalville", "session", "Talking time", new()
        {
            ["title"] = "Talking time",
            ["summary"] = "Talk and play.",
            ["service"] = Editing.Picked(ServiceWithSession),
            ["schedule"] = JsonNode.Parse("""{"repeat":"fortnightly","days":["tuesday","thursday"],"startTime":"10:00","endTime":"11:30","firstDate":"2026-09-01","lastDate":"2027-07-20","changes":[{"change":"cancel","date":"2026-12-22","note":"Staff training"}]}"""),
        });
        OwnSession = (await this.PublishAsync("/hubs/coalville", "session", "Saturday play", new()
        {
            ["title"] = "Saturday play",
            ["summary"] = "Play together.",
            ["cost"] = "free",
            ["schedule"] = JsonNode.Parse("""{"repeat":"monthly","days":["saturday"],"weeks":["first","last"],"startTime":"09:00","endTime":"10:00","firstDate":"2026-09-05"}"""),
        })).Key;
    }
}
