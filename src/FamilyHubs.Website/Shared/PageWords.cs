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

    public static IReadOnlyList<PublishedModel> Listed(this IEnumerable<PublishedModel> documents) =>
        [.. documents.Where(document => document.HasPage && document is not IPageBasics { HideFromLists: true })];
}
