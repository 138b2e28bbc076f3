using System.Globalization;
using FamilyHubs.ContentServer.Calendar;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Shared;

/// <summary>A day in British form, "22 November 2026", marked up so that machines can read it.</summary>
[HtmlTargetElement("british-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BritishDateTagHelper : TagHelper
{
    public DateOnly Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(CalendarWords.Date(Value));
    }
}
