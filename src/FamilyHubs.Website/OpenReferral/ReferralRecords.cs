using System.Text.Json.Serialization;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>Open Referral's tables in the UK profile of HSDS 3.0, as far as this site has something to say. Names become snake case in JSON; what is null is left out.</summary>
internal sealed record ReferralService(Guid Id, string Name, string Status, string Url)
{
    public Guid? OrganizationId { get; init; }

    public string? Description { get; init; }

    public string? Fees { get; init; }

    /// <summary>In years.</summary>
    public decimal? MinimumAge { get; init; }

    public decimal? MaximumAge { get; init; }

    public string? AssuredDate { get; init; }

    public string? Alert { get; init; }

    public string? LastModified { get; init; }

    public ReferralOrganization? Organization { get; init; }

    public IReadOnlyList<ReferralSchedule>? Schedules { get; init; }

    public IReadOnlyList<ReferralPlace>? ServiceAtLocations { get; init; }

    public IReadOnlyList<ReferralContact>? Contacts { get; init; }

    public IReadOnlyList<ReferralAttribute>? Attributes { get; init; }
}

internal sealed record ReferralOrganization(Guid Id, string Name, string Description)
{
    public string? Email { get; init; }

    public string? Website { get; init; }
}

/// <summary>A service at a location. Name, status and address are those of the service: the profile's API describes a single one by the schema of services.</summary>
internal sealed record ReferralPlace(Guid Id, Guid ServiceId, Guid LocationId)
{
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? Url { get; init; }

    public ReferralLocation? Location { get; init; }

    public ReferralService? Service { get; init; }

    public IReadOnlyList<ReferralSchedule>? Schedules { get; init; }
}

internal sealed record ReferralLocation(Guid Id, string LocationType, string Name)
{
    public string? Description { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public IReadOnlyList<ReferralAddress>? Addresses { get; init; }

    public IReadOnlyList<ReferralAccessibility>? Accessibility { get; init; }
}

internal sealed record ReferralAddress(Guid Id, Guid LocationId, [property: JsonPropertyName("address_1")] string Address1, string City, string StateProvince, string PostalCode, string Country, string AddressType);

internal sealed record ReferralAccessibility(Guid Id, string Description);

internal sealed record ReferralSchedule(Guid Id, Guid ServiceId, Guid ServiceAtLocationId)
{
    public string? ValidFrom { get; init; }

    public string? ValidTo { get; init; }

    public string? Dtstart { get; init; }

    /// <summary>WEEKLY or MONTHLY; none for what happens once.</summary>
    public string? Freq { get; init; }

    public int? Interval { get; init; }

    public string? Byday { get; init; }

    public string? OpensAt { get; init; }

    public string? ClosesAt { get; init; }

    public string? Description { get; init; }

    public string? ScheduleLink { get; init; }

    public string? Notes { get; init; }
}

internal sealed record ReferralContact(Guid Id, Guid ServiceId, string Name)
{
    public IReadOnlyList<ReferralPhone>? Phones { get; init; }
}

internal sealed record ReferralPhone(Guid Id, Guid ContactId, string Number);

internal sealed record ReferralAttribute(Guid Id, Guid LinkId, Guid TaxonomyTermId, string LinkType, ReferralTerm TaxonomyTerm);

internal sealed record ReferralTaxonomy(Guid Id, string Name, string Description);

internal sealed record ReferralTerm(Guid Id, string Name, string Description, string Taxonomy, Guid TaxonomyId)
{
    public string? TermUri { get; init; }
}

/// <summary>A page of a list.</summary>
internal sealed record ReferralPage(int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<object> Contents)
{
    public static ReferralPage Of(IReadOnlyList<object> all, int page, int size)
    {
        var pages = (int)Math.Ceiling(all.Count / (double)size);
        List<object> contents = page > pages ? [] : [.. all.Skip((page - 1) * size).Take(size)];
        return new(all.Count, pages, page, contents.Count, page == 1, page >= pages, contents.Count == 0, contents);
    }
}
