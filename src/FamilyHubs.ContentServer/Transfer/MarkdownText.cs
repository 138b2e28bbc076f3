using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FamilyHubs.ContentServer.Transfer;

/// <summary>Markdown of the seeds as the HTML that is stored, before it is sanitised.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <param name="markdown">The text.</param>
    /// <param name="address">Gives the address to store for a link: the line of the link (0 is the first) and the address as written.</param>
    public static string ToHtml(string markdown, Func<int, string, string> address)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !link.IsImage))
            link.Url = Uri.EscapeDataString(address(LineOf(link), link.Url ?? ""));

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { LinkRewriter = Uri.UnescapeDataString };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return Properties.SafeHtml.Clean(writer.ToString());
    }

    private static int LineOf(LinkInline link) => link.Line;
}
