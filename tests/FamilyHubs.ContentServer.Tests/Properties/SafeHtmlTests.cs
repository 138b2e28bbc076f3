using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Properties;

public sealed class SafeHtmlTests
{
    private static readonly HashSet<string> Allowed =
        ["p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "br", "sub", "sup", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td"];

    [HostileFact]
    public void Nothing_of_the_XSS_corpus_gets_past_the_allow_list_and_cleaning_twice_changes_nothing()
    {
        var payloads = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Hostile!, "xss/payloads.json"))).RootElement.EnumerateArray().Select(row => row.GetProperty("html").GetString()!).ToList();
        Assert.True(payloads.Count > 500, $"{payloads.Count} payloads");
        Assert.True(payloads.Count(payload => FaultsOf(payload).Any()) > 300, "The check finds nothing wrong with the payloads themselves.");
        string[] frames = ["{0}", "<p>{0}</p>", "<table><tr><td>{0}</td></tr></table>", "<svg>{0}</svg>", "<a href=\"{0}\">x</a>", "<p title=\"{0}\">x</p>", "<math><mtext>{0}", "<!--{0}-->"];
        foreach (var html in payloads.SelectMany(payload => frames.Select(frame => frame.Replace("{0}", payload, StringComparison.Ordinal))))
        {
            var clean = SafeHtml.Clean(html);
            Assert.True(!FaultsOf(clean).Any(), $"{html}\n{clean}\n{string.Join('\n', FaultsOf(clean))}");
            Assert.Equal(clean, SafeHtml.Clean(clean));
        }
    }

    [HostileFact]
    public void What_was_pasted_from_Word_keeps_its_words_and_lists()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Hostile!, "paste"), "*.html"))
        {
            var clean = SafeHtml.Clean(File.ReadAllText(file));
            Assert.Empty(FaultsOf(clean));
            Assert.DoesNotContain("mso-", clean, StringComparison.Ordinal);
            Assert.NotEqual("", new HtmlParser().ParseDocument(clean).Body!.TextContent.Trim());
        }
    }

    [Theory]
    [InlineData("<p>a <b>b</b> <i>c</i></p>", "<p>a <strong>b</strong> <em>c</em></p>")]
    [InlineData("<div><p>a</p></div>", "<p>a</p>")]
    [InlineData("<h1>a</h1>", "a")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"c\" id=\"i\">a</p>", "<p>a</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\" https://example.org/?a=1&amp;b=2 \" target=\"_blank\">a</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">a</a>")]
    [InlineData("<a href=\"/{localLink:6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20}\">a</a>", "<a href=\"/{localLink:6f1d3c52-8f0a-4d2e-9a55-1b6f0c6f4e20}\">a</a>")]
    [InlineData("<script>alert(1)</script>a<style>b</style>", "a")]
    [InlineData("<table><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th><td>c</td></tr></tbody></table>", "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><th scope=\"row\">b</th><td>c</td></tr></tbody></table>")]
    [InlineData("5 < 6 & 7 > 3", "5 &lt; 6 &amp; 7 &gt; 3")]
    [InlineData("&lt;script&gt;", "&lt;script&gt;")]
    [InlineData("<p>unclosed <strong>b", "<p>unclosed <strong>b</strong></p>")]
    [InlineData("  ", "")]
    public void Markup_is_cleaned_and_its_words_stay(string html, string clean) => Assert.Equal(clean, SafeHtml.Clean(html));

    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("http://example.org", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("tel:01163055993", true)]
    [InlineData("/help", true)]
    [InlineData("#top", true)]
    [InlineData("//example.org", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("\\\\example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("\u0001javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("example.org", false)]
    [InlineData("", false)]
    public void An_address_is_safe_or_not(string address, bool isSafe) => Assert.Equal(isSafe, SafeHtml.IsSafeAddress(address));

    /// <summary>What a browser would find in the markup that must not be there.</summary>
    private static IEnumerable<string> FaultsOf(string html)
    {
        var document = new HtmlParser().ParseDocument("");
        document.Body!.InnerHtml = html;
        foreach (var node in document.Body.GetDescendants())
        {
            if (node is IText) continue;
            if (node is not IElement element)
            {
                yield return node.NodeName;
                continue;
            }
            if (!Allowed.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml") yield return element.LocalName;
            foreach (var attribute in element.Attributes)
                if ((element.LocalName, attribute.Name, attribute.Value) is not (("th", "scope", "row" or "col") or ("a", "href", ['/' or '#', not '/', ..] or "/" or "#" or ['h', 't', 't', 'p', ':' or 's', ..] or ['m', 'a', 'i', 'l', 't', 'o', ':', ..] or ['t', 'e', 'l', ':', ..])))
                    yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
        }
    }
}
