using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Documents;
using FamilyHubs.ContentServer.Editor.Content;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.ContentServer.Properties;
using FamilyHubs.ContentServer.Published;
using FamilyHubs.TestKit;
using Xunit;

namespace FamilyHubs.ContentServer.Tests.Editor;

/// <summary>Everything in the content model can be written on the screens, and the public sees what was written.</summary>
public sealed class EveryPropertyTests(SeededSite site) : IClassFixture<SeededSite>
{
    private ContentModel Model => site.Get<ContentModel>();

    [Fact]
    public void Every_property_editor_in_the_model_has_its_partial_and_its_reading()
    {
        var used = Model.DataTypes.Select(type => type.EditorAlias).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(used);
        Assert.Subset(PostedValues.Aliases.ToHashSet(), used.ToHashSet());
        foreach (var alias in used) Assert.True(File.Exists(Path.Combine(Repository.Root, "src/FamilyHubs.ContentServer/Editor/Properties", FieldName.PartialOf(alias) + ".cshtml")), alias);
    }

    [Fact]
    public async Task Every_property_of_every_document_type_is_changed_on_the_screen_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, "publisher");
        List<string> faults = [];
        foreach (var type in Model.ContentTypes.Where(IsDocumentType)) faults.AddRange(await ChangeAllAsync(publisher, type));
        Faults.None(faults);
    }

    [Fact]
    public async Task Every_block_is_filled_in_on_the_screen_and_published()
    {
        using var publisher = await EditorClient.SignInAsync(site, "publisher");
        var host = Model.Get("informationPage");
        List<string> faults = [];
        foreach (var block in BlockListEditor.AllowedIn(host.Properties["content"], Model))
        {
            var key = await CreateAsync(publisher, host, $"Page with {block.Alias}");
            var screen = await EditScreen.OpenAsync(publisher, key);
            FillInNeeded(screen, host, "");
            await screen.PressAsync($"add content {block.Alias}");
            var expected = FillIn(screen, block, "content[0].");
            faults.AddRange(await PublishAsync(screen, key, block.Alias, values => values.GetProperty("content")[0].GetProperty("values"), expected));
        }
        Faults.None(faults);
    }

    private bool IsDocumentType(ContentType type) => !type.IsElement && !Model.ContentTypes.Any(other => other.Compositions.Contains(type.Alias));

    private async Task<IEnumerable<string>> ChangeAllAsync(EditorClient publisher, ContentType type)
    {
        var parents = Model.ContentTypes.Where(other => other.AllowedContentTypes.Contains(type.Alias)).ToList();
        var key = type.AllowedAsRoot || parents.Count == 0 ? (await AnyOfAsync(type))!.Key : await CreateAsync(publisher, type, $"Every property of {type.Alias}");
        var screen = await EditScreen.OpenAsync(publisher, key);
        var expected = FillIn(screen, type, "");
        return await PublishAsync(screen, key, type.Alias, values => values, expected);
    }

    private async Task<Guid> CreateAsync(EditorClient publisher, ContentType type, string name)
    {
        List<ContentType> parents = [.. Model.ContentTypes.Where(other => other.AllowedContentTypes.Contains(type.Alias))];
        foreach (var parent in parents)
        {
            if (await AnyOfAsync(parent) is not { } above) continue;
            var answer = await publisher.SendAsync($"/editor/content/new?under={above.Key}", new() { ["name"] = name, ["type"] = type.Alias });
            return Guid.Parse(answer.Header("Location")!.Split('/', '?')[3]);
        }
        throw new InvalidOperationException($"Nothing in the seeds may stand above a {type.Alias}.");
    }

    private async Task<TreeRow?> AnyOfAsync(ContentType type) =>
        (await site.Get<DocumentTree>().SearchAsync(new TreeSearch("", type.Alias))).Select(placed => placed.Row).FirstOrDefault(row => row.Path is not null);

    private async Task<IEnumerable<string>> PublishAsync(EditScreen screen, Guid key, string what, Func<JsonElement, JsonElement> part, Dictionary<string, string> expected)
    {
        var answer = await screen.PressAsync("publish");
        if (answer.Header("Location") is not { } next || !next.EndsWith("done=published", StringComparison.Ordinal))
            return [$"{what}: {(int)answer.Status} {string.Join("; ", answer.ListOf(".govuk-error-summary li"))}"];
        if (site.Site.FindContent(key) is not { } content) return [$"{what}: is not live"];
        var values = part(content.Values);
        return expected.Where(pair => !values.TryGetProperty(pair.Key, out var value) || !Same(value, pair.Value)).Select(pair => $"{what}.{pair.Key} should hold {pair.Value}");
    }

    private static bool Same(JsonElement value, string expected) => JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), JsonNode.Parse(expected));

    private void FillInNeeded(EditScreen screen, ContentType type, string place)
    {
        foreach (var property in type.PropertyList.Where(property => property.Mandatory)) Write(screen, property, place);
    }

    /// <summary>Writes something into every property.</summary>
    /// <returns>What the public must see, as JSON, by alias.</returns>
    private Dictionary<string, string> FillIn(EditScreen screen, ContentType type, string place) =>
        type.PropertyList.ToDictionary(property => property.Alias, property => Write(screen, property, place));

    private string Write(EditScreen screen, PropertyType property, string place)
    {
        var name = FieldName.Of(place + property.Alias);
        switch (property.DataType.EditorAlias)
        {
            case "Umbraco.TextBox" or "Umbraco.TextArea":
                var text = property.Alias switch { "postcode" => "LE67 3EA", "from" => "/an-old-address", "exitUrl" => "https://www.bbc.co.uk/weather", "securityContact" => "mailto:security@example.org", "phone" or "bookingPhone" => "0116 496 0123", "textNumber" => "85258", _ => $"Words of {property.Alias}" };
                screen.Set(name, text);
                return JsonSerializer.Serialize(text);
            case "Umbraco.EmailAddress":
                screen.Set(name, "hello@example.org");
                return "\"hello@example.org\"";
            case "Umbraco.Integer":
                screen.Set(name, property.Alias == "maxAgeMonths" ? "24" : "12");
                return property.Alias == "maxAgeMonths" ? "24" : "12";
            case "Umbraco.Decimal":
                screen.Set(name, "52.63");
                return "52.63";
            case "Umbraco.TrueFalse":
                screen.Set(name, "true");
                return "true";
            case "Umbraco.DateOnly":
                screen.Set(name, "2027-02-03");
                return "\"2027-02-03\"";
            case "Umbraco.DateTimeWithTimeZone":
                screen.Set(name + ".day", "2027-07-01").Set(name + ".time", "09:30");
                return "\"2027-07-01T08:30:00Z\"";
            case "Umbraco.Tags" or "Umbraco.MultipleTextstring":
                screen.Set(name, "one thing | 1\nanother thing | 2");
                return """["one thing | 1","another thing | 2"]""";
            case "Umbraco.DropDown.Flexible":
                var choice = DropDownEditor.ItemsOf(property).Last();
                screen.Set(name, choice);
                return JsonSerializer.Serialize(choice);
            case "Umbraco.CheckBoxList":
                var choices = DropDownEditor.ItemsOf(property).Take(2).ToArray();
                screen.Set(name, choices);
                return JsonSerializer.Serialize(choices);
            case "Umbraco.RichText":
                screen.Set(name, "<h2>A part</h2><p>With <strong>words</strong> and <a href=\"/help\">help</a>.</p>");
                return JsonSerializer.Serialize($"<h2>A part</h2><p>With <strong>words</strong> and <a href=\"{LocalLink.To(Key("/help"))}\">help</a>.</p>");
            case "Umbraco.BlockList":
                var block = BlockListEditor.AllowedIn(property, Model).First();
                screen.WithoutThose(name + "[").Set($"{name}[0].$type", block.Alias).Set($"{name}[0].$key", "0b2f66d0-5f0c-4a57-9e9c-2f6a2a4f1c01");
                FillIn(screen, block, $"{place}{property.Alias}[0].");
                var inside = new JsonObject(block.PropertyList.Select(own => KeyValuePair.Create(own.Alias, JsonNode.Parse(Write(screen, own, $"{place}{property.Alias}[0].")))));
                return new JsonArray(new JsonObject { ["key"] = "0b2f66d0-5f0c-4a57-9e9c-2f6a2a4f1c01", ["contentType"] = block.Alias, ["values"] = inside }).ToJsonString();
            case "Umbraco.MultiNodeTreePicker":
                var types = Picks.TypesFor(property, Model);
                var page = types.Count == 0 ? Key("/help") : site.Site.OfType(types.First()).OrderBy(found => found.Name).First().Key;
                screen.Set(name, page.ToString());
                return $"[\"{page}\"]";
            case "Umbraco.MediaPicker3":
                var file = site.Site.Media.OrderBy(item => item.Name, StringComparer.Ordinal).First().Key;
                screen.Set(name, file.ToString());
                return $$"""[{"mediaKey":"{{file}}"}]""";
            case "Umbraco.MultiUrlPicker":
                screen.Set($"{name}[0].name", "Help").Set($"{name}[0].address", "/help").Set($"{name}[0].page", "");
                return $$"""[{"name":"Help","type":"document","unique":"{{Key("/help")}}"}]""";
            case "FamilyHubs.OpeningHours":
                screen.Set($"{name}[0].day", "monday").Set($"{name}[0].from", "09:00").Set($"{name}[0].to", "12:30").Set($"{name}[0].presence", "staffed");
                return """[{"day":"monday","from":"09:00","to":"12:30","presence":"staffed"}]""";
            case "FamilyHubs.SpecialDays":
                screen.Set($"{name}[0].from", "2027-03-01").Set($"{name}[0].to", "2027-03-02").Set($"{name}[0].reason", "Staff training").Set($"{name}[0].hours[0].from", "10:00").Set($"{name}[0].hours[0].to", "11:00").Set($"{name}[0].hours[0].presence", "staffed");
                return """[{"from":"2027-03-01","to":"2027-03-02","reason":"Staff training","hours":[{"from":"10:00","to":"11:00","presence":"staffed"}]}]""";
            case "FamilyHubs.NamedDays":
                screen.Set($"{name}[0].name", "A day").Set($"{name}[0].from", "2027-05-03").Set($"{name}[0].to", "2027-05-03");
                return """[{"name":"A day","from":"2027-05-03","to":"2027-05-03"}]""";
            case "FamilyHubs.Schedule":
                screen.Set(name + ".repeat", "weekly").Set(name + ".days", "tuesday").Set(name + ".startTime", "09:30").Set(name + ".endTime", "11:00").Set(name + ".firstDate", "2027-01-05").Set(name + ".season", "term time").Set(name + ".skipBankHolidays", "true");
                return """{"repeat":"weekly","days":["tuesday"],"startTime":"09:30","endTime":"11:00","firstDate":"2027-01-05","season":"term time","skipBankHolidays":true}""";
            default:
                throw new InvalidOperationException($"This test does not know how to write {property.DataType.EditorAlias}.");
        }
    }

    private Guid Key(string path) => site.Site.Find(path)!.Key;
}
