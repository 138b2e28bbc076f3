using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.Content;

/// <summary>One line of the facts about a service, a course or a role. What is not known is left out.</summary>
public sealed record Fact(string Name, string Value)
{
    public static IReadOnlyList<Fact> Of(Service service) => Known(
        new("Who can use it", LevelWords(service.Level)),
        new("Age of child", AgeWords.For(service)),
        new("How it is given", ListNote.Sentence(string.Join(", ", service.DeliveryMethods))),
        new("How often", service.Frequency),
        new("Cost", service.Cost),
        new("Who runs it", service.Provider));

    public static IReadOnlyList<Fact> Of(Training training) => Known(
        new("Who it is for", training.WhoFor),
        new("Format", training.Format),
        new("Length", training.Length),
        new("Cost", training.Cost),
        new("Who runs it", training.Provider));

    public static IReadOnlyList<Fact> Of(VolunteerRole role) => Known(
        new("Time needed", role.TimeNeeded),
        new("Where", role.Where),
        new("Checks", role.Checks),
        new("What we give you", role.Support));

    private static IReadOnlyList<Fact> Known(params Fact[] facts) => [.. facts.Where(fact => fact.Value.Length > 0)];

    private static string LevelWords(string level) => level switch
    {
        "universal" => "Every family",
        "targeted" => "Families who need more help",
        "specialist" => "Families who are referred",
        _ => "",
    };
}
