using System.Globalization;

namespace FamilyHubs.Website.YourChild;

/// <summary>A due date or birthday as it is typed: day, month and year, each in a box of its own.</summary>
public sealed record DueDate(string Day, string Month, string Year)
{
    public static DueDate Read(Func<string, string?> value) => new(Part(value("day")), Part(value("month")), Part(value("year")));

    public bool IsEmpty => (Day + Month + Year).Length == 0;

    /// <summary>As an address says it; null when there is no such day.</summary>
    public string? Written =>
        DateOnly.TryParseExact($"{Day}/{Month}/{Year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The boxes filled in from an address.</summary>
    public static DueDate Of(string? due) => DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new(Text(day.Day), Text(day.Month), Text(day.Year))
        : new("", "", "");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Part(string? text) => text?.Trim() is { Length: <= 10 } part ? part : "";
}
