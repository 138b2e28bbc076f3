using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Shared;

/// <summary>A phone number as people say it, which a phone can call.</summary>
[HtmlTargetElement("phone-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneLinkTagHelper : TagHelper
{
    public string Number { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var digits = string.Concat(Number.Where(c => char.IsAsciiDigit(c) || c == '+'));

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", $"tel:{digits}");
        output.Content.SetContent(Number);
    }
}
