using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Content;

/// <summary>Where a reader is in a guide: its pages in order, the one before and the one after.</summary>
public sealed record GuideReading(IReadOnlyList<PublishedModel> Pages, PublishedModel Current)
{
    public PublishedModel? Previous => Pages.ElementAtOrDefault(Place - 1);

    public PublishedModel? Next => Pages.ElementAtOrDefault(Place + 1);

    public string Progress => $"Page {Place + 1} of {Pages.Count}";

    private int Place => Pages.TakeWhile(page => page.Key != Current.Key).Count();

    public static GuideReading Of(PublishedModel current)
    {
        var guide = current is GuidePage { Parent: { } parent } ? parent : current;
        return new([guide, .. guide.Children.OfType<GuidePage>()], current);
    }
}
