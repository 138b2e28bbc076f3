using System.Collections.Frozen;
using FamilyHubs.ContentServer;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>A council around here, from <c>content-seeds/places/councils.csv</c>.</summary>
/// <param name="Letters">Its two letters in the files of positions.</param>
/// <param name="Code">Its nine characters in the directories of the Office for National Statistics.</param>
/// <param name="District">The name of its area.</param>
/// <param name="IsOurs">Whether it is a district of the county; if not, the council does all that the county and its districts share.</param>
/// <param name="Name">What the council is called; empty for a district.</param>
/// <param name="Website">Its address on the web; empty for a district.</param>
public sealed record Council(string Letters, string Code, string District, bool IsOurs, string Name, string Website);

/// <summary>The councils around here, by either of their codes.</summary>
public sealed class Councils(ContentServerOptions settings)
{
    private readonly Lazy<IReadOnlyList<Council>> all = new(() => Read(settings));
    private FrozenDictionary<string, Council>? byCode;

    public IReadOnlyList<Council> All => all.Value;

    /// <summary>The council of a code or of a pair of letters; null for one that is not around here.</summary>
    public Council? Find(string code) => (byCode ??= Index()).GetValueOrDefault(code);

    private FrozenDictionary<string, Council> Index() =>
        All.SelectMany(council => new[] { (council.Letters, council), (council.Code, council), (council.District, council) }).ToFrozenDictionary(pair => pair.Item1, pair => pair.council);

    private static IReadOnlyList<Council> Read(ContentServerOptions settings)
    {
        var file = Path.Combine(settings.SeedsDirectory, "places", "councils.csv");
        return File.Exists(file)
            ? [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(parts => parts.Length == 6).Select(parts => new Council(parts[0], parts[1], parts[2], parts[3] == "district", parts[4], parts[5]))]
            : [];
    }
}
