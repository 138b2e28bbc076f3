using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FamilyHubs.TestKit;

namespace FamilyHubs.Benchmarks.Measuring;

/// <summary><c>docs/performance.md</c>: the latest result of each part, with charts. A part that is run alone changes its own section.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder => Path.Combine(Repository.Root, "docs", "performance");

    private static string ResultsFile => Path.Combine(Folder, "results.json");

    public static void Write(Result result, IReadOnlyList<string> order)
    {
        Directory.CreateDirectory(Folder);
        var results = File.Exists(ResultsFile) ? JsonSerializer.Deserialize<Dictionary<string, Result>>(File.ReadAllText(ResultsFile), Json)! : [];
        results[result.Part] = result;
        File.WriteAllText(ResultsFile, JsonSerializer.Serialize(results.OrderBy(one => order.ToList().IndexOf(one.Key)).ToDictionary(), Json) + "\n");
        foreach (var chart in result.Charts) File.WriteAllText(Path.Combine(Folder, chart.Name + ".svg"), Drawing.Of(chart));
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "performance.md"), Text([.. order.Where(results.ContainsKey).Select(part => results[part])], [.. order.Where(part => !results.ContainsKey(part))]));
    }

    private static string Text(IReadOnlyList<Result> results, IReadOnlyList<string> missing)
    {
        var text = new StringBuilder();
        text.AppendLine("# Performance").AppendLine();
        text.AppendLine("Written by the benchmarks; do not edit it by hand. Every section says when it was measured and under what. Figures are");
        text.AppendLine("compared inside one run only: what the machine does besides changes them all. A spread is the median, with the lowest and");
        text.AppendLine("the highest round behind it.").AppendLine();
        text.AppendLine("```").AppendLine("dotnet run -c Release --project tests/FamilyHubs.Benchmarks -- all          # everything, and this page");
        text.AppendLine("dotnet run -c Release --project tests/FamilyHubs.Benchmarks -- page start   # some parts").AppendLine("```").AppendLine();
        text.AppendLine("`--quick` takes fewer rounds, `--realtime` puts what is measured before all other work of the machine. Programs that are").AppendLine("needed are installed by you; what is missing is said.").AppendLine();
        text.AppendLine("## What is to be reached").AppendLine();
        Append(text, new Table("", ["What", "Measured", "To reach", ""], [.. results.SelectMany(result => result.Goals).Select(goal => (IReadOnlyList<string>)[goal.What, goal.Measured, goal.Reach, goal.IsMet ? "reached" : "**not reached**"])]));
        if (missing.Count > 0) text.AppendLine(CultureInfo.InvariantCulture, $"Not measured yet: {string.Join(", ", missing)}.").AppendLine();
        foreach (var result in results) Append(text, result);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, Result result)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"## {result.Title}").AppendLine();
        text.AppendLine(result.Says).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`-- {result.Part}`, {result.MeasuredAt.UtcDateTime:d MMMM yyyy 'at' HH:mm} UTC. {result.Conditions}").AppendLine();
        foreach (var chart in result.Charts)
            text.AppendLine(CultureInfo.InvariantCulture, $"![{chart.Title}: {string.Join("; ", chart.Bars.Select(bar => $"{bar.Name} {Drawing.Shown(bar.Middle)} {chart.Unit}"))}](performance/{chart.Name}.svg)").AppendLine();
        foreach (var table in result.Tables) Append(text, table);
    }

    private static void Append(StringBuilder text, Table table)
    {
        if (table.Caption.Length > 0) text.AppendLine(CultureInfo.InvariantCulture, $"**{table.Caption}**").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Head)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|{string.Concat(table.Head.Select((_, column) => column == 0 ? "---|" : "---:|"))}");
        foreach (var row in table.Rows) text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |");
        text.AppendLine();
    }
}
