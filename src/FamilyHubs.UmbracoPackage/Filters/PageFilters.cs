using Umbraco.Cms.Core.DeliveryApi;

namespace FamilyHubs.UmbracoPackage.Filters;

/// <summary><c>filter=audience:parents</c>, or <c>filter=audience:!parents</c> for all others.</summary>
public sealed class AudienceFilter() : PageFilter("audience", IndexedPages.Audience);

/// <summary><c>filter=topic:baby-sleep</c>, or the key of the topic.</summary>
public sealed class TopicFilter() : PageFilter("topic", IndexedPages.Topic);

/// <summary><c>filter=ancestor:{key}</c>: everything below a document.</summary>
public sealed class AncestorFilter() : PageFilter("ancestor", IndexedPages.Ancestor);

/// <summary>A filter of the Delivery API on a field of <see cref="IndexedPages"/>.</summary>
public abstract class PageFilter(string name, string field) : IFilterHandler
{
    public bool CanHandle(string query) => query.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);

    public FilterOption BuildFilterOption(string filter)
    {
        var value = filter[(name.Length + 1)..];
        var isNot = value.StartsWith('!');
        return new FilterOption { FieldName = field, Values = [isNot ? value[1..] : value], Operator = isNot ? FilterOperation.IsNot : FilterOperation.Is };
    }
}
