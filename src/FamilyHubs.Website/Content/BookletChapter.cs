using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Content;

/// <summary>One page of the site as a chapter of a paper booklet.</summary>
public sealed record BookletChapter(PublishedModel Document, string Anchor)
{
    public string Title => Document.TitleOf();

    /// <summary>Services that every family needs begin on a new sheet; the others follow one another.</summary>
    public bool StartsSheet => Document is Service { IsCore: true };

    public IReadOnlyList<PublishedElement> Blocks => Document switch
    {
        Service service => service.Content,
        HelpPage help => help.Content,
        Guide guide => guide.Content,
        GuidePage part => part.Content,
        StepByStep journey => journey.Content,
        InformationPage information => information.Content,
        _ => [],
    };

    /// <summary>Everything below the booklet's parent, services that every family needs first.</summary>
    public static IReadOnlyList<BookletChapter> Of(Booklet booklet)
    {
        if (booklet.Parent is not { } offer) return [];

        var documents = offer.Descendants.Listed().Where(document => document is not Booklet and not Collection and not Resource);
        return
        [
            .. documents
                .OrderBy(document => document is Service { IsCore: true } ? 0 : 1)
                .Select((document, index) => new BookletChapter(document, $"chapter-{index + 1}")),
        ];
    }

    /// <summary>Everyone named in the booklet, once each.</summary>
    public static IReadOnlyList<Contact> ContactsOf(IReadOnlyList<BookletChapter> chapters) =>
    [
        .. chapters
            .SelectMany(chapter => chapter.Document switch
            {
                Service service => service.Contacts,
                HelpPage help => help.Contacts,
                Guide guide => guide.Contacts,
                InformationPage information => information.Contacts,
                _ => [],
            })
            .DistinctBy(contact => contact.Key),
    ];
}
