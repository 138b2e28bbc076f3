namespace FamilyHubs.Website.Content;

/// <summary>A table typed as lines of cells parted by vertical bars, the first line being the header.</summary>
public sealed record TableRows(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Body)
{
    public static TableRows From(IReadOnlyList<string> lines)
    {
        List<IReadOnlyList<string>> rows = [.. lines.Select(Cells)];
        return rows.Count == 0 ? new([], []) : new(rows[0], rows[1..]);
    }

    /// <summary>Whether every cell below the header starts as a number does, so that the column is set to the right.</summary>
    public bool IsNumeric(int column) =>
        Body.Count > 0 && Body.All(row => column < row.Count && StartsAsNumber(row[column]));

    private static IReadOnlyList<string> Cells(string line) =>
        line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    private static bool StartsAsNumber(string cell) =>
        cell.TrimStart('£', '-') is [var first, ..] && char.IsAsciiDigit(first) && cell.Length <= 12;
}
