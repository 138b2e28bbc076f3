using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using Microsoft.AspNetCore.Http;

namespace FamilyHubs.ContentServer.Editor.Properties;

/// <summary>
/// Reads values out of a posted form. What cannot be read, such as words where a number belongs, stays as it was typed: the
/// check of the property says what is wrong, and the form comes back with it.
/// </summary>
internal sealed class PostedValues(IFormCollection form, ContentModel model, PageAddresses pages, UnseenParts unseen)
{
    private readonly IFormCollection form = form;

    private delegate JsonNode? Reading(PostedValues posted, PropertyType property, string name);

    private static readonly FrozenDictionary<string, Reading> Readings = new Dictionary<string, Reading>
    {
        ["Umbraco.TextBox"] = (posted, _, name) => posted.Text(name),
        ["Umbraco.TextArea"] = (posted, _, name) => posted.Text(name),
        ["Umbraco.EmailAddress"] = (posted, _, name) => posted.Text(name),
        ["Umbraco.Integer"] = (posted, _, name) => posted.Number(name),
        ["Umbraco.Decimal"] = (posted, _, name) => posted.Number(name),
        ["Umbraco.TrueFalse"] = (posted, _, name) => posted.form[name] == "true" ? true : null,
        ["Umbraco.DateOnly"] = (posted, _, name) => posted.Text(name),
        ["Umbraco.DateTimeWithTimeZone"] = (posted, _, name) => PostedMoment.Read(posted.form, name),
        ["Umbraco.Tags"] = (posted, _, name) => posted.Lines(name),
        ["Umbraco.MultipleTextstring"] = (posted, _, name) => posted.Lines(name),
        ["Umbraco.DropDown.Flexible"] = (posted, _, name) => posted.Text(name),
        ["Umbraco.CheckBoxList"] = (posted, _, name) => ListOf(posted.form[name].OfType<string>().Where(item => item.Length > 0)),
        ["Umbraco.RichText"] = (posted, _, name) => posted.Html(name),
        ["Umbraco.BlockList"] = (posted, property, name) => posted.Blocks(property, name),
        ["Umbraco.MultiNodeTreePicker"] = (posted, _, name) => ListOf(posted.Keys(name).Select(key => key.ToString())),
        ["Umbraco.MediaPicker3"] = (posted, property, name) => NullIfEmpty(new JsonArray([.. posted.Keys(name).Select(key => key.ToString()).Select(key => posted.Stored(property, name, key) ?? new JsonObject { ["mediaKey"] = key })])),
        ["Umbraco.MultiUrlPicker"] = (posted, property, name) => posted.Links(property, name),
        ["FamilyHubs.OpeningHours"] = (posted, _, name) => PostedCalendar.Hours(posted.form, name),
        ["FamilyHubs.SpecialDays"] = (posted, _, name) => PostedCalendar.SpecialDays(posted.form, name),
        ["FamilyHubs.NamedDays"] = (posted, _, name) => PostedCalendar.NamedDays(posted.form, name),
        ["FamilyHubs.Schedule"] = (posted, _, name) => PostedCalendar.Schedule(posted.form, name),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Aliases => Readings.Keys;

    public JsonObject Read(ContentType type, string place = "")
    {
        var values = new JsonObject();
        foreach (var property in type.PropertyList)
            if (Readings[property.DataType.EditorAlias](this, property, FieldName.Of(place + property.Alias)) is { } value) values[property.Alias] = value;
        return values;
    }

    private JsonNode? Text(string name) => form[name].ToString().ReplaceLineEndings("\n") is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private JsonNode? Number(string name)
    {
        var typed = form[name].ToString().Trim();
        if (typed.Length == 0) return null;
        return decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : typed;
    }

    private JsonNode? Lines(string name) =>
        ListOf(form[name].ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private JsonNode? Html(string name) =>
        form[name].ToString() is { Length: > 0 } html && SafeHtml.Clean(html.ReplaceLineEndings("\n")) is { Length: > 0 } clean ? pages.AsKeys(clean) : null;

    private JsonNode? Blocks(PropertyType property, string name)
    {
        var blocks = new JsonArray();
        for (var i = 0; form.ContainsKey($"{name}[{i}].$type"); i++)
        {
            var type = model.Find(form[$"{name}[{i}].$type"].ToString());
            if (type is null || !BlockListEditor.AllowedIn(property, model).Contains(type)) continue;
            blocks.Add(new JsonObject
            {
                ["key"] = Guid.TryParse(form[$"{name}[{i}].$key"], out var key) ? key.ToString() : Guid.NewGuid().ToString(),
                ["contentType"] = type.Alias,
                ["values"] = Read(type, $"{name[FieldName.Of("").Length..]}[{i}]."),
            });
        }
        return NullIfEmpty(blocks);
    }

    private IEnumerable<Guid> Keys(string name) => form[name].Select(text => Guid.TryParse(text, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct();

    /// <summary>A pick or a link of a property as the draft holds it, with what the form does not show of it.</summary>
    private JsonObject? Stored(PropertyType property, string name, string to) => unseen.Find(form[$"{name[..name.LastIndexOf('.')]}.$key"].ToString(), property.Alias, to);

    private JsonNode? Links(PropertyType property, string name)
    {
        var links = new JsonArray();
        for (var i = 0; form.ContainsKey($"{name}[{i}].address"); i++)
        {
            if (Link(form[$"{name}[{i}].name"].ToString().Trim(), form[$"{name}[{i}].address"].ToString().Trim(), form[$"{name}[{i}].page"]) is not { } link) continue;
            var kept = Stored(property, name, (link["unique"] ?? link["url"]).Text() ?? "") ?? link;
            kept["name"] = link["name"]!.DeepClone();
            links.Add(kept);
        }
        return NullIfEmpty(links);
    }

    /// <summary>An address of ours is kept as the page that it names, so that the link follows the page when it moves.</summary>
    private JsonObject? Link(string words, string address, string? chosen)
    {
        if (words.Length == 0 && address.Length == 0) return null;
        var page = Guid.TryParse(chosen, out var key) && pages.AddressOf(key) == address ? key : pages.KeyOf(address);
        return page is { } known
            ? new JsonObject { ["name"] = words, ["type"] = "document", ["unique"] = known.ToString() }
            : new JsonObject { ["name"] = words, ["type"] = "external", ["url"] = address };
    }

    private static JsonNode? ListOf(IEnumerable<string> items) => NullIfEmpty(new JsonArray([.. items.Select(item => (JsonNode)item)]));

    private static JsonArray? NullIfEmpty(JsonArray list) => list.Count == 0 ? null : list;
}
