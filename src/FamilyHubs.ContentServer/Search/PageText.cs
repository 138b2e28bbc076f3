using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.ContentServer.Search;

/// <summary>The words of a published page, apart by how much they say about it. Read by property editor, so that a new document type is found without more ado.</summary>
internal sealed class PageText
{
    public const string TitleAlias = "title";
    public const string SummaryAlias = "summary";
    public const string HideAlias = "hideFromLists";

    /// <summary>The composition for editors' own notes: they are not for the public.</summary>
    private const string NotesComposition = "review";

    private static readonly Regex Figure = new(@"\[\[[a-z0-9-]+\]\]", RegexOptions.NonBacktracking);
    private static readonly Regex Heading = new("<h[1-6][^>]*>(.*?)</h[1-6]>", RegexOptions.NonBacktracking | RegexOptions.Singleline);
    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.NonBacktracking);

    private readonly StringBuilder headings = new();
    private readonly StringBuilder body = new();
    private readonly List<string> terms = [];

    private PageText()
    {
    }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>Search words, a phrase each.</summary>
    public IReadOnlyList<string> Terms => terms;

    public string Headings => headings.ToString();

    public string Body => body.ToString();

    /// <summary>Whether a document is a page that may be found.</summary>
    public static bool IsFindable(PublishedContent content, ContentModel model) =>
        model.Get(content.ContentType).HasPage && content.Value(HideAlias, null)?.ValueKind != JsonValueKind.True;

    public static PageText Of(PublishedContent content, ContentModel model)
    {
        var page = new PageText();
        var type = model.Get(content.ContentType);
        var notes = type.Compositions.Contains(NotesComposition) ? model.Get(NotesComposition).Properties.Keys.ToHashSet() : [];
        foreach (var property in type.PropertyList)
            if (!notes.Contains(property.Alias) && content.Value(property.Alias, null) is { } value) page.Add(property, value, model);
        if (page.Title.Length == 0) page.Title = content.Name;
        return page;
    }

    private void Add(PropertyType property, JsonElement value, ContentModel model)
    {
        switch (property.DataType.EditorAlias)
        {
            case "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.DropDown.Flexible":
                AddText(property.Alias, Figure.Replace(value.GetString() ?? "", " "));
                break;
            case "Umbraco.Tags":
                terms.AddRange(value.EnumerateArray().Select(term => term.GetString()!));
                break;
            case "Umbraco.MultipleTextstring":
                foreach (var line in value.EnumerateArray()) body.Append(Figure.Replace(line.GetString()!, " ")).Append('\n');
                break;
            case "Umbraco.RichText":
                AddMarkup(Figure.Replace(value.GetString() ?? "", " "));
                break;
            case "Umbraco.BlockList":
                foreach (var block in value.EnumerateArray()) AddBlock(block, model);
                break;
            default:
                break;
        }
    }

    private void AddBlock(JsonElement block, ContentModel model)
    {
        if (model.Find(block.GetProperty("contentType").GetString()!) is not { } type) return;
        var values = block.GetProperty("values");
        foreach (var property in type.PropertyList)
            if (values.TryGetProperty(property.Alias, out var value)) Add(property, value, model);
    }

    private void AddText(string alias, string text)
    {
        if (alias == TitleAlias && Title.Length == 0) Title = text;
        else if (alias == SummaryAlias && Summary.Length == 0) Summary = text;
        else (alias is "heading" or TitleAlias ? headings : body).Append(text).Append('\n');
    }

    private void AddMarkup(string markup)
    {
        foreach (Match match in Heading.Matches(markup)) headings.Append(Plain(match.Groups[1].Value)).Append('\n');
        body.Append(Plain(Heading.Replace(markup, " "))).Append('\n');
    }

    private static string Plain(string markup) => System.Net.WebUtility.HtmlDecode(Tag.Replace(markup, " "));
}
