using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.Hubs;

/// <summary>Which hubs somebody looks for. Empty means any. All but the postcode are slugs.</summary>
public sealed record HubQuestion
{
    /// <summary>A postcode, part of one, or the name of a place, as it was typed.</summary>
    public string Postcode { get; init; } = "";

    public string District { get; init; } = "";

    public string Service { get; init; } = "";

    public string Type { get; init; } = "";

    /// <summary>A child's age in months; the hub must have a session for it.</summary>
    public string Age { get; init; } = "";

    /// <summary>A due date or birthday, as 2027-03-01, in place of the age.</summary>
    public string Due { get; init; } = "";

    /// <summary>All of them must be there.</summary>
    public IReadOnlyList<string> Facilities { get; init; } = [];

    public bool IsFiltered => District.Length > 0 || Service.Length > 0 || Type.Length > 0 || Facilities.Count > 0 || HasAge;

    public bool HasAge => Age.Length > 0 || Due.Length > 0;

    /// <summary>Whether more was chosen than the area, which has its own links.</summary>
    public bool HasMoreChoices => Service.Length > 0 || Type.Length > 0 || Facilities.Count > 0;

    /// <summary>What may be asked for: what hubs have, in the order in which it is listed.</summary>
    public static HubChoices ChoicesOf(PublishedSite site)
    {
        var hubs = PlaceFinder.Listed(site).ToList();
        return new HubChoices(
            Districts: Choices(hubs.Select(hub => hub.District)),
            Services: [.. ServiceAtHub.All(site).Where(at => !at.Hub.HideFromLists).Select(at => at.Service).Distinct().Select(service => new HubChoice(service.Segment, service.TitleOf())).OrderBy(choice => choice.Words, StringComparer.Ordinal)],
            Types: Choices(hubs.Select(hub => hub.HubType)),
            Facilities: Choices(hubs.SelectMany(hub => hub.Facilities)));
    }

    /// <summary>What was asked for that there is not, each with a sentence that says what to do.</summary>
    public IEnumerable<(string Name, string Sentence)> Faults(HubChoices choices)
    {
        if (District.Length > 0 && choices.Districts.All(choice => choice.Slug != District)) yield return ("district", "Choose an area from the list");
        if (Service.Length > 0 && choices.Services.All(choice => choice.Slug != Service)) yield return ("service", "Choose a service from the list");
        if (Type.Length > 0 && choices.Types.All(choice => choice.Slug != Type)) yield return ("type", "Choose a type from the list");
        if (Facilities.Any(facility => choices.Facilities.All(choice => choice.Slug != facility))) yield return ("facility", "Choose facilities from the list");
    }

    private static IReadOnlyList<HubChoice> Choices(IEnumerable<string> names) =>
        [.. names.Distinct().Where(name => name.Length > 0).Select(name => new HubChoice(Slug.For(name), name)).OrderBy(choice => choice.Words, StringComparer.Ordinal)];
}

/// <summary>Something that hubs can be chosen by.</summary>
public sealed record HubChoice(string Slug, string Words);

/// <summary>All that hubs can be chosen by.</summary>
public sealed record HubChoices(IReadOnlyList<HubChoice> Districts, IReadOnlyList<HubChoice> Services, IReadOnlyList<HubChoice> Types, IReadOnlyList<HubChoice> Facilities);
