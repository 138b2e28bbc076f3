using FamilyHubs.ContentServer.Properties;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Properties;

public sealed class PropertyEditorTests
{
    private const string Key = "\"11111111-1111-4111-8111-111111111111\"";

    private const string Inset = "{\"key\":" + Key + ",\"contentType\":\"inset\",\"values\":{\"text\":\"<p>a</p>\"}}";

    [Fact]
    public void Every_editor_of_the_model_is_in_the_tables() =>
        Assert.Empty(EditorTable.Model.ContentTypes.SelectMany(type => type.PropertyList).Select(property => property.DataType.EditorAlias).ToHashSet()
            .Except(PropertyEditorRows.Good.Select(row => EditorTable.Property((string)row[0]).DataType.EditorAlias)));

    [Theory]
    [MemberData(nameof(PropertyEditorRows.Good), MemberType = typeof(PropertyEditorRows))]
    public void A_good_value_is_accepted_kept_and_comes_back_from_a_seed(string property, string json)
    {
        Assert.Equal("ok", EditorTable.Check(property, json));
        Assert.Equal(EditorTable.Normal(json), EditorTable.Clean(property, json));
        Assert.Equal(EditorTable.Normal(json), EditorTable.ThroughSeed(property, json));
    }

    [Theory]
    [InlineData("hub.postcode", "\"le67 3ea\"")]
    [InlineData("pageBasics.title", "\"0123456789012345678901234567890123456789012345678901234567890123456789\"")]
    [InlineData("hub.email", "\"nobody\"")]
    [InlineData("ageRange.minAgeMonths", "301")]
    [InlineData("ageRange.minAgeMonths", "-1")]
    [InlineData("hub.latitude", "181.5")]
    [InlineData("hub.hubType", "\"Pub\"")]
    [InlineData("helpPage.audiences", "[\"parents\",\"pirates\"]")]
    [InlineData("contactCard.contact", "[" + Key + "," + Key + "]")]
    [InlineData("resource.link", "[{\"name\":\"a\",\"url\":\"https://a.example\"},{\"name\":\"b\",\"url\":\"https://b.example\"}]")]
    [InlineData("hub.openingHours", "[{\"day\":\"monday\",\"from\":\"22:00\",\"to\":\"02:00\"}]")]
    [InlineData("hub.specialDays", "[{\"from\":\"2027-02-31\",\"reason\":\"Training\"}]")]
    [InlineData("bankHolidays.dates", "[{\"from\":\"2026-12-25\"}]")]
    [InlineData("session.schedule", "{\"repeat\":\"once\",\"startTime\":\"11:00\",\"endTime\":\"09:30\",\"firstDate\":\"2026-09-01\"}")]
    public void A_value_against_the_rules_is_for_drafts_only(string property, string json) => Assert.Equal("draft", EditorTable.Check(property, json));

    [Theory]
    [MemberData(nameof(PropertyEditorRows.Unreadable), MemberType = typeof(PropertyEditorRows))]
    public void A_value_of_the_wrong_kind_is_refused_without_an_exception(string property, string json) => Assert.Equal("unreadable", EditorTable.Check(property, json));

