using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.Website.Shared.Times;

/// <summary>The hours of one place on one day.</summary>
/// <param name="Day">The day, Europe/London.</param>
/// <param name="Hours">In order; none when it is closed; null when the hours are not known.</param>
/// <param name="Reason">Why they are not those of the ordinary week; empty when they are.</param>
public sealed record DayHours(DateOnly Day, IReadOnlyList<OpenHours>? Hours, string Reason)
{
    public bool AreKnown => Hours is not null;

    public bool IsClosed => Hours is [];

    public bool IsSpecial => Reason.Length > 0;
}
