namespace FamilyHubs.Website.Shared.Places;

/// <summary>A whole postcode as a number that fits into four bytes. Every postcode has its own.</summary>
public static class PostcodeNumber
{
    /// <param name="postcode">In capitals, without a space.</param>
    /// <returns>Null when it is not the shape of a postcode.</returns>
    public static uint? Of(ReadOnlySpan<char> postcode)
    {
        if (postcode.Length is < 5 or > 7) return null;
        var outward = postcode[..^3];
        var inward = postcode[^3..];
        var letters = outward.Length > 1 && char.IsAsciiLetterUpper(outward[1]) ? 2 : 1;
        var digits = outward[letters..];
        if (!char.IsAsciiLetterUpper(outward[0]) || digits.Length is < 1 or > 2 || !char.IsAsciiDigit(digits[0]) || (digits.Length == 2 && !IsLetterOrDigit(digits[1]))) return null;
        if (!char.IsAsciiDigit(inward[0]) || !char.IsAsciiLetterUpper(inward[1]) || !char.IsAsciiLetterUpper(inward[2])) return null;

        var number = (uint)(outward[0] - 'A');
        number = number * 27 + (letters == 2 ? (uint)(outward[1] - 'A' + 1) : 0);
        number = number * 10 + (uint)(digits[0] - '0');
        number = number * 37 + (digits.Length == 2 ? Rank(digits[1]) : 0);
        number = number * 10 + (uint)(inward[0] - '0');
        return (number * 26 + (uint)(inward[1] - 'A')) * 26 + (uint)(inward[2] - 'A');
    }

    private static uint Rank(char c) => char.IsAsciiDigit(c) ? (uint)(c - '0' + 1) : (uint)(c - 'A' + 11);

    private static bool IsLetterOrDigit(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c);
}
