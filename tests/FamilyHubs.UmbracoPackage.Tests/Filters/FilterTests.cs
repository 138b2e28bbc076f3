using FamilyHubs.UmbracoPackage.Filters;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Xunit;

namespace FamilyHubs.UmbracoPackage.Tests.Filters;

/// <summary>What the package adds to Umbraco's Delivery API.</summary>
public sealed class FilterTests
{
    private static readonly Guid Topic = new("a6220df3-cb02-5ffa-8cae-de63a67372df");

    private static readonly IFilterHandler[] Filters = [new AudienceFilter(), new TopicFilter(), new AncestorFilter()];

    [Theory]
    [InlineData("audience:parents", "familyHubsAudience", "parents", FilterOperation.Is)]
    [InlineData("Audience:!parents", "familyHubsAudience", "parents", FilterOperation.IsNot)]
    [InlineData("topic:baby-sleep", "familyHubsTopic", "baby-sleep", FilterOperation.Is)]
    [InlineData("ancestor:a6220df3-cb02-5ffa-8cae-de63a67372df", "familyHubsAncestor", "a6220df3-cb02-5ffa-8cae-de63a67372df", FilterOperation.Is)]
    public void A_filter_asks_its_field(string query, string field, string value, FilterOperation operation)
    {
        var option = Assert.Single(Filters, filter => filter.CanHandle(query)).BuildFilterOption(query);
        Assert.Equal((field, operation), (option.FieldName, option.Operator));
        Assert.Equal([value], option.Values);
    }

    [Theory]
    [InlineData("contentType:helpPage")]
    [InlineData("audiences:parents")]
    [InlineData("audience")]
    [InlineData("")]
    public void Others_are_left_to_umbraco(string query) => Assert.DoesNotContain(Filters, filter => filter.CanHandle(query));

    [Fact]
    public void A_page_is_indexed_by_audience_topic_and_all_above_it()
    {
        var above = Guid.NewGuid();
        var index = new IndexedPages(
            StandIn.For<IIdKeyMap>(("GetKeyForId", args => (int)args[0]! == 1050 ? Attempt<Guid>.Succeed(above) : Attempt<Guid>.Fail())),
            StandIn.For<IDocumentUrlService>(("GetUrlSegment", args => (Guid)args[0]! == Topic ? "baby-sleep" : null)));
        var page = Page(new() { ["audiences"] = "[\"parents\",\"volunteers\"]", ["topics"] = new GuidUdi("document", Topic).ToString() });

        var values = index.GetFieldValues(page, null).ToDictionary(field => field.FieldName, field => field.Values);
        Assert.Equal(index.GetFields().Select(field => field.FieldName), values.Keys);
        Assert.All(index.GetFields(), field => Assert.Equal((FieldType.StringRaw, false), (field.FieldType, field.VariesByCulture)));
        Assert.Equal(["parents", "volunteers"], values[IndexedPages.Audience]);
        Assert.Equal([Topic.ToString("D"), "baby-sleep"], values[IndexedPages.Topic]);
        Assert.Equal([above.ToString("D")], values[IndexedPages.Ancestor]);
        Assert.All(index.GetFieldValues(Page([]), null).Take(2), field => Assert.Empty(field.Values));
    }

    private static IContent Page(Dictionary<string, string> values) => StandIn.For<IContent>(
        ("get_Id", _ => 1060),
        ("get_Path", _ => "-1,1050,1060"),
        ("HasProperty", args => values.ContainsKey((string)args[0]!)),
        ("GetValue", args => values.GetValueOrDefault((string)args[0]!)));
}
