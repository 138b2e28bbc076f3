using System.Globalization;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Content;

/// <summary>A day and a time in London that somebody typed for something to happen. On the two nights on which the clocks change it says what that means.</summary>
internal sealed record PlannedTime(string Field, string What)
{
    public string? Day { get; init; }

    public string? Time { get; init; }

    /// <summary><c>second</c> when the second of two equal times is meant.</summary>
    public string? Which { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Time);

    private DateTime? Typed => DateTime.TryParseExact($"{Day}T{Time}", "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Null when nothing was typed or it cannot be read.</summary>
    public DateTime? Utc => Typed is not { } time ? null : LondonTime.IsTwice(time) && Which == "second" ? LondonTime.ToUtc(time).AddHours(1) : LondonTime.ToUtc(time);

    public bool IsTwice => Typed is { } time && LondonTime.IsTwice(time);

    /// <summary>What the change of the clocks does to this time; null on every other night.</summary>
    public string? Explanation => Typed is not { } time || !IsTwice ? null
        : Which switch
        {
            "second" => $"The clocks go back that night and show {time:HH\\:mm} twice. It will happen at the second, in winter time.",
            "first" => $"The clocks go back that night and show {time:HH\\:mm} twice. It will happen at the first, in summer time.",
            _ => null,
        };

    public Fault? Check(DateTime now)
    {
        if (IsEmpty) return null;
        if (Typed is not { } time || Utc is not { } utc) return new Fault(Field, $"Enter a day and a time for {What}, or leave both empty");
        if (LondonTime.IsSkipped(time)) return new Fault(Field, $"The clocks go forward that night, so no clock shows {time:HH\\:mm}. For the same moment enter {time.AddHours(1):HH\\:mm}");
        if (IsTwice && Which is not ("first" or "second")) return new Fault(Field, $"The clocks go back that night and show {time:HH\\:mm} twice. Choose which of the two is meant");
        return utc <= now ? new Fault(Field, $"The time for {What} is over. Enter one that is to come") : null;
    }

    public static PlannedTime Of(string field, string what, DateTime? utc)
    {
        if (utc is not { } moment) return new(field, what);
        var wall = LondonTime.FromUtc(new DateTimeOffset(moment)).DateTime;
        return new(field, what)
        {
            Day = wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time = wall.ToString("HH:mm", CultureInfo.InvariantCulture),
            Which = LondonTime.IsTwice(wall) && LondonTime.ToUtc(wall) != moment ? "second" : LondonTime.IsTwice(wall) ? "first" : null,
        };
    }
}
