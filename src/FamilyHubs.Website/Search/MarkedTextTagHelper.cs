using FamilyHubs.ContentServer.Search;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Search;

/// <summary>Text with the words that were looked for in <c>mark</c>. Every piece is encoded by itself.</summary>
[HtmlTargetElement("marked-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkedTextTagHelper : TagHelper
{
    private static readonly string[] Endings = ["ingly", "ings", "ing", "ies", "ied", "ed", "es", "er", "y", "s", "e"];

    public string Text { get; set; } = "";

    public IReadOnlyCollection<string> Words { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var stems = Words.Select(Stem).ToHashSet();
        foreach (var (piece, isWord) in Pieces(Text))
        {
            if (!isWord || SiteSearch.WordsOf(piece) is not [var word] || !stems.Contains(Stem(word))) output.Content.Append(piece);
            else output.Content.AppendHtml(Mark(piece));
        }
    }

    private static TagBuilder Mark(string piece)
    {
        var mark = new TagBuilder("mark");
        mark.InnerHtml.Append(piece);
        return mark;
    }

    private static string Stem(string word)
    {
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }

    private static IEnumerable<(string Piece, bool IsWord)> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var isWord = IsPartOfWord(text[at]);
            var end = at;
            while (end < text.Length && IsPartOfWord(text[end]) == isWord) end++;
            yield return (text[at..end], isWord);
            at = end;
        }
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’';
}
