using FamilyHubs.ContentServer;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;
using FamilyHubs.Website.Shared.Places;
using FamilyHubs.Website.Shared.Times;

namespace FamilyHubs.Website.Hubs;

/// <summary>Finds hubs as the page and the API show them: those that fit, the nearest first when a place was named.</summary>
public sealed class FindHubs(PublishedSite site, PlaceFinder places, SiteTimes times, TimeProvider clock)
{
    public HubChoices Choices { get; } = site.Derived(HubQuestion.ChoicesOf);

    public HubAnswer Find(HubQuestion question)
    {
        List<(string Name, string Sentence)> faults = [.. question.Faults(Choices)];
        var (place, problem) = string.IsNullOrWhiteSpace(question.Postcode) ? new PlaceAnswer(null, "") : places.Ask(site, question.Postcode);
        if (problem.Length > 0) faults.Add(("postcode", problem));
        var age = ChildAge.Of(question.Age, question.Due, LondonTime.Today(clock));
        if (age is null && question.HasAge) faults.Add(("age", "Choose an age again: there is none like that in the address"));
        if (faults.Count > 0) return new HubAnswer([], null, faults);

        HashSet<Guid>? withService = question.Service.Length == 0 ? null : [.. ServiceAtHub.All(site).Where(at => at.Service.Segment == question.Service).Select(at => at.Hub.Key)];
        var hubs = PlaceFinder.Listed(site).Where(hub => Fits(hub, question) && withService?.Contains(hub.Key) != false && (age is null || HasSessionFor(hub, age))).ToList();
        if (place is null) return new HubAnswer([.. hubs.OrderBy(hub => hub.District, StringComparer.Ordinal).ThenBy(hub => hub.TitleOf(), StringComparer.Ordinal).Select(hub => Found(hub, null))], null, []) { Age = age };
        var near = PlaceFinder.Nearest(hubs, place.Point).Select(found => Found(found.Hub, place.HasDistances ? found.Metres : null));
        return new HubAnswer([.. near, .. hubs.Where(hub => hub.PointOf() is null).Select(hub => Found(hub, null))], place, []) { Age = age };
    }

    private FoundHub Found(Hub hub, double? metres) => new(hub, metres, times.HoursOf(hub).At(clock.GetUtcNow()));

    private bool HasSessionFor(Hub hub, ChildAge age) => times.At(hub).Any(session => age.IsMeant(session.MinAgeMonths, session.MaxAgeMonths));

    private static bool Fits(Hub hub, HubQuestion question) =>
        (question.District.Length == 0 || Slug.For(hub.District) == question.District)
        && (question.Type.Length == 0 || Slug.For(hub.HubType) == question.Type)
        && question.Facilities.All(facility => hub.Facilities.Any(own => Slug.For(own) == facility));
}

/// <summary>A hub that was looked for.</summary>
/// <param name="Metres">In a straight line from the place; null when none was named, or it is too rough to measure from.</param>
/// <param name="Open">Whether it is open at this moment.</param>
public sealed record FoundHub(Hub Hub, double? Metres, OpenState Open);

/// <summary>The hubs that fit, in the order in which they are shown; or what was wrong with the question.</summary>
public sealed record HubAnswer(IReadOnlyList<FoundHub> Hubs, Place? Place, IReadOnlyList<(string Name, string Sentence)> Faults)
{
    public const int Nearest = 3;

    /// <summary>The child that the hubs have something for; null when no age was given.</summary>
    public ChildAge? Age { get; init; }
}
