using System.Text;
using System.Text.RegularExpressions;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>
/// Which columns of a directory hold what is needed. Their names changed over the years: <c>pcd</c> became <c>pcd7</c>,
/// <c>oslaua</c> and <c>laua</c> became <c>lad25cd</c> and the like, with the year in it.
/// </summary>
internal sealed record PostcodeColumns(int Postcode, int Terminated, int Council, int Latitude, int Longitude, int? Introduced)
{
    private static readonly (string Means, Regex Names)[] Needed =
    [
        ("the postcode (pcds)", Names("pcds|pcd|pcd2|pcd7|pcd8")),
        ("the month in which a postcode ended (doterm)", Names("doterm")),
        ("the district (oslaua, laua or lad25cd)", Names("oslaua|laua|lad[0-9]{2}cd|ladcd")),
        ("the latitude (lat)", Names("lat|latitude")),
        ("the longitude (long)", Names("long|longitude")),
    ];

    /// <param name="missing">What the first line has no column for.</param>
    public static PostcodeColumns? Find(CsvRows header, out string missing)
    {
        List<string> names = [.. Enumerable.Range(0, header.Count).Select(at => Encoding.UTF8.GetString(header[at]).Trim())];
        var found = Needed.Select(column => names.FindIndex(column.Names.IsMatch)).ToArray();
        missing = string.Join(", ", Needed.Where((_, at) => found[at] < 0).Select(column => column.Means));
        if (missing.Length > 0) return null;
        var introduced = names.FindIndex(name => name.Equals("dointr", StringComparison.OrdinalIgnoreCase));
        return new PostcodeColumns(found[0], found[1], found[2], found[3], found[4], introduced < 0 ? null : introduced);
    }

    private static Regex Names(string names) => new($"^(?:{names})$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
