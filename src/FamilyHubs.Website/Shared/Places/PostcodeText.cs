using System.Text;
using System.Text.RegularExpressions;

namespace FamilyHubs.Website.Shared.Places;

/// <summary>A postcode as people type it: in any case, with or without a space, half of it, or with an O for a 0.</summary>
/// <param name="Area">LE67.</param>
/// <param name="Sector">3, or null.</param>
/// <param name="Unit">EA, or only E, or null.</param>
internal sealed record PostcodeText(string Area, string? Sector, string? Unit)
{
    private const RegexOptions Quick = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Whole = new("^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])([A-Z]{2})$", Quick);
    private static readonly Regex WithPartOfUnit = new("^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])([A-Z])$", Quick);
    private static readonly Regex WithSector = new("^([A-Z]{1,2}[0-9][A-Z0-9]?) ([0-9])$", Quick);
    private static readonly Regex OnlyArea = new("^([A-Z]{1,2}[0-9][A-Z0-9]?)$", Quick);
    private static readonly Regex LongArea = new("^([A-Z]{1,2}[0-9]{2})([0-9])$", Quick);
    private static readonly Regex Attempt = new("^(?:[A-Z]{1,2}[0-9][A-Z0-9 ]{0,7}|[A-Z0-9]{5,8})$", Quick);

    /// <summary>As it is printed.</summary>
    public string Name => Sector is null ? Area : $"{Area} {Sector}{Unit}";

    public bool IsWhole => Unit is { Length: 2 };

    /// <summary>The text in capitals, with single spaces for everything that is no letter or digit: full-width forms and joined letters are made plain.</summary>
    public static string Clean(string typed)
    {
        var clean = new StringBuilder(typed.Length);
        foreach (var c in Normal(typed))
        {
            if (char.IsLetterOrDigit(c)) clean.Append(char.ToUpperInvariant(c));
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>The postcode that a clean text is, and nothing but.</summary>
    public static PostcodeText? Of(string clean)
    {
        var joined = clean.Replace(" ", "", StringComparison.Ordinal);
        return Match(Whole, joined) ?? Match(WithSector, clean) ?? Match(OnlyArea, joined) ?? Match(LongArea, joined) ?? Match(WithPartOfUnit, joined) ?? Match(Whole, Mended(joined));
    }

    /// <summary>Whether somebody meant a postcode, although it is none.</summary>
    public static bool LooksLikeOne(string clean) =>
        clean.Length <= 10 && clean.Any(char.IsAsciiDigit) && clean.Any(char.IsAsciiLetter) && Attempt.IsMatch(clean.Replace(" ", "", StringComparison.Ordinal));

    private static PostcodeText? Match(Regex shape, string text) =>
        shape.Match(text) is { Success: true } match ? new(match.Groups[1].Value, Part(match.Groups[2]), Part(match.Groups[3])) : null;

    private static string? Part(Group group) => group.Success && group.Length > 0 ? group.Value : null;

    /// <summary>With digits and letters where they must be: LEI 1OO was meant to be LE1 1OO.</summary>
    private static string Mended(string joined)
    {
        if (joined.Length is < 5 or > 7) return joined;
        var letters = joined.ToCharArray();
        var sector = letters.Length - 3;
        letters[sector] = AsDigit(letters[sector]);
        for (var at = sector + 1; at < letters.Length; at++) letters[at] = AsLetter(letters[at]);
        for (var at = 2; at < sector; at++) letters[at] = AsDigit(letters[at]);
        return new string(letters);
    }

    private static char AsDigit(char c) => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };

    private static char AsLetter(char c) => c switch { '0' => 'O', '1' => 'I', _ => c };

    /// <summary>Halves of a surrogate pair cannot be normalised: they are left as they are, and dropped as no letters.</summary>
    private static string Normal(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return typed;
        }
    }
}
