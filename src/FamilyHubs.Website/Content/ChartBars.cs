using System.Globalization;

namespace FamilyHubs.Website.Content;

/// <summary>One bar: its series ("2023"), the number as printed, and its length as a share of the chart's width.</summary>
public sealed record ChartBar(string Series, int SeriesNumber, string Value, string Width);

/// <summary>The bars of one row of figures.</summary>
public sealed record ChartGroup(string Name, IReadOnlyList<ChartBar> Bars);

/// <summary>Turns a table of numbers into bars. Percentages are drawn against 100, other numbers against the largest.</summary>
public static class ChartBars
{
    public static IReadOnlyList<ChartGroup> From(TableRows rows, string unit)
    {
        var numbers = rows.Body.SelectMany(row => row.Skip(1)).Select(Number).ToList();
        var longest = unit is "%" ? 100 : numbers.DefaultIfEmpty(0).Max();
        return [.. rows.Body.Select(row => new ChartGroup(row[0], [.. Bars(rows.Header, row, unit, longest)]))];
    }

    private static IEnumerable<ChartBar> Bars(IReadOnlyList<string> header, IReadOnlyList<string> row, string unit, decimal longest)
    {
        for (var column = 1; column < Math.Min(row.Count, header.Count); column++)
        {
            var share = longest > 0 ? Number(row[column]) / longest * 100 : 0;
            yield return new(header[column], column, row[column] + unit, string.Create(CultureInfo.InvariantCulture, $"{share:0.##}%"));
        }
    }

    private static decimal Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 0) : 0;
}
