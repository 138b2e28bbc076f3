using System.Globalization;

namespace FamilyHubs.Website.OpenReferral;

/// <summary>The parameters of a list, read and checked; what is wrong is collected by name.</summary>
internal sealed class ReferralQuery
{
    private const int UsualSize = 50;
    private const int MostSize = 500;
    private const int LongestText = 200;
    private const int Farthest = 1_000_000;

    private readonly IQueryCollection query;

    public ReferralQuery(IQueryCollection query)
    {
        this.query = query;
        Page = Number("page", 1, int.MaxValue) ?? 1;
        Size = Number("per_page", 1, MostSize) ?? UsualSize;
        Search = Text("search");
        (Term, Taxonomy, Organization) = (Key("taxonomy_term_id"), Key("taxonomy_id"), Key("organization_id"));
        (LeastAge, MostAge) = (Age("minimum_age"), Age("maximum_age"));
        (Start, End) = (Time("start_time"), Time("end_time"));
        (IsMinimal, IsFull) = (Flag("minimal"), Flag("full"));
        if (Text("day") is { } day && (Day = ReferralSchedules.Day(day)) is null) Fault("day", "must be a day of the week, like MO or Monday");
        if (Text("modified_after") is { } text) ModifiedAfter = Moment(text);
        Postcode = Text("postcode");
        Proximity = Number("proximity", 0, Farthest);
        if (Proximity is not null && Postcode is null) Fault("proximity", "needs a postcode to measure from");
    }

    public Dictionary<string, string[]> Faults { get; } = [];

    public int Page { get; }

    public int Size { get; }

    public string? Search { get; }

    public Guid? Term { get; }

    public Guid? Taxonomy { get; }

    public Guid? Organization { get; }

    /// <summary>In years.</summary>
    public decimal? LeastAge { get; }

    public decimal? MostAge { get; }

    public TimeOnly? Start { get; }

    public TimeOnly? End { get; }

    /// <summary>Two letters.</summary>
    public string? Day { get; }

    public DateTimeOffset? ModifiedAfter { get; }

    public string? Postcode { get; }

    /// <summary>In metres.</summary>
    public int? Proximity { get; }

    /// <summary>Keys and dates only.</summary>
    public bool IsMinimal { get; }

    /// <summary>With all that belongs to it.</summary>
    public bool IsFull { get; }

    public void Fault(string name, string what) => Faults[name] = [$"{name} {what}."];

    public IEnumerable<ReferralService> Keep(IEnumerable<ReferralService> services) => services.Where(Fits);

    private bool Fits(ReferralService service) =>
        (Term is null || service.Attributes!.Any(attribute => attribute.TaxonomyTermId == Term))
        && (Taxonomy is null || service.Attributes!.Any(attribute => attribute.TaxonomyTerm.TaxonomyId == Taxonomy))
        && (Organization is null || service.OrganizationId == Organization)
        && (LeastAge is null || (service.MinimumAge ?? 0) >= LeastAge)
        && (MostAge is null || service.MaximumAge <= MostAge)
        && (ModifiedAfter is null || DateTimeOffset.Parse(service.LastModified!, CultureInfo.InvariantCulture) >= ModifiedAfter)
        && ((Start is null && End is null && Day is null) || service.Schedules!.Any(Fits))
        && (Search is null || HasWords(service));

    public bool Fits(ReferralSchedule schedule) =>
        (Start is null || TimeOnly.Parse(schedule.OpensAt!, CultureInfo.InvariantCulture) >= Start)
        && (End is null || TimeOnly.Parse(schedule.ClosesAt!, CultureInfo.InvariantCulture) <= End)
        && (Day is null || schedule.Byday!.Split(',').Any(day => day.EndsWith(Day, StringComparison.Ordinal)));

    /// <summary>Every word of the search is in the name, the description or a term.</summary>
    private bool HasWords(ReferralService service)
    {
        var text = string.Join('\n', service.Attributes!.Select(attribute => attribute.TaxonomyTerm.Name).Prepend(service.Description).Prepend(service.Name));
        return Search!.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1) Fault(name, "may be given once");
        var text = values.ToString().Trim();
        if (text.Length > LongestText) Fault(name, $"must be {LongestText} characters or fewer");
        return query.ContainsKey(name) && text.Length > 0 && values.Count == 1 && text.Length <= LongestText ? text : null;
    }

    private int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(name, $"must be a whole number from {least} to {most}");
        return null;
    }

    private decimal? Age(string name)
    {
        if (Text(name) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var age) && age <= 150) return age;
        Fault(name, "must be an age in years from 0 to 150");
        return null;
    }

    private Guid? Key(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Guid.TryParseExact(text, "D", out var key)) return key;
        Fault(name, "must be a UUID");
        return null;
    }

    private TimeOnly? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Fault(name, "must be a time like 09:30");
        return null;
    }

    private bool Flag(string name)
    {
        if (Text(name) is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        Fault(name, "must be true or false");
        return false;
    }

    private DateTimeOffset? Moment(string text)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        Fault("modified_after", "must be a date and time like 2026-11-22T09:00:00Z");
        return null;
    }
}
