using System.Globalization;
using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.ContentServer.Tests.Calendar;

/// <summary>Dates for tests: England's bank holidays around Easter 2027, and terms around them.</summary>
internal static class Days
{
    public static readonly KnownDays Known = new(
        [Named("Good Friday", "2027-03-26"), Named("Easter Monday", "2027-03-29"), Named("Early May bank holiday", "2027-05-03"), Named("Christmas Day", "2026-12-25")],
        [Named("Autumn", "2026-08-27", "2026-12-18"), Named("Spring", "2027-01-04", "2027-03-25"), Named("Summer", "2027-04-12", "2027-07-16")]);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static NamedDays Named(string name, string first, string? last = null) => new(name, Day(first), Day(last ?? first));
}
