using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Content;

/// <summary>Topics under the name of their subject or their first letter.</summary>
public sealed record TopicGroup(string Name, IReadOnlyList<Topic> Topics)
{
    /// <summary>The subjects in the order in which the content model states them.</summary>
    public static IReadOnlyList<TopicGroup> BySubject(TopicIndex index)
    {
        var group = index.Site.Model.Get(Topic.Alias).Properties["group"];
        var subjects = group.DataType.Configuration["items"]!.AsArray().Select(item => item!.GetValue<string>()).ToList();
        return [.. InOrder(index).GroupBy(topic => topic.Group).OrderBy(topics => subjects.IndexOf(topics.Key)).Select(topics => new TopicGroup(topics.Key, [.. topics]))];
    }

    public static IReadOnlyList<TopicGroup> ByLetter(TopicIndex index) =>
        [.. InOrder(index).GroupBy(topic => char.ToUpperInvariant(topic.Title[0])).Select(topics => new TopicGroup(topics.Key.ToString(), [.. topics]))];

    private static IEnumerable<Topic> InOrder(TopicIndex index) => index.Children.OfType<Topic>()
        .Where(topic => !topic.HideFromLists).OrderBy(topic => topic.Title, StringComparer.OrdinalIgnoreCase);
}
