using System.Globalization;

namespace FamilyHubs.Website.Shared;

/// <summary>An age to choose: in months, as an address says it, and in words.</summary>
public sealed record AgeChoice(string Value, string Words)
{
    public static IReadOnlyList<AgeChoice> All { get; } =
        [new("0", "Newborn"), .. new[] { 3, 6, 9, 12, 15, 18, 21 }.Select(Months), .. Enumerable.Range(2, 4).Select(Years), .. new[] { 7, 9, 11, 14, 17 }.Select(Years)];

    /// <summary>All, and the chosen one among them even when it is not a round one.</summary>
    public static IReadOnlyList<AgeChoice> AllWith(string chosen)
    {
        if (!int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var months) || All.Any(age => age.Value == chosen)) return All;
        return [.. All.Append(Months(months)).OrderBy(age => int.Parse(age.Value, CultureInfo.InvariantCulture))];
    }

    private static AgeChoice Months(int months) => new(months.ToString(CultureInfo.InvariantCulture), months == 1 ? "1 month" : $"{months} months");

    private static AgeChoice Years(int years) => new((years * 12).ToString(CultureInfo.InvariantCulture), $"{years} years");
}
