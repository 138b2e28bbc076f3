using System.Text;
using System.Text.Encodings.Web;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Html;

namespace FamilyHubs.ContentServer.Published;

/// <summary>
/// Rich text, sanitised when it was saved. Printed, its links go to where pages are now and <c>[[name]]</c> becomes the
/// value of the figure of that name. As in Umbraco, a link to a page that is not
/// published keeps its words and loses its address.
/// </summary>
public readonly record struct HtmlText(string Markup, PublishedSite Site) : IHtmlContent
{
    public bool IsEmpty => Markup.Length == 0;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(ToString());

    public override string ToString()
    {
        if (!Markup.Contains("localLink:", StringComparison.Ordinal) && !Markup.Contains("[[", StringComparison.Ordinal)) return Markup;
        var site = Site;
        var html = LocalLink.Replace(Markup, key => site.Find(key) is { HasPage: true } page ? HtmlEncoder.Default.Encode(page.Path) : LocalLink.Nowhere);
        return site.WithFigures(LocalLink.WithoutDeadLinks(html), HtmlEncoder.Default.Encode);
    }

    /// <summary>The words alone, for search and for summaries.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder();
        var inTag = false;
        foreach (var c in ToString())
        {
            if (c == '<') inTag = true;
            else if (c == '>') (inTag, _) = (false, text.Append(' '));
            else if (!inTag) text.Append(c);
        }
        return System.Net.WebUtility.HtmlDecode(text.ToString()).Trim();
    }
}
