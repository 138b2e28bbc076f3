using FamilyHubs.ContentServer.Published;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Shared;

/// <summary>A picture from the media library with its size, so that nothing jumps while it loads. Nothing when there is none.</summary>
[HtmlTargetElement("media-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MediaPictureTagHelper : TagHelper
{
    public PublishedMedia? Media { get; set; }

    /// <summary>What the picture shows. Empty for decoration.</summary>
    public string Alt { get; set; } = "";

    /// <summary>At the top of the page: load it at once.</summary>
    public bool Eager { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Media is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("src", Media.Url);
        output.Attributes.SetAttribute("alt", Alt);
        if (Media.Width > 0 && Media.Height > 0)
        {
            output.Attributes.SetAttribute("width", Media.Width);
            output.Attributes.SetAttribute("height", Media.Height);
        }
        if (!Eager) output.Attributes.SetAttribute("loading", "lazy");
    }
}
