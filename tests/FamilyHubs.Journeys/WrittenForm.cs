using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Editor.Properties;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Microsoft.Playwright;

namespace FamilyHubs.Journeys;

/// <summary>The form of a document as an editor with a mouse and a keyboard uses it.</summary>
internal sealed class WrittenForm(IPage page, BrowsedSite site, EveryField every)
{
    private const string FillIn = """
        fields => {
          for (const { name, values } of fields) {
            const found = [...document.querySelectorAll(`form[data-edit] [name="${CSS.escape(name)}"]`)].filter(field => field.type !== "hidden");
            if (found.length === 0 && !document.querySelector(`form[data-edit] [name="${CSS.escape(name)}"]`)) throw new Error(`${name} is not in the form`);
            for (const field of found) {
              if (!field.checkVisibility() || field.matches(":disabled") || field.readOnly) throw new Error(`${name} cannot be reached`);
              if (field.type === "checkbox") {
                if (field.checked !== values.includes(field.value)) field.click();
                continue;
              }
              field.value = values[0];
              if (field.value !== values[0]) throw new Error(`${name} does not take ${values[0]}`);
              field.dispatchEvent(new Event("input", { bubbles: true }));
              field.dispatchEvent(new Event("change", { bubbles: true }));
            }
          }
        }
        """;

    /// <summary>The types whose every property was written.</summary>
    public HashSet<string> Covered { get; } = [];

    public Task OpenAsync(Guid key) => page.GotoAsync(new Uri(site.Address, $"/editor/content/{key}").ToString());

