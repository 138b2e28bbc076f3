using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Editor.Writing;

/// <summary>Checks of what stands around the text: title, summary, search words, review.</summary>
internal static class AboutThePage
{
    /// <summary>What search engines show of a title and of a summary, in characters.</summary>
    private const int TitleShown = 55;
    private const int SummaryShown = 150;

    public static IEnumerable<Advice> Read(ContentType type, JsonObject values, DateOnly today)
    {
        var title = values["title"].Text() ?? "";
        if (title.Length > TitleShown) yield return new("title length", "title", $"The title has {title.Length} characters. Search engines show about {TitleShown}");
        if (type.Properties.ContainsKey("summary"))
        {
            var summary = values["summary"].Text() ?? "";
            if (summary.Length > SummaryShown) yield return new("summary length", "summary", $"The summary has {summary.Length} characters. Search engines show about {SummaryShown}");
            if (summary.Length > 0 && summary.TrimEnd('.').Equals(title.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) yield return new("summary repeats", "summary", "The summary says the same as the title. Say what the page helps with");
        }
        if (type.HasPage && type.Properties.ContainsKey("searchWords") && ValueCheck.IsEmpty(values["searchWords"]))
            yield return new("search words", "searchWords", "Add words that families type and that are not on the page");
        if (DateOnly.TryParse(values["reviewDue"].Text(), CultureInfo.InvariantCulture, out var due) && due < today)
            yield return new("review date", "reviewDue", "The review date is over. Check that all is still true, then set the next date");
    }
}
