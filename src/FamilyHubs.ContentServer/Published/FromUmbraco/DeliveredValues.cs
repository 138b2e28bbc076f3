using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;

namespace FamilyHubs.ContentServer.Published;

/// <summary>A file that a delivered value shows or links to, with the address at which the source has it.</summary>
internal sealed record DeliveredMedia(Guid Key, string Url)
{
    public string FileName => Uri.UnescapeDataString(Url.Split('?')[0].Split('/')[^1]);
}

/// <summary>
/// Turns delivered values into values as the content server stores them. What is not of the kind that its editor delivers is
/// passed on as it is: the check of the document names it.
/// </summary>
internal sealed class DeliveredValues(ContentModel model, List<DeliveredMedia> media)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Properties that the model does not have are left out: a council may have added its own.</summary>
    public JsonObject Of(JsonObject properties, ContentType type)
    {
        var values = new JsonObject();
        foreach (var property in type.PropertyList)
            if (properties[property.Alias] is { } value && Of(value, property) is { } stored) values[property.Alias] = stored;
        return values;
    }

    private JsonNode? Of(JsonNode value, PropertyType property) => property.DataType.EditorAlias switch
    {
        "Umbraco.DropDown.Flexible" when value is JsonArray chosen => chosen.FirstOrDefault()?.DeepClone(),
        "Umbraco.DateOnly" when Date(value) is { Length: >= 10 } day => day[..10],
        "Umbraco.DateTimeWithTimeZone" when DateTimeOffset.TryParse(Date(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) =>
            moment.UtcDateTime.ToString(LondonTime.UtcFormat, CultureInfo.InvariantCulture),
        "Umbraco.RichText" => RichText(value),
        "Umbraco.BlockList" when value is JsonObject list && list["items"] is JsonArray blocks => new JsonArray([.. blocks.Select(Block)]),
        "Umbraco.MultiNodeTreePicker" when value is JsonArray picks => new JsonArray([.. picks.Select(pick => Key(pick, "id")).OfType<Guid>().Select(key => (JsonNode)key.ToString())]),
        "Umbraco.MediaPicker3" when value is JsonArray picks => new JsonArray([.. picks.Select(Pick).OfType<JsonObject>()]),
        "Umbraco.MultiUrlPicker" when value is JsonArray links => new JsonArray([.. links.Select(Link).OfType<JsonObject>()]),
        _ => value.DeepClone(),
    };

    /// <summary>A date as text, or as an object with the date in it.</summary>
    private static string? Date(JsonNode value) => value is JsonObject parts ? parts["date"].Text() : value.Text();

    private JsonNode? Block(JsonNode? item)
    {
        if (item?["content"] is not JsonObject content || model.Find(content["contentType"].Text() ?? "") is not { } type || content["properties"] is not JsonObject properties) return item?.DeepClone();
        return new JsonObject { ["key"] = content["id"]?.DeepClone(), ["contentType"] = type.Alias, ["values"] = Of(properties, type) };
    }

    private JsonObject? Pick(JsonNode? pick)
    {
        if (Key(pick, "id") is not { } key || pick!["url"].Text() is not { Length: > 0 } url) return null;
        media.Add(new DeliveredMedia(key, url));
        var stored = new JsonObject { ["mediaKey"] = key.ToString() };
        if (pick["focalPoint"] is JsonObject point) stored["focalPoint"] = point.DeepClone();
        if (pick["crops"] is JsonArray crops && crops.Where(crop => crop?["coordinates"] is JsonObject).ToList() is { Count: > 0 } cut) stored["crops"] = new JsonArray([.. cut.Select(crop => crop!.DeepClone())]);
        return stored;
    }

    private JsonObject? Link(JsonNode? link)
    {
        var key = Key(link, "destinationId");
        var url = link?["url"].Text();
        var name = link?["title"].Text() is { Length: > 0 } title ? title : url;
        return link?["linkType"].Text() switch
        {
            "Content" when key is { } document => new JsonObject { ["name"] = name ?? link["route"]?["path"].Text(), ["type"] = "document", ["unique"] = document.ToString() },
            "Media" when key is { } file && url is { Length: > 0 } => new JsonObject { ["name"] = name, ["type"] = "external", ["url"] = Address(new DeliveredMedia(file, url)) },
            "External" when url is { Length: > 0 } => new JsonObject { ["name"] = name, ["type"] = "external", ["url"] = url },
            _ => null,
        };
    }

    private JsonNode? RichText(JsonNode value)
    {
        if (value is not JsonObject text) return value.DeepClone();
        if (text["tag"].Text() is not null) throw new FormatException("Rich text is sent as JSON, which has lost the spaces between words. Set Umbraco:CMS:DeliveryApi:RichTextOutputAsJson to false.");
        if (text["markup"].Text() is not { } markup) return value.DeepClone();
        return markup.Contains("data-destination-id", StringComparison.Ordinal) ? WithKeys(markup) : markup;
    }

    /// <summary>Links that say which document they lead to are kept by its key, so that they follow it when it moves.</summary>
    private string WithKeys(string markup)
    {
        var body = Parser.ParseDocument("").Body!;
        body.InnerHtml = markup;
        foreach (var link in body.QuerySelectorAll("a[data-destination-id]"))
        {
            var address = link.GetAttribute("href") ?? "";
            if (!Guid.TryParse(link.GetAttribute("data-destination-id"), out var key)) continue;
            if (link.GetAttribute("data-link-type") == "Media") link.SetAttribute("href", Address(new DeliveredMedia(key, address)));
            else link.SetAttribute("href", LocalLink.To(key) + Rest(address));
        }
        return body.InnerHtml;
    }

    private static string Rest(string address) => address.IndexOfAny(['#', '?']) is >= 0 and var at ? address[at..] : "";

    private string Address(DeliveredMedia file)
    {
        media.Add(file);
        return PublishedMedia.UrlOf(file.Key, file.FileName);
    }

    private static Guid? Key(JsonNode? node, string name) => node is JsonObject item ? item[name].Key() : null;
}
