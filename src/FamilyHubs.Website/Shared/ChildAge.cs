using System.Globalization;

namespace FamilyHubs.Website.Shared;

/// <summary>The age of one child, chosen once and kept in the address: <c>?age=14</c> in months, or <c>?due=2027-03-01</c>.</summary>
/// <param name="Months">Below zero before birth.</param>
/// <param name="Query">How the address says it, without a question mark.</param>
public sealed record ChildAge(int Months, string Query)
{
    public const int OldestMonths = 300;

    /// <summary>A due date further away than this is a slip.</summary>
    private const int MonthsOfPregnancy = 10;

    private DateOnly? Due { get; init; }

    /// <summary>"your 14-month-old", "your 3-year-old", "your baby, due in March 2027".</summary>
    public string Words => Months switch
    {
        < 0 => string.Create(CultureInfo.InvariantCulture, $"your baby, due in {Due:MMMM yyyy}"),
        0 => "your newborn",
        < 24 => $"your {Months}-month-old",
        _ => $"your {Months / 12}-year-old",
    };

    /// <summary>Whether something for these ages suits the child. Before birth, what is for newborns does.</summary>
    public bool Fits(int? youngest, int? oldest) => (youngest ?? 0) <= Math.Max(Months, 0) && Months <= (oldest ?? OldestMonths);

    /// <summary>Whether something is made for such ages: what is for everybody would hide it.</summary>
    public bool IsMeant(int? youngest, int? oldest) => (youngest, oldest) is not (null, null) && Fits(youngest, oldest);

    /// <summary>The age that an address says; null when it says none or something else.</summary>
    public static ChildAge? Of(string? age, string? due, DateOnly today)
    {
        if (int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months <= OldestMonths) return new ChildAge(months, $"age={months}");
        if (!DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        var old = MonthsBetween(day, today);
        return old is >= -MonthsOfPregnancy and <= OldestMonths ? new ChildAge(old, string.Create(CultureInfo.InvariantCulture, $"due={day:yyyy-MM-dd}")) { Due = day } : null;
    }

    /// <summary>Whole months since birth; the day of birth is month 0, the day before it -1.</summary>
    private static int MonthsBetween(DateOnly born, DateOnly today) => (today.Year - born.Year) * 12 + today.Month - born.Month - (today.Day < born.Day ? 1 : 0);
}
