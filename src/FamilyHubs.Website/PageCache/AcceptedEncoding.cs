using Microsoft.Extensions.Primitives;

namespace FamilyHubs.Website.PageCache;

/// <summary>The best encoding of ours that a request takes.</summary>
internal static class AcceptedEncoding
{
    /// <summary>A browser's header has some thirty characters; what is much longer is not worth reading.</summary>
    private const int LongestHeader = 500;

    /// <returns><c>br</c>, <c>gzip</c>, or null for none.</returns>
    public static string? Of(StringValues header)
    {
        bool? brotli = null, gzip = null, any = null;
        foreach (var line in header)
        {
            if (line is null || line.Length > LongestHeader) continue;
            foreach (var range in line.AsSpan().Split(','))
            {
                var part = line.AsSpan()[range];
                var end = part.IndexOf(';');
                var name = (end < 0 ? part : part[..end]).Trim();
                var isWanted = end < 0 || !IsNothing(part[(end + 1)..].Trim());
                if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) brotli = isWanted;
                else if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase)) gzip = isWanted;
                else if (name is "*") any = isWanted;
            }
        }
        if (brotli ?? any ?? false) return "br";
        return gzip ?? any ?? false ? "gzip" : null;
    }

    /// <summary>A quality of 0 refuses.</summary>
    private static bool IsNothing(ReadOnlySpan<char> quality) =>
        quality.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && quality[3..].IndexOfAnyInRange('1', '9') < 0;
}
