using System.Globalization;
using FamilyHubs.ContentServer.Calendar;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>Moments as people in London say them.</summary>
internal static class LondonWords
{
    public static string Of(DateTime utc) => LondonTime.FromUtc(new DateTimeOffset(utc)).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    public static string Of(DateTime? utc) => utc is { } moment ? Of(moment) : "never";

    /// <summary>The time alone, for something of today.</summary>
    public static string Clock(DateTime utc) => LondonTime.FromUtc(new DateTimeOffset(utc)).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => CalendarWords.Date(day);
}
