using System.Globalization;

namespace FamilyHubs.ContentServer;

/// <summary>Europe/London at the edge, UTC inside.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>How moments are stored, in UTC.</summary>
    internal const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private const string WallClockFormat = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>
    /// The moment of a wall-clock time in London. The hour that does not exist in March is moved on by the hour that was
    /// skipped; of the hour that happens twice in October the first is meant.
    /// </summary>
    public static DateTime ToUtc(DateTime wallClock)
    {
        var local = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>Whether the clocks go forward over that time: no clock in London shows it.</summary>
    internal static bool IsSkipped(DateTime wallClock) => Zone.IsInvalidTime(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified));

    /// <summary>Whether the clocks go back over that time: clocks in London show it twice.</summary>
    internal static bool IsTwice(DateTime wallClock) => Zone.IsAmbiguousTime(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified));

    /// <summary>The wall clock in London at a moment.</summary>
    public static DateTimeOffset FromUtc(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>Reads a time as a seed file writes it: the wall clock in London, or UTC with a Z at the end.</summary>
    internal static bool TryParse(string? text, out DateTime utc)
    {
        utc = default;
        if (text?.EndsWith('Z') == true) return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out utc);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wallClock)) return false;
        utc = ToUtc(wallClock);
        return true;
    }

    /// <summary>The wall clock in London, or UTC with a Z where the wall clock would mean another moment (the hour that happens twice).</summary>
    internal static string Write(DateTime utc)
    {
        var wallClock = FromUtc(new DateTimeOffset(utc)).DateTime;
        return ToUtc(wallClock) == utc ? wallClock.ToString(WallClockFormat, CultureInfo.InvariantCulture) : utc.ToString(UtcFormat, CultureInfo.InvariantCulture);
    }

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(FromUtc(clock.GetUtcNow()).DateTime);
}
