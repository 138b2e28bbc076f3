using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.Website.Hubs;

/// <summary>Words on the map: the <c>text</c> of SVG, a name that Razor keeps for itself.</summary>
[HtmlTargetElement("map-text")]
public sealed class MapTextTagHelper : TagHelper
{
    private const double Baseline = 4;

    public double X { get; set; }

    /// <summary>The middle of the line.</summary>
    public double Y { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "text";
        output.Attributes.SetAttribute("x", X.ToString("0.#", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("y", (Y + Baseline).ToString("0.#", CultureInfo.InvariantCulture));
    }
}
