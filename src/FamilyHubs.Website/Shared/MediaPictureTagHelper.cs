using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Shared;

/// <summary>
/// A picture from the media library with its size, so that nothing jumps while it loads; a photograph in the width that the
/// screen needs. Nothing when there is none.
/// </summary>
[HtmlTargetElement("media-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MediaPictureTagHelper : TagHelper
{
    /// <summary>Where a browser that knows nothing of widths takes one: enough for a phone.</summary>
    private const int UsualWidth = 960;

    public PublishedMedia? Media { get; set; }

    /// <summary>What the picture shows. Empty for decoration.</summary>
    public string Alt { get; set; } = "";

    /// <summary>At the top of the page: load it at once.</summary>
    public bool Eager { get; set; }

    /// <summary>How wide a photograph is shown, in the words of the attribute <c>sizes</c>.</summary>
    public string Sizes { get; set; } = "100vw";

    /// <summary>How much of a photograph is shown.</summary>
    public PictureCut Cut { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Media is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("alt", Alt);
        if (Media.IsRaster) ShowWidths(Media, output);
        else Show(Media.Url, Media.Width, Media.Height, output);
        if (!Eager) output.Attributes.SetAttribute("loading", "lazy");
    }

    private static void Show(string url, int width, int height, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("src", url);
        if (width <= 0 || height <= 0) return;
        output.Attributes.SetAttribute("width", width);
        output.Attributes.SetAttribute("height", height);
    }

    private void ShowWidths(PublishedMedia media, TagHelperOutput output)
    {
        var plain = media.Renditions("jpg", Cut);
        var usual = plain.LastOrDefault(one => one.Width <= UsualWidth) ?? plain[0];
        Show(usual.Url, usual.Width, usual.Height, output);
        output.Attributes.SetAttribute("srcset", Listed(plain));
        output.Attributes.SetAttribute("sizes", Sizes);
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} app-photo".Trim());
        var source = new TagBuilder("source") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "image/webp", ["srcset"] = Listed(media.Renditions("webp", Cut)), ["sizes"] = Sizes } };
        var picture = new TagBuilder("picture");
        output.PreElement.AppendHtml(picture.RenderStartTag()).AppendHtml(source);
        output.PostElement.AppendHtml(picture.RenderEndTag());
    }

    private static string Listed(IEnumerable<Rendition> renditions) => string.Join(", ", renditions.Select(one => $"{CanonicalPath.Encode(one.Url)} {one.Width}w"));
}
