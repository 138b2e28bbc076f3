using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared;

/// <summary>What a document is called, and whether lists show it.</summary>
public static class PageWords
{
    public static string TitleOf(this PublishedModel document) =>
        document is IPageBasics { Title.Length: > 0 } basics ? basics.Title : document.Name;

    public static string SummaryOf(this PublishedModel document) =>
        document is IPageBasics basics ? basics.Summary : "";

    public static PublishedMedia? PictureOf(this PublishedModel document) => (document as IPageBasics)?.Picture;

    /// <summary>Its own picture, or that of its main topic, or of the section it is in: so that no page is without one.</summary>
    public static PublishedMedia? NearestPicture(this PublishedModel document) =>
        document.PictureOf() ?? TopicPicture(document) ?? document.Ancestors.Where(above => above is not Home).Select(PictureOf).LastOrDefault(picture => picture is not null);

    /// <summary>Its own picture, or that of its main topic.</summary>
    public static PublishedMedia? CardPicture(this PublishedModel document) => document.PictureOf() ?? TopicPicture(document);

    public static IReadOnlyList<PublishedModel> Listed(this IEnumerable<PublishedModel> documents) =>
        [.. documents.Where(document => document.HasPage && document is not IPageBasics { HideFromLists: true })];

    private static PublishedMedia? TopicPicture(PublishedModel document) =>
        document is IAudienceAndTopics { Topics: [var topic, ..] } ? topic.Picture : null;
}