    [Theory]
    [InlineData("hub.postcode", "\"  LE67 3EA \"", "\"LE67 3EA\"")]
    [InlineData("hub.postcode", "\"  \"", null)]
    [InlineData("helpPage.searchWords", "[\" a \",\"\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("ageRange.minAgeMonths", "12.0", "12")]
    [InlineData("ageRange.minAgeMonths", "1.2e1", "12")]
    [InlineData("service.whoFor", "\"<p onclick='x'>a<script>b</script></p>\"", "\"<p>a</p>\"")]
    [InlineData("service.whoFor", "\"<script>b</script>\"", null)]
    [InlineData("helpPage.content", "[{\"key\":" + Key + ",\"contentType\":\"inset\",\"values\":{\"text\":\"<p>a<img src=x onerror=y></p>\",\"other\":1}}]", "[" + Inset + "]")]
    [InlineData("hub.openingHours", "[{\"to\":\"17:00\",\"from\":\"13:00\",\"day\":\"monday\",\"x\":1},{\"day\":\"monday\",\"from\":\"09:00\",\"to\":\"13:00\",\"presence\":\"open\"}]", "[{\"day\":\"monday\",\"from\":\"09:00\",\"to\":\"13:00\"},{\"day\":\"monday\",\"from\":\"13:00\",\"to\":\"17:00\"}]")]
    [InlineData("hub.specialDays", "[{\"from\":\"2026-12-25\",\"reason\":\" Christmas \",\"hours\":[]}]", "[{\"from\":\"2026-12-25\",\"to\":\"2026-12-25\",\"reason\":\"Christmas\"}]")]
    [InlineData("session.schedule", "{\"startTime\":\"09:30\",\"repeat\":\"once\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\",\"season\":\"all year\",\"skipBankHolidays\":false,\"days\":[],\"changes\":[]}", "{\"repeat\":\"once\",\"startTime\":\"09:30\",\"endTime\":\"11:00\",\"firstDate\":\"2026-09-01\"}")]
    public void A_value_is_cleaned_before_it_is_stored(string property, string json, string? clean) => Assert.Equal(clean, EditorTable.Clean(property, json));

    [Fact]
    public void A_new_block_gets_a_key()
    {
        var clean = EditorTable.Clean("helpPage.content", "[{\"contentType\":\"inset\",\"values\":{\"text\":\"<p>a</p>\"}}]")!;
        Assert.Equal("ok", EditorTable.Check("helpPage.content", clean));
        Assert.NotEqual(Guid.Empty, Guid.Parse(System.Text.Json.Nodes.JsonNode.Parse(clean)![0]!["key"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("helpPage.contacts", "[" + Key + "]")]
    [InlineData("pageBasics.picture", "[{\"mediaKey\":" + Key + "}]")]
    [InlineData("resource.link", "[{\"name\":\"a\",\"type\":\"document\",\"unique\":" + Key + "}]")]
    [InlineData("service.whoFor", "\"<a href='/{localLink:11111111-1111-4111-8111-111111111111}#part'>a</a>\"")]
    [InlineData("helpPage.content", "[{\"key\":" + Key + ",\"contentType\":\"cardList\",\"values\":{\"pages\":[" + Key + "]}}]")]
    [InlineData("helpPage.content", "[{\"key\":" + Key + ",\"contentType\":\"steps\",\"values\":{\"items\":[{\"key\":" + Key + ",\"contentType\":\"stepItem\",\"values\":{\"text\":\"<a href='/{localLink:11111111-1111-4111-8111-111111111111}'>a</a>\"}}]}}]")]
    public void What_a_value_points_at_is_known(string property, string json) => Assert.Equal([EditorTable.Page], EditorTable.References(property, json));

    [Theory]
    [MemberData(nameof(PropertyEditorRows.BadSeeds), MemberType = typeof(PropertyEditorRows))]
    public void A_mistake_in_a_seed_is_named_with_its_line(string property, string yaml, string fault)
    {
        var (_, faults) = EditorTable.FromSeed(property, yaml);
        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
        Assert.StartsWith("a.md:1:", faults[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T09:00", "\"2026-11-22T09:00:00Z\"")]
    [InlineData("2026-07-01T09:00", "\"2026-07-01T08:00:00Z\"")]
    [InlineData("2026-07-01T09:00:00Z", "\"2026-07-01T09:00:00Z\"")]
    [InlineData("2026-10-25T01:30", "\"2026-10-25T00:30:00Z\"")]
    [InlineData("2027-03-28T01:30", "\"2027-03-28T01:30:00Z\"")]
    public void A_seed_says_London_time_unless_it_says_otherwise(string yaml, string json) => Assert.Equal(json, EditorTable.FromSeed("alert.startsAt", yaml).Json);
}
