using FamilyHubs.Website.Content;
using Xunit;

namespace FamilyHubs.Website.Tests.Content;

public sealed class TableRowsTests
{
    [Fact]
    public void Lines_become_cells_and_the_first_is_the_header()
    {
        var table = TableRows.From(["Year | Good level", "| 2023 | 67.1 |", "2024|68"]);
        Assert.Equal(["Year", "Good level"], table.Header);
        Assert.Equal([["2023", "67.1"], ["2024", "68"]], table.Body);
    }

    [Fact]
    public void Nothing_is_an_empty_table() => Assert.Empty(TableRows.From([]).Header);

    [Theory]
    [InlineData("£16,190", true)]
    [InlineData("-3", true)]
    [InlineData("67.1%", true)]
    [InlineData("3 and 4 year olds", false)]
    [InlineData("about 4", false)]
    [InlineData("", false)]
    public void A_column_of_numbers_is_noticed(string cell, bool numeric) => Assert.Equal(numeric, TableRows.From(["A | B", $"x | {cell}"]).IsNumeric(1));

    [Fact]
    public void A_short_row_makes_its_column_words() => Assert.False(TableRows.From(["A | B", "x | 1", "y"]).IsNumeric(1));

    [Theory]
    [InlineData("%", "50", "50%")]
    [InlineData("%", "120", "120%")]
    [InlineData("", "30", "100%")]
    [InlineData("", "words", "0%")]
    public void A_bar_is_as_long_as_its_share(string unit, string number, string width)
    {
        var bar = ChartBars.From(TableRows.From(["Area | 2024", $"County | {number}", "City | 10"]), unit)[0].Bars[0];
        Assert.Equal(width, bar.Width);
        Assert.Equal(number + unit, bar.Value);
    }

    [Fact]
    public void A_chart_of_nothing_has_no_bars() => Assert.Empty(ChartBars.From(TableRows.From(["Area | 2024"]), "%"));
}
