using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace FamilyHubs.UmbracoPackage.Filters;

/// <summary>What the filters of this package look things up by, in Umbraco's index of the Delivery API.</summary>
public sealed class IndexedPages(IIdKeyMap keys, IDocumentUrlService urls) : IContentIndexHandler
{
    internal const string Audience = "familyHubsAudience";
    internal const string Topic = "familyHubsTopic";
    internal const string Ancestor = "familyHubsAncestor";

    public IEnumerable<IndexField> GetFields() =>
        new[] { Audience, Topic, Ancestor }.Select(name => new IndexField { FieldName = name, FieldType = FieldType.StringRaw, VariesByCulture = false });

    public IEnumerable<IndexFieldValue> GetFieldValues(IContent content, string? culture)
    {
        yield return new IndexFieldValue { FieldName = Audience, Values = Audiences(content) };
        yield return new IndexFieldValue { FieldName = Topic, Values = Topics(content) };
        yield return new IndexFieldValue { FieldName = Ancestor, Values = Ancestors(content) };
    }

    private static IEnumerable<object> Audiences(IContent content) =>
        Text(content, "audiences") is { } json && json.StartsWith('[') ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [];

    /// <summary>A topic is found by its key and by the last part of its address.</summary>
    private IEnumerable<object> Topics(IContent content)
    {
        foreach (var part in (Text(content, "topics") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!UdiParser.TryParse(part, out GuidUdi? udi)) continue;
            yield return udi.Guid.ToString("D");
            if (urls.GetUrlSegment(udi.Guid, string.Empty, isDraft: false) is { Length: > 0 } segment) yield return segment;
        }
    }

    private IEnumerable<object> Ancestors(IContent content) => content.Path.Split(',')
        .Select(id => int.TryParse(id, out var number) ? number : 0).Where(id => id > 0 && id != content.Id)
        .Select(id => keys.GetKeyForId(id, UmbracoObjectTypes.Document)).Where(found => found.Success).Select(found => (object)found.Result.ToString("D"));

    private static string? Text(IContent content, string alias) => content.HasProperty(alias) ? content.GetValue(alias)?.ToString() : null;
}
