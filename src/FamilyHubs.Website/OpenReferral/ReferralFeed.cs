using System.Globalization;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>
/// The published services, hubs and sessions in Open Referral's tables. A session of a service is a time at which that service
/// is at its hub; one without is a service of its own. Sample sessions are left out: others must not take them for real.
/// </summary>
internal sealed class ReferralFeed(PublishedSite site, WebsiteSettings website)
{
    private readonly ReferralTerms terms = new(site, website);
    private readonly IReadOnlyList<Session> sessions = [.. site.OfType<Session>().Where(session => session is { IsSample: false, HideFromLists: false } && session.Status != "ended" && session.Parent is Hub && session.Schedule is not null)];

    private IEnumerable<Service> Offered => site.OfType<Service>().Where(service => !service.HideFromLists);

    private IEnumerable<Session> OnTheirOwn => sessions.Where(session => session.Service is null);

    /// <summary>Every service with all that belongs to it, in a steady order.</summary>
    public IReadOnlyList<ReferralService> Services =>
        [.. Offered.Select(Of).Concat(OnTheirOwn.Select(Of)).OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase).ThenBy(service => service.Id)];

    public IReadOnlyList<ReferralLocation> Locations => [.. site.OfType<Hub>().Where(hub => !hub.HideFromLists).Select(Of).OrderBy(location => location.Name, StringComparer.OrdinalIgnoreCase).ThenBy(location => location.Id)];

    public IReadOnlyList<ReferralOrganization> Organizations =>
        [.. site.OfType<Organisation>().Select(Of).Concat(Services.Select(service => service.Organization!)).DistinctBy(organization => organization.Id).OrderBy(organization => organization.Name, StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<ReferralTerm> Terms => terms.All;

    /// <summary>Every service at each of its hubs, with the service beside it.</summary>
    public IReadOnlyList<ReferralPlace> Places =>
        [.. Services.SelectMany(service => service.ServiceAtLocations!.Select(place => place with
        {
            Name = service.Name,
            Status = service.Status,
            Url = service.Url,
            Service = Listed(service),
            Schedules = [.. service.Schedules!.Where(schedule => schedule.ServiceAtLocationId == place.Id)],
        }))];

    /// <summary>A service as lists show it: with what it has one of.</summary>
    public static ReferralService Listed(ReferralService service) => service with { Schedules = null, ServiceAtLocations = null, Contacts = null, Attributes = null };

    private ReferralService Of(Service service)
    {
        var own = sessions.Where(session => service.Equals(session.Service)).ToList();
        var places = service.Hubs.Concat(own.Select(session => (Hub)session.Parent!)).Distinct().Select(hub => Place(service.Key, hub)).ToList();
        var organization = service.Organisation is { } known ? Of(known) : Named(service.Provider);
        return new ReferralService(service.Key, service.Title, StatusOf(service.Status), Url(service))
        {
            OrganizationId = organization.Id,
            Organization = organization,
            Description = Join(service.Summary, service.WhoFor.ToPlainText(), service.WhatYouGet.ToPlainText(), service.HowToReach.ToPlainText()),
            Fees = service.Cost is { Length: > 0 } cost ? cost : null,
            MinimumAge = Years(service.MinAgeMonths),
            MaximumAge = Years(service.MaxAgeMonths),
            AssuredDate = service.VerifiedOn is { } day ? ReferralSchedules.Date(day) : null,
            LastModified = Moment(service),
            ServiceAtLocations = places,
            Schedules = [.. own.Select(session => Schedule(session, service.Key))],
            Contacts = [.. service.Contacts.Select(contact => Of(contact, service.Key))],
            Attributes = [.. Attributes(service.Key, [.. service.Topics.Select(terms.Of), .. service.Audiences.Select(ReferralTerms.ForAudience), .. service.Level.Length > 0 ? [ReferralTerms.ForLevel(service.Level)] : Array.Empty<ReferralTerm>()])],
        };
    }

    private ReferralService Of(Session session)
    {
        var hub = (Hub)session.Parent!;
        var organization = (session.Organisation ?? hub.Organisation) is { } known ? Of(known) : Named("");
        return new ReferralService(session.Key, session.Title, session.Status == "paused" ? "temporarily closed" : "active", Url(session))
        {
            OrganizationId = organization.Id,
            Organization = organization,
            Description = Join(session.Summary, session.WhatHappens.ToPlainText(), session.WhoFor),
            Fees = Join(session.Cost, session.CostNote) is { Length: > 0 } fees ? fees : null,
            MinimumAge = Years(session.MinAgeMonths),
            MaximumAge = Years(session.MaxAgeMonths),
            AssuredDate = hub.VerifiedOn is { } day ? ReferralSchedules.Date(day) : null,
            LastModified = Moment(session),
            ServiceAtLocations = [Place(session.Key, hub)],
            Schedules = [Schedule(session, session.Key)],
            Contacts = [],
            Attributes = [],
        };
    }

    private ReferralSchedule Schedule(Session session, Guid service) => ReferralSchedules.Of(session, session.Schedule!, service, PlaceId(service, session.Parent!.Key), Url(session));

    private static ReferralPlace Place(Guid service, Hub hub) => new(PlaceId(service, hub.Key), service, hub.Key) { Location = Of(hub) };

    private static Guid PlaceId(Guid service, Guid hub) => ReferralId.For("service-at-location", service, hub);

    private static ReferralLocation Of(Hub hub) => new(hub.Key, "physical", hub.Title)
    {
        Description = hub.Summary,
        Latitude = hub.Latitude,
        Longitude = hub.Longitude,
        Addresses = [Address(hub)],
        Accessibility = [.. hub.Facilities.Select(facility => new ReferralAccessibility(ReferralId.For($"facility:{hub.Key}:{facility}"), facility))],
    };

    /// <summary>The first line and the last are the street and the town; a hub whose street is not known is named by itself and its district.</summary>
    private static ReferralAddress Address(Hub hub)
    {
        var lines = hub.Address.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (street, town) = lines switch
        {
            [] => (hub.Title, hub.District),
            [var one] => (one, hub.District),
            [.. var first, var last] => (string.Join(", ", first), last),
        };
        return new(ReferralId.For("address", hub.Key), hub.Key, street, town, hub.District, hub.Postcode, "GB", "physical");
    }

    private ReferralOrganization Of(Organisation organisation) => new(organisation.Key, organisation.Title, organisation.Description)
    {
        Email = organisation.Email is { Length: > 0 } email ? email : null,
        Website = organisation.Website is { IsExternal: true } link ? link.Url : null,
    };

    /// <summary>An organisation that is only named, or the one whose site this is.</summary>
    private ReferralOrganization Named(string name)
    {
        var own = site.OfType<SiteSettings>().First().Organisation;
        if (name.Length == 0) name = own;
        return site.OfType<Organisation>().FirstOrDefault(organisation => organisation.Title == name) is { } known ? Of(known) : new ReferralOrganization(ReferralId.For("organization:" + name), name, name);
    }

    private static ReferralContact Of(Contact contact, Guid service)
    {
        var id = ReferralId.For("contact", service, contact.Key);
        return new(id, service, contact.Title) { Phones = contact.Phone.Length > 0 ? [new(ReferralId.For("phone", service, contact.Key), id, contact.Phone)] : [] };
    }

    private static IEnumerable<ReferralAttribute> Attributes(Guid service, IReadOnlyList<ReferralTerm> terms) =>
        terms.Select(term => new ReferralAttribute(ReferralId.For("attribute", service, term.Id), service, term.Id, "service", term));

    private static string StatusOf(string status) => status switch
    {
        "planned" => "inactive",
        "closed" => "defunct",
        _ => "active",
    };

    private static decimal? Years(int? months) => months is { } count ? Math.Round(count / 12m, 2) : null;

    private static string Join(params string[] texts) => string.Join("\n\n", texts.Where(text => text.Length > 0));

    private string Url(PublishedModel page) => website.Absolute(CanonicalPath.Encode(page.Path));

    private static string Moment(PublishedModel page) => page.UpdatedOn.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
