using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace FamilyHubs.TestKit;

/// <summary>An answer of the site, read as HTML.</summary>
public sealed record HtmlPage(string Path, HttpResponseMessage Answer, string Html, IHtmlDocument Document)
{
    private static readonly HtmlParser Parser = new();

    public HttpStatusCode Status => Answer.StatusCode;

    public IElement Main => Document.QuerySelector("main") ?? throw new InvalidOperationException($"{Path} has no main element.");

    public string H1 => Words("h1");

    public static async Task<HtmlPage> FromAsync(string path, HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return new(path, answer, html, Parser.ParseDocument(html));
    }

    public IEnumerable<IElement> All(string selector) => Document.QuerySelectorAll(selector);

    /// <summary>The words of the one element that the selector finds.</summary>
    public string Words(string selector) => Plain(Assert.Single(All(selector)).TextContent);

    public IReadOnlyList<string> ListOf(string selector) => [.. All(selector).Select(element => Plain(element.TextContent))];

    public string? Header(string name) =>
        Answer.Headers.TryGetValues(name, out var values) || Answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
