using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Markdown of the seeds as the HTML that is stored, before it is sanitised.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>Stands for an address while Markdown is rendered, which would escape the braces of a link to a document.</summary>
    private const string Placeholder = "link-";

    /// <param name="markdown">The text.</param>
    /// <param name="address">Gives the address to store for a link: the line of the link (0 is the first) and the address as written.</param>
    public static string ToHtml(string markdown, Func<int, string, string> address)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        List<string> addresses = [];
        foreach (var link in document.Descendants<LinkInline>().Where(link => !link.IsImage))
        {
            addresses.Add(address(link.Line, link.Url ?? ""));
            link.Url = $"{Placeholder}{addresses.Count - 1}";
        }

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return Properties.SafeHtml.Clean(SeedLinks.ReplaceAddresses(writer.ToString(), written =>
            written.StartsWith(Placeholder, StringComparison.Ordinal) && int.TryParse(written[Placeholder.Length..], out var number) && number < addresses.Count ? addresses[number] : written));
    }
}
