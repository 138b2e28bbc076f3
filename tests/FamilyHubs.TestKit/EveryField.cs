using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;

namespace FamilyHubs.TestKit;

/// <summary>What to write into one property.</summary>
/// <param name="Property">Which one.</param>
/// <param name="Place">Where it is in the document, like <c>content[2].text</c>.</param>
/// <param name="Fields">The form fields and what goes into them.</param>
/// <param name="Json">What the public must then see, as it is stored.</param>
public sealed record Written(PropertyType Property, string Place, IReadOnlyList<(string Name, string[] Values)> Fields, string Json);

/// <summary>Knows something to write into every property of the content model. A new property editor has to be told here what is written in it.</summary>
/// <param name="site">Its pages and files are what is picked.</param>
/// <param name="words">What goes where anything may be written; without it, words that name the property.</param>
public sealed class EveryField(SeededSite site, Func<PropertyType, string>? words = null)
{
    private const string BlockKey = "0b2f66d0-5f0c-4a57-9e9c-2f6a2a4f1c01";

    public ContentModel Model => site.Get<ContentModel>();

    /// <summary>Types of documents that can be published; those that are only parts of others are not, nor is what holds templates.</summary>
    public IReadOnlyList<ContentType> DocumentTypes => [.. Model.ContentTypes.Where(type => !type.IsElement && !type.HoldsTemplates && !Model.ContentTypes.Any(other => other.Compositions.Contains(type.Alias)))];

    public IReadOnlyList<ContentType> BlockTypes => [.. Model.ContentTypes.Where(type => type.IsElement)];

    /// <summary>A live document below which one of this type may be added; null when it cannot be added, only changed.</summary>
    public async Task<Guid?> AboveAsync(ContentType type)
    {
        if (type.AllowedAsRoot) return null;
        foreach (var parent in Model.ContentTypes.Where(other => other.AllowedContentTypes.Contains(type.Alias)))
            if (await AnyOfAsync(parent) is { } above) return above;
        return null;
    }

    public async Task<Guid?> AnyOfAsync(ContentType type) =>
        (await site.Get<DocumentTree>().SearchAsync(new TreeSearch("", type.Alias))).Select(placed => placed.Row).FirstOrDefault(row => row.Path is not null)?.Key;

    public IReadOnlyList<ContentType> BlocksOf(PropertyType property) => [.. BlockListEditor.AllowedIn(property, Model)];

    public IEnumerable<Written> Write(ContentType type, string place = "") => type.PropertyList.Select(property => Write(property, place));

