using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared;

/// <summary>The coloured top of a page: its heading, opening words, picture and a few facts.</summary>
public sealed record Band(string Title, string Lead)
{
    public PublishedMedia? Picture { get; init; }

    /// <summary>A few words above the heading, such as the kind of page.</summary>
    public string Kicker { get; init; } = "";

    public IReadOnlyList<string> Chips { get; init; } = [];

    /// <summary>"home", "solid" or nothing: how strong the colour is.</summary>
    public string Kind { get; init; } = "";

    public static Band Of(PublishedModel document) => new(document.TitleOf(), document.SummaryOf())
    {
        Picture = document.NearestPicture(),
        Chips = ChipsOf(document),
    };

    private static IReadOnlyList<string> ChipsOf(PublishedModel document)
    {
        if (document is not IAgeRange ages) return [];

        var audiences = document is IAudienceAndTopics tagged ? AudienceWords.For(tagged.Audiences) : "";
        return [.. new[] { audiences, AgeWords.For(ages) }.Where(words => words.Length > 0)];
    }
}
