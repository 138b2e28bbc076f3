using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Content;

/// <summary>Keeps a landing page from listing below what its editor has put in cards above.</summary>
public static class AlreadyShown
{
    public static IReadOnlyList<PublishedModel> Without(this IReadOnlyList<PublishedModel> documents, IReadOnlyList<PublishedElement> blocks)
    {
        var shown = blocks.OfType<CardList>().SelectMany(cards => cards.Pages).ToHashSet();
        return [.. documents.Where(document => !shown.Contains(document))];
    }
}
