using System.Globalization;
using System.Text;

namespace FamilyHubs.ContentServer.Documents;

/// <summary>The last part of an address, made from a name: small letters, digits and hyphens.</summary>
internal static class Segment
{
    private const int Longest = 80;

    /// <summary><c>Children's Centre (Brent)</c> becomes <c>childrens-centre-brent</c>; letters of other scripts stay.</summary>
    public static string From(string name)
    {
        var segment = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (IsAccent(c) || c is '\'' or '’') continue;
            if (char.IsLetterOrDigit(c) || IsVowelSign(c)) segment.Append(char.ToLowerInvariant(c));
            else if (segment.Length > 0 && segment[^1] != '-') segment.Append('-');
        }
        var text = segment.ToString().Normalize(NormalizationForm.FormC).Trim('-');
        if (text.Length > Longest) text = text[..Longest].TrimEnd('-');
        return text.Length > 0 ? text : "page";
    }

    /// <summary>The address of a document below another; the root has no segment.</summary>
    public static string Below(string parentPath, string segment) => segment.Length == 0 ? "/" : parentPath == "/" ? "/" + segment : $"{parentPath}/{segment}";

    /// <summary>Combining accents of European letters.</summary>
    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>Marks without which words of other scripts cannot be read.</summary>
    private static bool IsVowelSign(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
