using System.Security.Cryptography;
using System.Text;

namespace FamilyHubs.TestKit;

/// <summary>Something that a person would type, and the topics that answer it.</summary>
public sealed record IntendedQuery(string Text, string Audience, IReadOnlyList<string> Topics, string Kind)
{
    /// <summary>The search was tuned on these alone; the others tell whether it was tuned too closely.</summary>
    public bool IsForTuning => SHA256.HashData(Encoding.UTF8.GetBytes(Text))[0] % 2 == 0;

    public bool IsOutOfScope => Topics.Contains("out-of-scope");

    public bool NeedsUrgentHelp => Audience != "professionals" && Topics.Any(topic => topic is "crisis-help" or "domestic-abuse" or "safeguarding");
}

/// <summary>The queries by which search is measured, from search-queries.csv.</summary>
public static class SearchQueries
{
    public static IReadOnlyList<IntendedQuery> All { get; } = Read("search-queries.csv");

    /// <summary>Written by somebody who knew the list of topics and had seen no page, synonym or search word. Nothing is tuned on these: they tell how well search does with what nobody wrote down.</summary>
    public static IReadOnlyList<IntendedQuery> Fresh { get; } = Read("fresh-queries.csv");

    /// <summary>These were fresh once: what they missed about safety became words of urgent help, so they tell less now.</summary>
    public static IReadOnlyList<IntendedQuery> Seen { get; } = Read("seen-queries.csv");

    /// <summary>More that is not ours; the file has only a few.</summary>
    public static IReadOnlyList<string> NotOurs { get; } =
    [
        "when is my bin emptied", "recycling centre opening hours", "pay council tax online", "parking fine appeal", "residents parking permit", "pothole on my street", "planning permission for extension",
        "register to vote", "renew my passport", "driving licence change of address", "report a stray dog", "rats in the garden", "noisy neighbours at night", "care home for my nan", "blue badge application",
        "book a wedding registrar", "fly tipping report", "swimming pool times", "street light not working", "garden waste collection",
    ];

    private static IReadOnlyList<IntendedQuery> Read(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Select(parts => new IntendedQuery(parts[0], parts[1], parts[2].Split(';'), parts[3]))];
}
