namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>About how a page looks in the results of a search engine: what does not fit is cut.</summary>
internal sealed record SearchLook(string Site, string Trail, string Title, string Summary)
{
    private const int TitleShown = 58;
    private const int SummaryShown = 155;

    public string ShownTitle => Cut(Title, TitleShown);

    public string ShownSummary => Cut(Summary, SummaryShown);

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = text.LastIndexOf(' ', most);
        return text[..(end > most / 2 ? end : most)] + " …";
    }
}
