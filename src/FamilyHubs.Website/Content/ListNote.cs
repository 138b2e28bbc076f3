using FamilyHubs.ContentServer.Calendar;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Content;

/// <summary>The few words that help to choose between the pages of a list, such as the date of a story.</summary>
public static class ListNote
{
    public static string For(PublishedModel document) => document switch
    {
        NewsStory { Date: { } date } => CalendarWords.Date(date),
        Training training => Together(training.Format, training.Length, StatusWords(training.Status)),
        VolunteerRole role => Together(role.TimeNeeded, role.Where, role.IsExample ? "example role" : ""),
        Resource resource => Together(Sentence(resource.Kind), AgeWords.For(resource)),
        Service service => Together(AgeWords.For(service), StatusWords(service.Status)),
        _ => "",
    };

    /// <summary>What a reader must know before they count on it. Nothing for what is there now.</summary>
    public static string StatusWords(string status) => status switch
    {
        "planned" => "planned, not open yet",
        "closed" => "closed",
        _ => "",
    };

    public static string Sentence(string words) =>
        words is "" ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Together(params string[] parts) =>
        Sentence(string.Join(", ", parts.Where(part => part.Length > 0)));
}
