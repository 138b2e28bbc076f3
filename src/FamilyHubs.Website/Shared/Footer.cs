using System.Text.Encodings.Web;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.Website.PublishedModels;
using Microsoft.AspNetCore.Html;

namespace FamilyHubs.Website.Shared;

/// <summary>The foot of every page. It is the same on all of them, so it is made once for a published site.</summary>
/// <param name="settings">What it is made from.</param>
public sealed class Footer(SiteSettings settings)
{
    private IHtmlContent? made;

    public SiteSettings Settings => settings;

    /// <summary>Two at once may both make it; either is right.</summary>
    public async Task<IHtmlContent> HtmlAsync(Func<Task<IHtmlContent>> make) => made ??= Finished(await make());

    private static HtmlString Finished(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return new(writer.ToString());
    }
}
