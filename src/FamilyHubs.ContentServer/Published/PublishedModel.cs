using System.Text.Json;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A published document in one snapshot of the site. Generated classes add its properties.</summary>
public class PublishedModel(PublishedSite site, PublishedContent content)
    : PublishedElement(site, content.Key, content.ContentType, content.Values), IEquatable<PublishedModel>
{
    public string Name => content.Value(Documents.DraftContent.CultureName, Site.Culture)?.GetString() ?? content.Name;

    /// <summary>The address, such as <c>/help/baby-sleep</c>; empty when the type has no page.</summary>
    public string Path => HasPage ? content.Path : "";

    public bool HasPage => Site.Model.Get(ContentType).HasPage;

    /// <summary>The last part of the address.</summary>
    public string Segment => content.Path[(content.Path.LastIndexOf('/') + 1)..];

    public DateTimeOffset CreatedOn => new(content.CreatedUtc);

    public DateTimeOffset UpdatedOn => new(content.UpdatedUtc);

    /// <summary>What changed last, in the words of whoever changed it; null when nothing was said.</summary>
    public string? ChangeNote => content.ChangeNote;

    public PublishedModel? Parent => content.ParentKey is { } key ? Site.Find(key) : null;

    /// <summary>From the root down to the parent.</summary>
    public IReadOnlyList<PublishedModel> Ancestors
    {
        get
        {
            List<PublishedModel> line = [];
            for (var at = Parent; at is not null; at = at.Parent) line.Add(at);
            line.Reverse();
            return line;
        }
    }

    public IReadOnlyList<PublishedModel> Children => Site.ChildrenOf(Key);

    public IEnumerable<PublishedModel> Descendants => Children.SelectMany(child => child.Descendants.Prepend(child));

    public bool IsBelow(PublishedModel other) => Ancestors.Contains(other);

    protected override JsonElement? ReadValue(string alias) => content.Value(alias, Site.Culture);

    public bool Equals(PublishedModel? other) => other is not null && other.Key == Key;

    public override bool Equals(object? obj) => Equals(obj as PublishedModel);

    public override int GetHashCode() => Key.GetHashCode();
}
