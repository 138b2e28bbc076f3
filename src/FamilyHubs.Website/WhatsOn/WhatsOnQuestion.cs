using FamilyHubs.Website.Shared;

namespace FamilyHubs.Website.WhatsOn;

/// <summary>What somebody asks of the coming sessions, as it was typed. Empty means any.</summary>
public sealed record WhatsOnQuestion
{
    /// <summary>today, tomorrow, week, weekend or holidays.</summary>
    public string When { get; init; } = "";

    /// <summary>A child's age in months.</summary>
    public string Age { get; init; } = "";

    /// <summary>A due date or birthday, as 2027-03-01.</summary>
    public string Due { get; init; } = "";

    public string Postcode { get; init; } = "";

    /// <summary>How far from the postcode, in miles in a straight line.</summary>
    public string Miles { get; init; } = "";

    /// <summary>The last part of a hub's address.</summary>
    public string Hub { get; init; } = "";

    /// <summary>A day of the week, such as monday.</summary>
    public string Day { get; init; } = "";

    /// <summary>morning, afternoon or evening.</summary>
    public string Time { get; init; } = "";

    public string Cost { get; init; } = "";

    public string Booking { get; init; } = "";

    public string Facility { get; init; } = "";

    public string Language { get; init; } = "";

    /// <summary>What is asked for, apart from the page, as an address says it.</summary>
    public IEnumerable<(string Name, string Value)> Parts => new[]
    {
        ("when", When), ("age", Age), ("due", Due), ("postcode", Postcode), ("miles", Miles), ("hub", Hub), ("day", Day),
        ("time", Time), ("cost", Cost), ("booking", Booking), ("facility", Facility), ("language", Language),
    }.Where(part => part.Item2.Length > 0);

    /// <summary>The names of all that can be asked.</summary>
    public static string[] Names { get; } = ["when", "age", "due", "postcode", "miles", "hub", "day", "time", "cost", "booking", "facility", "language"];

    public bool IsEmpty => !Parts.Any();

    /// <summary>Whether the choices under "More choices" are used.</summary>
    public bool HasMore => (Hub + Day + Time + Cost + Booking + Facility + Language).Length > 0;

    public static WhatsOnQuestion Read(Func<string, string?> value) => new()
    {
        When = Trimmed(value("when")),
        Age = Trimmed(value("age")),
        Due = Trimmed(value("due")),
        Postcode = Trimmed(value("postcode")),
        Miles = Trimmed(value("miles")),
        Hub = Trimmed(value("hub")),
        Day = Trimmed(value("day")),
        Time = Trimmed(value("time")),
        Cost = Trimmed(value("cost")),
        Booking = Trimmed(value("booking")),
        Facility = Trimmed(value("facility")),
        Language = Trimmed(value("language")),
    };

    public string AddressAt(string path, int page = 1)
    {
        var parts = Parts.Where(part => part.Name != "postcode" && part.Name != "miles").Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}").ToList();
        if (page > 1) parts.Add($"page={page}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static string Trimmed(string? text) => text?.Trim() ?? "";
}
