using System.Globalization;
using FamilyHubs.ContentServer.Search;

namespace FamilyHubs.Website.Search;

/// <summary>What somebody searches for, with filters. Empty means any.</summary>
public sealed record SearchRequest(string Query)
{
    public const int UsualTake = 10;
    public const int MostTake = 50;
    public const int OldestMonths = 300;

    public string Audience { get; init; } = "";

    /// <summary>The slug of a topic.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The alias of a document type.</summary>
    public string Kind { get; init; } = "";

    public int? AgeMonths { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = UsualTake;

    public bool IsTooLong => Query.Length > SiteSearch.LongestQuery;

    /// <summary>A number out of a query string; what is missing is the usual.</summary>
    /// <returns>False when something is there that is no number, or is out of bounds.</returns>
    public static bool TryNumber(string? text, int least, int most, int usual, out int number)
    {
        number = usual;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}
