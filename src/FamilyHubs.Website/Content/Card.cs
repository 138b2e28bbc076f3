using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Content;

/// <summary>A page in a list of cards.</summary>
public sealed record Card(PublishedModel Document, PublishedMedia? Picture)
{
    /// <summary>Pictures are shown when every card has one of its own: the same picture twice, or gaps, would look like a mistake.</summary>
    public static IReadOnlyList<Card> For(IReadOnlyList<PublishedModel> documents)
    {
        var pictures = documents.Select(document => document.CardPicture()).ToList();
        var differ = pictures.All(picture => picture is not null) && pictures.Distinct().Count() == pictures.Count;
        return [.. documents.Select((document, index) => new Card(document, differ ? pictures[index] : null))];
    }
}