    public Written Write(PropertyType property, string place)
    {
        var name = FieldName.Of(place + property.Alias);
        Written All(string json, params (string Part, string Value)[] parts) => new(property, place + property.Alias, [.. parts.Select(part => (name + part.Part, new[] { part.Value }))], json);
        Written Text(string text) => All(JsonSerializer.Serialize(text), ("", text));

        switch (property.DataType.EditorAlias)
        {
            case "Umbraco.TextBox" or "Umbraco.TextArea":
                return Text(Special(property.Alias) ?? WordsFor(property));
            case "Umbraco.EmailAddress":
                return Text("hello@example.org");
            case "Umbraco.Integer":
                var number = property.Alias == "maxAgeMonths" ? "24" : "12";
                return All(number, ("", number));
            case "Umbraco.Decimal":
                return All("52.63", ("", "52.63"));
            case "Umbraco.TrueFalse":
                return All("true", ("", "true"));
            case "Umbraco.DateOnly":
                return Text("2027-02-03");
            case "Umbraco.DateTimeWithTimeZone":
                return All("\"2027-07-01T08:30:00Z\"", (".day", "2027-07-01"), (".time", "09:30"));
            case "Umbraco.Tags" or "Umbraco.MultipleTextstring":
                string[] lines = words is null ? ["one thing | 1", "another thing | 2"] : [$"{words(property)} | 1", $"{words(property)}. | 2"];
                return All(JsonSerializer.Serialize(lines), ("", string.Join('\n', lines)));
            case "Umbraco.DropDown.Flexible":
                return Text(DropDownEditor.ItemsOf(property).Last());
            case "Umbraco.CheckBoxList":
                var choices = DropDownEditor.ItemsOf(property).Take(2).ToArray();
                return new(property, place + property.Alias, [(name, choices)], JsonSerializer.Serialize(choices));
            case "Umbraco.RichText":
                var stored = $"<h2>A part</h2><p>With <strong>words</strong> and <a href=\"{LocalLink.To(Key("/help"))}\">help</a>.</p>";
                return All(JsonSerializer.Serialize(stored), ("", "<h2>A part</h2><p>With <strong>words</strong> and <a href=\"/help\">help</a>.</p>" + words?.Invoke(property)));
            case "Umbraco.BlockList":
                return Block(property, place, BlocksOf(property)[0]);
            case "Umbraco.MultiNodeTreePicker":
                var page = PageFor(property);
                return All($"[\"{page}\"]", ("", page.ToString()));
            case "Umbraco.MediaPicker3":
                var file = site.Site.Media.OrderBy(item => item.Name, StringComparer.Ordinal).First().Key;
                return All($$"""[{"mediaKey":"{{file}}"}]""", ("", file.ToString()));
            case "Umbraco.MultiUrlPicker":
                var link = words?.Invoke(property) ?? "Help";
                return All(new JsonArray(new JsonObject { ["name"] = link, ["type"] = "document", ["unique"] = Key("/help").ToString() }).ToJsonString(), ("[0].name", link), ("[0].address", "/help"), ("[0].page", ""));
            case "FamilyHubs.OpeningHours":
                return All("""[{"day":"monday","from":"09:00","to":"12:30","presence":"staffed"}]""", ("[0].day", "monday"), ("[0].from", "09:00"), ("[0].to", "12:30"), ("[0].presence", "staffed"));
            case "FamilyHubs.SpecialDays":
                var reason = words?.Invoke(property) ?? "Staff training";
                return All($$"""[{"from":"2027-03-01","to":"2027-03-02","reason":{{JsonSerializer.Serialize(reason)}},"hours":[{"from":"10:00","to":"11:00","presence":"staffed"}]}]""", ("[0].from", "2027-03-01"), ("[0].to", "2027-03-02"), ("[0].reason", reason), ("[0].hours[0].from", "10:00"), ("[0].hours[0].to", "11:00"), ("[0].hours[0].presence", "staffed"));
            case "FamilyHubs.NamedDays":
                var day = words?.Invoke(property) ?? "A day";
                return All($$"""[{"name":{{JsonSerializer.Serialize(day)}},"from":"2027-05-03","to":"2027-05-03"}]""", ("[0].name", day), ("[0].from", "2027-05-03"), ("[0].to", "2027-05-03"));
            case "FamilyHubs.Schedule":
                return All("""{"repeat":"weekly","days":["tuesday"],"startTime":"09:30","endTime":"11:00","firstDate":"2027-01-05","season":"term time","skipBankHolidays":true}""", (".repeat", "weekly"), (".days", "tuesday"), (".startTime", "09:30"), (".endTime", "11:00"), (".firstDate", "2027-01-05"), (".season", "term time"), (".skipBankHolidays", "true"));
            default:
                throw new InvalidOperationException($"Nobody said what to write into {property.DataType.EditorAlias}.");
        }
    }

    /// <summary>A list with one block of this type in it, with every property of the block.</summary>
    public Written Block(PropertyType property, string place, ContentType block)
    {
        var name = FieldName.Of(place + property.Alias);
        List<Written> inside = [.. Write(block, $"{place}{property.Alias}[0].")];
        var values = new JsonObject(inside.Select(own => KeyValuePair.Create(own.Property.Alias, JsonNode.Parse(own.Json))));
        return new(
            property,
            place + property.Alias,
            [($"{name}[0].$type", [block.Alias]), ($"{name}[0].$key", [BlockKey]), .. inside.SelectMany(own => own.Fields)],
            new JsonArray(new JsonObject { ["key"] = BlockKey, ["contentType"] = block.Alias, ["values"] = values }).ToJsonString());
    }

    private string WordsFor(PropertyType property)
    {
        var text = words?.Invoke(property) ?? $"Words of {property.Alias}";
        var most = (int?)property.DataType.Configuration["maxChars"] ?? int.MaxValue;
        return text.Length > most ? text[..most] : text;
    }

    /// <summary>What is checked to be more than words.</summary>
    private static string? Special(string alias) => alias switch
    {
        "postcode" => "LE67 3EA",
        "from" => "/an-old-address",
        "exitUrl" => "https://www.bbc.co.uk/weather",
        "securityContact" => "mailto:security@example.org",
        "phone" or "bookingPhone" => "0116 496 0123",
        "textNumber" => "85258",
        _ => null,
    };

    /// <summary>A page that a picker offers, with a name that no other has.</summary>
    private Guid PageFor(PropertyType property)
    {
        var types = Picks.TypesFor(property, Model);
        if (types.Count == 0) return Key("/help");
        var found = types.SelectMany(site.Site.ContentsOfType).ToList();
        return found.Where(one => found.Count(other => other.Name.Contains(one.Name, StringComparison.OrdinalIgnoreCase)) == 1).OrderBy(one => one.Name, StringComparer.Ordinal).First().Key;
    }

    private Guid Key(string path) => site.Site.Find(path)!.Key;
}
