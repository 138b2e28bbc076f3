using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Content;

/// <summary>What a topic page lists: its own pages, other pages that name it, and people to contact about it.</summary>
public sealed record TopicReading(IReadOnlyList<PublishedModel> Own, IReadOnlyList<PublishedModel> Others, IReadOnlyList<Contact> Contacts)
{
    private const int MostContacts = 6;

    public static TopicReading Of(Topic topic)
    {
        var own = topic.Children.Listed();
        var ownKeys = own.Select(document => document.Key).ToHashSet();
        var naming = topic.Site.Referrers(topic).Where(document => Names(document, topic)).ToList();

        return new(
            own,
            [.. naming.Listed().Where(document => document is not Hub && !ownKeys.Contains(document.Key)).OrderBy(document => document.TitleOf(), StringComparer.OrdinalIgnoreCase)],
            [.. naming.OfType<Contact>().OrderBy(contact => Place(contact, topic)).ThenBy(contact => contact.Title, StringComparer.OrdinalIgnoreCase).Take(MostContacts)]);
    }

    private static bool Names(PublishedModel document, Topic topic) =>
        document is IAudienceAndTopics tagged && tagged.Topics.Any(named => named.Key == topic.Key);

    private static int Place(Contact contact, Topic topic) =>
        contact.Topics.TakeWhile(named => named.Key != topic.Key).Count();
}
