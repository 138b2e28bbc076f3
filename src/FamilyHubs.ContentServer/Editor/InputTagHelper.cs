using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FamilyHubs.ContentServer.Editor;

/// <summary>
/// <c>&lt;editor-input for="Email" label="E-mail address" type="email" /&gt;</c>: a label, a hint, what is wrong, and a text field
/// that keeps what was typed, unless it is a password. Other attributes go to the field.
/// </summary>
[HtmlTargetElement("editor-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>About how many characters are meant to go in: 2, 3, 4, 5, 10, 20 or 30. Without it the field is as wide as the form.</summary>
    public int? Width { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        View.ModelState.TryGetValue(name, out var entry);
        var error = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        var input = new TagBuilder("input") { Attributes = { ["id"] = id, ["name"] = name, ["type"] = Type }, TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var attribute in output.Attributes) input.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        input.AddCssClass($"govuk-input{(error is null ? "" : " govuk-input--error")}{(Width is { } width ? $" govuk-input--width-{width.ToString(CultureInfo.InvariantCulture)}" : "")}");
        if (Type != "password") input.Attributes["value"] = entry?.AttemptedValue ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture) ?? "";
        if (Hint is not null || error is not null) input.Attributes["aria-describedby"] = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error" }.OfType<string>());

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        output.Content.AppendHtml(Text("label", "govuk-label", Label, ("for", id)));
        if (Hint is not null) output.Content.AppendHtml(Text("div", "govuk-hint", Hint, ("id", $"{id}-hint")));
        if (error is not null) output.Content.AppendHtml(ErrorMessage(id, error));
        output.Content.AppendHtml(input);
    }

    private static TagBuilder ErrorMessage(string id, string error)
    {
        var message = Text("p", "govuk-error-message", "", ("id", $"{id}-error"));
        message.InnerHtml.AppendHtml(Text("span", "govuk-visually-hidden", "Error:"));
        message.InnerHtml.Append(" " + error);
        return message;
    }

    private static TagBuilder Text(string tag, string style, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(style);
        foreach (var (name, value) in attributes) element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}
