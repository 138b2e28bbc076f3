namespace FamilyHubs.ContentServer.Calendar;

/// <summary>Days with a name, such as a bank holiday or a school term. First and last day are part of it.</summary>
public sealed record NamedDays(string Name, DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}

public enum SchoolDay
{
    /// <summary>Before the first or after the last term that is known.</summary>
    Unknown,
    Term,
    Holiday,
}

/// <summary>The bank holidays and school terms that are known.</summary>
public sealed class KnownDays
{
    private readonly Dictionary<DateOnly, string> bankHolidays = [];
    private readonly NamedDays[] terms;

    public KnownDays(IEnumerable<NamedDays> bankHolidays, IEnumerable<NamedDays> terms)
    {
        foreach (var holiday in bankHolidays)
            for (var day = holiday.First; day <= holiday.Last; day = day.AddDays(1)) this.bankHolidays.TryAdd(day, holiday.Name);
        this.terms = [.. terms.OrderBy(term => term.First)];
    }

    public static KnownDays None { get; } = new([], []);

    /// <summary>The last day of which it is known whether it is in term.</summary>
    public DateOnly? SchoolDaysKnownUntil => terms.Length > 0 ? terms.Max(term => term.Last) : null;

    /// <summary>The name of the bank holiday, or null.</summary>
    public string? BankHolidayOn(DateOnly day) => bankHolidays.GetValueOrDefault(day);

    /// <summary>A weekend inside a term counts as term: groups on Saturdays keep to terms as well.</summary>
    public SchoolDay SchoolDayOn(DateOnly day)
    {
        if (terms.Length == 0 || day < terms[0].First || day > SchoolDaysKnownUntil) return SchoolDay.Unknown;
        return Array.Exists(terms, term => term.Contains(day)) ? SchoolDay.Term : SchoolDay.Holiday;
    }

    /// <summary>The holidays between terms that touch a range of days.</summary>
    public IEnumerable<NamedDays> SchoolHolidays(DateOnly first, DateOnly last) => terms.Zip(terms.Skip(1))
        .Select(pair => new NamedDays("School holiday", pair.First.Last.AddDays(1), pair.Second.First.AddDays(-1)))
        .Where(holiday => holiday.First <= holiday.Last && holiday.First <= last && holiday.Last >= first);
}
