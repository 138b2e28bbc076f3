using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Published;

public sealed class HtmlTextTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.SeededAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_link_goes_to_where_the_page_is_now_and_keeps_its_words_when_the_page_is_gone()
    {
        var page = await site.GetAsync("/privacy");
        var markup = $"<p>See <a href=\"{LocalLink.To(page.Key)}\">your <strong>data</strong></a>.</p>";
        var toPlace = $"<p><a href=\"{LocalLink.To(page.Key)}#cookies\">cookies</a></p>";
        Assert.Equal("<p><a href=\"/privacy#cookies\">cookies</a></p>", new HtmlText(toPlace, site.Live.Current).ToString());
        Assert.Equal("<p>See <a href=\"/privacy\">your <strong>data</strong></a>.</p>", new HtmlText(markup, site.Live.Current).ToString());
        await site.Documents.UnpublishAsync(page.Key, page.Revision, TestSite.By);
        Assert.Equal("<p>See <a>your <strong>data</strong></a>.</p>", new HtmlText(markup, site.Live.Current).ToString());
        Assert.Equal("<p><a>cookies</a></p>", new HtmlText(toPlace, site.Live.Current).ToString());
    }

    [Fact]
    public async Task A_figure_is_printed_where_it_is_named_and_encoded()
    {
        var figure = site.Live.Current.OfType("figure").First();
        var document = await site.GetAsync(figure.Key);
        var content = await site.ContentAsync(figure.Key);
        content.Values["value"] = "<script>alert(1)</script> & £5";
        document = await site.Documents.SaveDraftAsync(document.Key, document.Revision, content, TestSite.By);
        await site.Documents.PublishAsync(document.Key, document.Revision, TestSite.By);
        var html = new HtmlText($"<p>[[{figure.Segment}]] and [[no-such-figure]]</p>", site.Live.Current).ToString();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;", html, StringComparison.Ordinal);
        Assert.EndsWith("and [[no-such-figure]]</p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>One &amp; <strong>two</strong></p><ul><li>three</li></ul>", "One & two three")]
    [InlineData("", "")]
    public void The_words_alone_have_no_markup(string markup, string words) =>
        Assert.Equal(words, string.Join(' ', new HtmlText(markup, site.Live.Current).ToPlainText().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
