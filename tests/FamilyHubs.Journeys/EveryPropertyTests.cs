using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyHubs.ContentServer.Accounts;
using FamilyHubs.ContentServer.Model;
using FamilyHubs.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace FamilyHubs.Journeys;

/// <summary>Everything in the content model can be written with the mouse and the keyboard, and the public gets what was written.</summary>
public sealed class EveryPropertyTests(EditedSite site) : IClassFixture<EditedSite>
{
    private const int WindowsAtOnce = 3;

    private readonly EveryField every = new(site);

    private readonly ConcurrentBag<string> faults = [];

    private readonly ConcurrentBag<string> covered = [];

    [BrowserFact]
    public Task Every_property_of_every_type_is_changed_on_the_screen_and_published() => Visitor.OnAsync(site, async visitor =>
    {
        await visitor.SignInAsync(Role.Administrator);
        var work = new ConcurrentQueue<(string What, Func<WrittenForm, Task> Write)>([("blocks", WriteBlocksAsync), .. every.DocumentTypes.Select(type => (type.Alias, (Func<WrittenForm, Task>)(form => WriteAsync(form, type))))]);
        var session = await visitor.Page.Context.StorageStateAsync();
        await Task.WhenAll(Enumerable.Range(0, WindowsAtOnce).Select(_ => Visitor.OnAsync(
            site,
            async window =>
            {
                var form = new WrittenForm(window.Page, site, every);
                while (work.TryDequeue(out var next)) await TryAsync(next.What, () => next.Write(form));
                foreach (var type in form.Covered) covered.Add(type);
            },
            set: options => options.StorageState = session)));
        Faults.None(faults);
        Assert.Equal(every.DocumentTypes.Concat(every.BlockTypes).Select(type => type.Alias).Order(), covered.Distinct().Order());
    });

    [Fact]
    public async Task A_file_far_too_large_beside_a_text_is_refused_with_a_sentence_and_takes_no_text_away()
    {
        using var editor = await EditorClient.SignInAsync(site, Role.Editor);
        var screen = await EditScreen.OpenAsync(editor, site.Site.Find("/help/baby-sleep/safer-sleep")!.Key);
        screen.WithoutThose("v.content[").Set("v.summary", "Typed beside a large file").Set("v.content[0].$type", "picture").Set("v.content[0].$key", Guid.NewGuid().ToString());
        var page = await screen.UploadAsync("content[0].image", "large.png", new byte[100_000_000]);
        Assert.Contains("The file is larger than 50 MB.", page.Words(".govuk-error-summary li"), StringComparison.Ordinal);
        Assert.Equal(["Typed beside a large file"], screen["v.summary"]);
    }

    private async Task TryAsync(string what, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception fault) when (fault is TimeoutException or PlaywrightException)
        {
            faults.Add($"{what}: {fault}");
        }
    }

    private async Task WriteAsync(WrittenForm form, ContentType type)
    {
        Guid key;
        if (await every.AboveAsync(type) is { } above) key = await form.AddAsync(above, type, $"Every property of {type.Alias}");
        else await form.OpenAsync(key = (await every.AnyOfAsync(type))!.Value);
        await PublishAsync(form, type, key, await form.WriteAsync(type));
    }

    /// <summary>Every block in one page; then the last goes up one place, the first is copied, and the copy is taken out.</summary>
    private async Task WriteBlocksAsync(WrittenForm form)
    {
        var type = every.Model.Get("informationPage");
        var key = await form.AddAsync((await every.AboveAsync(type))!.Value, type, "Every block");
        var expected = new JsonObject();
        foreach (var alias in new[] { "title", "summary" }) expected[alias] = await form.WriteAsync(every.Write(type.Properties[alias], ""));
        var blocks = new JsonArray();
        foreach (var block in every.BlocksOf(type.Properties["content"])) blocks.Add(await form.AddBlockAsync("content", block));
        var last = blocks.Count - 1;
        await form.PressAsync($"up content[{last}]");
        await form.AssertBlockAsync($"content[{last - 1}]", blocks[last]!["contentType"]!.ToString());
        var moved = blocks[last];
        blocks.RemoveAt(last);
        blocks.Insert(last - 1, moved);
        await form.CloseAsync("content[0]");
        await form.PressAsync("copy content[0]");
        await form.AssertBlockAsync("content[1]", blocks[0]!["contentType"]!.ToString());
        await form.PressAsync("remove content[1]");
        await form.AssertBlockAsync("content[1]", blocks[1]!["contentType"]!.ToString());
        expected["content"] = blocks;
        await PublishAsync(form, type, key, expected);
    }

    private async Task PublishAsync(WrittenForm form, ContentType type, Guid key, JsonObject expected)
    {
        var refused = await form.PublishAsync();
        if (refused.Count > 0) faults.Add($"{type.Alias}: {string.Join("; ", refused)}");
        else Compare(type, expected, await DeliveredAsync(key), type.Alias);
    }

    private void Compare(ContentType type, JsonObject expected, JsonElement properties, string where)
    {
        foreach (var (alias, value) in expected)
        {
            if (!properties.TryGetProperty(alias, out var delivered)) faults.Add($"{where}.{alias} is not delivered");
            else if (type.Properties[alias].DataType.EditorAlias == "Umbraco.BlockList") CompareBlocks(value!.AsArray(), delivered, $"{where}.{alias}");
            else if (Missing(type.Properties[alias], value!, delivered) is { Count: > 0 } missing) faults.Add($"{where}.{alias} lacks {string.Join(", ", missing)}: {delivered}");
        }
    }

    private void CompareBlocks(JsonArray expected, JsonElement delivered, string where)
    {
        List<JsonElement> blocks = [.. delivered.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content")).TakeLast(expected.Count)];
        if (blocks.Count < expected.Count) faults.Add($"{where} has only {blocks.Count} blocks");
        foreach (var (block, wanted) in blocks.Zip(expected))
        {
            var type = every.Model.Get(wanted!["contentType"]!.ToString());
            if (block.GetProperty("contentType").GetString() != type.Alias) faults.Add($"{where} has {block.GetProperty("contentType")} where {type.Alias} should be");
            else Compare(type, wanted["values"]!.AsObject(), block.GetProperty("properties"), $"{where}.{type.Alias}");
        }
    }

    private static List<string> Missing(PropertyType property, JsonNode expected, JsonElement delivered)
    {
        if (property.DataType.EditorAlias == "Umbraco.RichText") return delivered.GetProperty("markup").GetString()!.Contains(expected.ToString(), StringComparison.Ordinal) ? [] : [expected.ToString()];
        if (property.DataType.EditorAlias == "Umbraco.DateTimeWithTimeZone") return delivered.GetDateTimeOffset() == expected.GetValue<DateTimeOffset>() ? [] : [expected.ToString()];
        return [.. WrittenForm.Leaves(expected.Deserialize<JsonElement>()).Except(WrittenForm.Leaves(delivered))];
    }

    /// <summary>The properties of a document as the Delivery API gives them to anybody.</summary>
    private async Task<JsonElement> DeliveredAsync(Guid key)
    {
        var answer = await site.Http.GetAsync(new Uri($"/umbraco/delivery/api/v2/content/item/{key}", UriKind.Relative));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("properties");
    }
}
