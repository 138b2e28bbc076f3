using FamilyHubs.Website.PublishedModels;

namespace FamilyHubs.Website.Shared;

/// <summary>Ages kept in months, said as a parent says them: "9 months to 2 years".</summary>
public static class AgeWords
{
    public static string For(IAgeRange ages) => Between(ages.MinAgeMonths, ages.MaxAgeMonths);

    public static string Between(int? youngest, int? oldest) => (youngest, oldest) switch
    {
        (null, null) => "",
        (null, { } to) => $"Up to {Age(to)}",
        (0, null) => "From birth",
        ({ } from, null) => $"From {Age(from)}",
        (0, { } to) => $"Birth to {Age(to)}",
        ({ } from, { } to) when from == to => $"At {Age(to)}",
        ({ } from, { } to) when InYears(from) && InYears(to) => $"{from / 12} to {Age(to)}",
        ({ } from, { } to) when from < 24 && to < 24 => $"{from} to {to} months",
        ({ } from, { } to) => $"{Age(from)} to {Age(to)}",
    };

    private static string Age(int months) => months switch
    {
        0 => "birth",
        1 => "1 month",
        < 24 => $"{months} months",
        _ when InYears(months) => $"{months / 12} years",
        _ when months % 12 == 6 => $"{months / 12} and a half years",
        _ => $"{months} months",
    };

    private static bool InYears(int months) => months >= 24 && months % 12 == 0;
}
