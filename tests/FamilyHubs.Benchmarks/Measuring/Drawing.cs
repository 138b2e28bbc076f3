using System.Globalization;
using System.Net;
using System.Text;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary>A chart as SVG: a bar for each, as long as the median, with a line from the lowest to the highest round.</summary>
internal static class Drawing
{
    private const int Width = 720;
    private const int Names = 260;
    private const int Figures = 90;
    private const int Row = 30;

    public static string Of(Chart chart)
    {
        var most = Math.Max(chart.Bars.Max(bar => bar.High), double.Epsilon);
        var height = 46 + chart.Bars.Count * Row;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"title\" font-family=\"sans-serif\" font-size=\"14\">");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <title id=\"title\">{WebUtility.HtmlEncode(chart.Title)}, {WebUtility.HtmlEncode(chart.Unit)}</title>");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/>");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"8\" y=\"24\" font-weight=\"bold\" fill=\"#1d1d1b\">{WebUtility.HtmlEncode(chart.Title)} ({WebUtility.HtmlEncode(chart.Unit)})</text>");
        for (var i = 0; i < chart.Bars.Count; i++) Append(text, chart.Bars[i], 38 + i * Row, (Width - Names - Figures) / most);
        return text.AppendLine("</svg>").ToString().ReplaceLineEndings("\n");
    }

    public static string Shown(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, Bar bar, int top, double scale)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Names - 8}\" y=\"{top + 18}\" text-anchor=\"end\" fill=\"#1d1d1b\">{WebUtility.HtmlEncode(bar.Name)}</text>");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <rect x=\"{Names}\" y=\"{top + 4}\" width=\"{bar.Middle * scale:0.0}\" height=\"20\" fill=\"#2b6777\"/>");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <path d=\"M{Names + bar.Low * scale:0.0} {top + 14}H{Names + bar.High * scale:0.0}\" stroke=\"#e08e0b\" stroke-width=\"3\"/>");
        text.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Names + bar.High * scale + 8:0.0}\" y=\"{top + 18}\" fill=\"#1d1d1b\">{Shown(bar.Middle)}</text>");
    }
}
