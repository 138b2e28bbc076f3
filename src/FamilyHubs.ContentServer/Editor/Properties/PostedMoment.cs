using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>A day and a time as the clock on the wall in London shows them, for a moment that is stored in UTC.</summary>
internal static class PostedMoment
{
    /// <summary>
    /// The moment in UTC; what was typed when it is no moment. Of the hour that happens twice the one that was stored before
    /// is kept while nobody changes the time.
    /// </summary>
    public static JsonNode? Read(IFormCollection form, string name)
    {
        var typed = $"{form[$"{name}.day"]}T{form[$"{name}.time"]}";
        if (typed == "T") return null;
        var before = form[$"{name}.before"].ToString();
        if (before.Length > 0 && WallClock(before) == typed) return before;
        return Parse(typed) is { } utc ? utc.ToString(LondonTime.UtcFormat, CultureInfo.InvariantCulture) : typed;
    }

    /// <summary>The wall clock in London, like <c>2026-11-22T09:00</c>, of a stored moment; other text as it is.</summary>
    public static string WallClock(string stored) =>
        DateTimeOffset.TryParseExact(stored, LondonTime.UtcFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var utc)
            ? LondonTime.FromUtc(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : stored;

    public static DateTime? Parse(string wallClock) =>
        DateTime.TryParseExact(wallClock, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? LondonTime.ToUtc(time) : null;
}