    /// <summary>Adds a document on the screen where documents are added, and stays on its form.</summary>
    public async Task<Guid> AddAsync(Guid above, ContentType type, string name)
    {
        await page.GotoAsync(new Uri(site.Address, $"/editor/content/new?under={above}").ToString());
        await page.Locator("#name").FillAsync(name);
        await page.Locator($"#type-{type.Alias}").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.ArriveAsync(url => url.EndsWith("done=added", StringComparison.Ordinal));
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    /// <summary>Changes every property of a document or of a block in it.</summary>
    /// <returns>What the public must see, as it is stored, by alias.</returns>
    public async Task<JsonObject> WriteAsync(ContentType type, string place = "")
    {
        var expected = new JsonObject();
        List<Written> plain = [];
        foreach (var written in every.Write(type, place))
        {
            if (NeedsHands(written)) expected[written.Property.Alias] = await WriteAsync(written);
            else plain.Add(written);
        }
        await FillAsync(plain);
        foreach (var written in plain) expected[written.Property.Alias] = JsonNode.Parse(written.Json);
        Covered.Add(type.Alias);
        return expected;
    }

    /// <summary>Adds a block at the end of a list, and fills it in.</summary>
    public async Task<JsonObject> AddBlockAsync(string list, ContentType block)
    {
        var at = await page.EvaluateAsync<int>("start => [...document.querySelectorAll('input[type=hidden]')].filter(input => input.name.startsWith(start) && /^\\d+\\]\\.\\$type$/.test(input.name.slice(start.length))).length", $"{FieldName.Of(list)}[");
        await PressAsync($"add {list} {block.Alias}");
        await page.Locator($"[name='{FieldName.Of($"{list}[{at}]")}.$type'][value={block.Alias}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new JsonObject { ["contentType"] = block.Alias, ["values"] = await WriteAsync(block, $"{list}[{at}].") };
    }

    /// <summary>Presses a button that changes a list; one in a closed part is reached as a reader reaches it.</summary>
    public async Task PressAsync(string verb)
    {
        var button = page.Locator($"button[name=do][value='{verb}']");
        if (!await button.IsVisibleAsync()) await page.Locator("details", new() { Has = button }).Last.Locator("> summary").ClickAsync();
        await button.ClickAsync();
    }

    /// <summary>Folds a block by its heading, as somebody does who wants to see the others.</summary>
    public async Task CloseAsync(string place)
    {
        await page.Locator($"#{FieldName.IdOf(place)} > summary").ClickAsync();
        await page.Locator($"#{FieldName.IdOf(place)} > .editor-block__fields").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Waits until a block of this type is there.</summary>
    public Task AssertBlockAsync(string place, string type) => page.Locator($"[name='{FieldName.Of(place)}.$type'][value={type}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <returns>What the server says is wrong; nothing when it was published.</returns>
    public async Task<IReadOnlyList<string>> PublishAsync()
    {
        await page.EvaluateAsync("() => { document.body.dataset.before = 'yes'; }");
        await page.Locator("button[name=do][value=publish]").ClickAsync();
        await page.WaitForFunctionAsync("() => !document.body.dataset.before && document.readyState === 'complete'");
        return page.Url.EndsWith("done=published", StringComparison.Ordinal) ? [] : await page.Locator(".govuk-error-summary li, h1").AllInnerTextsAsync();
    }

    /// <returns>What the public must see, as it is stored.</returns>
    public async Task<JsonNode?> WriteAsync(Written written)
    {
        switch (written.Property.DataType.EditorAlias)
        {
            case "Umbraco.RichText":
                return await TypeAsync(written);
            case "Umbraco.BlockList":
                return new JsonArray(await AddBlockAsync(written.Place, every.BlocksOf(written.Property)[0]));
            case "Umbraco.MultiNodeTreePicker" or "Umbraco.MediaPicker3":
                await PickAsync(written);
                break;
            case "Umbraco.MultiUrlPicker":
                await LinkAsync(written);
                break;
            case "FamilyHubs.OpeningHours":
                await FillAsync([written]);
                await PressAsync($"weekdays {written.Place}");
                await page.Locator($"[name^='{FieldName.Of(written.Place)}'][aria-label='Friday: opens'][value='09:00']").WaitForAsync();
                break;
            case "FamilyHubs.SpecialDays" or "FamilyHubs.NamedDays":
                await FillAsync([written]);
                await PressAsync($"more {written.Place}");
                await page.Locator($"[name='{FieldName.Of(written.Place)}[1].from']").WaitForAsync();
                break;
            case "FamilyHubs.Schedule":
                await FillAsync([written]);
                await PressAsync($"more {written.Place}");
                await page.Locator(".editor-next li").First.WaitForAsync();
                break;
            default:
                await FillAsync([written]);
                break;
        }
        return JsonNode.Parse(written.Json);
    }

    /// <summary>Fields that are more than what the browser makes of them by itself.</summary>
    private static bool NeedsHands(Written written) => written.Property.DataType.EditorAlias is
        "Umbraco.RichText" or "Umbraco.BlockList" or "Umbraco.MultiNodeTreePicker" or "Umbraco.MediaPicker3" or "Umbraco.MultiUrlPicker"
        or "FamilyHubs.OpeningHours" or "FamilyHubs.SpecialDays" or "FamilyHubs.NamedDays" or "FamilyHubs.Schedule";

    /// <summary>Fills in many fields at once. One that somebody could not see or not change is a fault.</summary>
    private Task FillAsync(IEnumerable<Written> written) => page.EvaluateAsync(FillIn, written.SelectMany(one => one.Fields).Select(field => new { name = field.Name, values = field.Values }).ToArray());

    /// <summary>Writes a heading and a line with a strong word, by the keys and by a tool.</summary>
    private async Task<JsonNode> TypeAsync(Written written)
    {
        var id = FieldName.IdOf(written.Place);
        await page.Locator($"[data-field='{written.Place}']").ScrollIntoViewIfNeededAsync();
        var text = page.Locator($"#{id}[contenteditable=true]");
        await text.ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("A part");
        await page.Locator($"[data-field='{written.Place}'] .editor-rich__tool", new() { HasTextString = "Heading" }).First.ClickAsync();
        await page.Locator($"#{id}:focus").WaitForAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.InsertTextAsync("With ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.InsertTextAsync(written.Place);
        return JsonValue.Create($"<h2>A part</h2><p>With <strong>{written.Place}</strong></p>");
    }

    /// <summary>Types the name into the picker and chooses what is offered.</summary>
    private async Task PickAsync(Written written)
    {
        var key = written.Fields.Single().Values.Single();
        var name = site.Site.FindContent(Guid.Parse(key))?.Name ?? site.Site.FindMedia(Guid.Parse(key))!.FileName;
        await page.Locator($"#{FieldName.IdOf(written.Place)}-find").FillAsync(name);
        await ChooseAsync(name);
        await page.Locator($"input[name='{FieldName.Of(written.Place)}'][value='{key}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private async Task LinkAsync(Written written)
    {
        var id = FieldName.IdOf(written.Place);
        var name = site.Site.Find("/help")!.Name;
        await page.Locator($"#{id}-0-address").FillAsync(name);
        await ChooseAsync(name);
        await page.Locator($"#{id}-0-name").FillAsync(written.Fields[0].Values.Single());
    }

    private Task ChooseAsync(string name) => page.Locator("[role=option]:visible").Filter(new() { HasTextString = name }).First.ClickAsync();

    /// <summary>The strings, numbers and claims in a value, without what only says of what kind it is.</summary>
    public static IEnumerable<string> Leaves(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(part => part.Name is not ("type" or "key")).SelectMany(part => Leaves(part.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Null => [],
        _ => [value.GetRawText()],
    };
}
